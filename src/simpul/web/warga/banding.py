"""Two people side by side before they are merged: which value stands, what each has, and what each month will say."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.queries import BarisPenimbangan, list_kunjungan, person_penimbangan
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import BarisOrang, Profil, profile, reveal_nik
from simpul.web.templatetags.simpul import tanggal
from simpul.web.warga.growth import month_words
from simpul.web.warga.reach import person_target
from simpul.web.warga.words import GUEST, KELAMIN, STATUS

VISIT_YEARS = 5
# Facts that may be taken over from the row that is merged away, by the fields of a correction.
TAKEN: Final = {
    "nama": ("nama",),
    "nik": ("nik",),
    "lahir": ("tanggal_lahir", "tanggal_lahir_perkiraan"),
    "ibu": ("nama_ibu",),
    "keluarga": ("keluarga_id",),
    "tempat": ("dusun", "rw", "rt"),
    "telepon": ("telepon",),
}


@dataclass(frozen=True, slots=True)
class Isian:
    """One fact of both rows. `ambil` is its code when the other value may be taken over, `usul` when it should be."""

    kata: str
    dipakai: str
    digabung: str
    ambil: str = ""
    usul: bool = False


@dataclass(frozen=True, slots=True)
class Bulan:
    """A month in which one of the two was weighed: what it says of each now, and of the one person afterwards."""

    bulan: dt.date
    dipakai: str
    digabung: str
    menjadi: str
    dua_hasil: bool


@dataclass(frozen=True, slots=True)
class Sisi:
    """One of the two with what was recorded for her; weights are None where this account may not read them."""

    orang: BarisOrang
    timbang: list[BarisPenimbangan] | None
    jumlah_timbang: int
    jumlah_kunjungan: int


@dataclass(frozen=True, slots=True)
class Banding:
    """The preview of a merge: `digabung` will be read under `dipakai`.

    From the month of `berkurang` on there is one person less to weigh; None when a guest, who never counted, is merged.
    """

    home: PosyanduInfo
    dipakai: Sisi
    digabung: Sisi
    isian: list[Isian]
    bulan: list[Bulan]
    berkurang: dt.date | None

    @property
    def sisi(self) -> tuple[Sisi, Sisi]:
        """Both, the row that stands first."""
        return self.dipakai, self.digabung

    @property
    def arah(self) -> str:
        """The direction as the form says it."""
        return f"{self.digabung.orang.id}|{self.dipakai.orang.id}"


def banding_of(
    request: HttpRequest, actor: ActorContext, home: PosyanduInfo, asal_id: UUID, tujuan_id: UUID
) -> Banding:
    """Both sides; raises `akses.ditolak` when one of them is not of this posyandu or both are one person."""
    today = clock.today(home.zona_waktu)
    asal, tujuan = (profile(home.kab_id, [home.id], key, today) for key in (asal_id, tujuan_id))
    if asal is None or tujuan is None or asal.orang.id == tujuan.orang.id:
        raise SimpulError(errors.DITOLAK)
    left, right = (_weighings(home, one) for one in (tujuan, asal))
    sees = all(_sees(request, actor, home, one) for one in (tujuan, asal))
    return Banding(
        home=home,
        dipakai=_side(home, tujuan, left, sees=sees, today=today),
        digabung=_side(home, asal, right, sees=sees, today=today),
        isian=_facts(tujuan, asal),
        bulan=_months(tujuan.orang, asal.orang, left, right) if sees else [],
        berkurang=_one_less(tujuan.orang, asal.orang),
    )


def _one_less(stays: BarisOrang, goes: BarisOrang) -> dt.date | None:
    if goes.status == GUEST:
        return None
    counted = (goes,) if stays.status == GUEST else (stays, goes)
    return max(month_of(one.terdaftar_tanggal) for one in counted)


def taken_over(home: PosyanduInfo, asal_id: UUID, wanted: Collection[str]) -> dict[str, Any]:
    """The fields of a correction that bring what was asked for from the row that is merged away."""
    found = profile(home.kab_id, [home.id], asal_id, clock.today(home.zona_waktu))
    if found is None:
        return {}
    fields: dict[str, Any] = {}
    for code in TAKEN:
        if code in wanted and code != "nik":
            fields |= {name: getattr(found.orang, name) for name in TAKEN[code]}
    number = reveal_nik(home.kab_id, home.id, found.orang.id) if "nik" in wanted else None
    return fields | ({"nik": number} if number else {})


def _weighings(home: PosyanduInfo, found: Profil) -> list[BarisPenimbangan]:
    rows = person_penimbangan(home.kab_id, home.id, found.orang.id)
    return [row for row in rows if not row.batal]


def _sees(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, found: Profil) -> bool:
    target = person_target(request, actor, home, [found.orang.id, *found.gabungan])
    return akses.decide(actor, Tindakan.LIHAT_KESEHATAN, target).allowed


def _side(home: PosyanduInfo, found: Profil, rows: list[BarisPenimbangan], *, sees: bool, today: dt.date) -> Sisi:
    first, end = dt.date(today.year - VISIT_YEARS, 1, 1), today + dt.timedelta(days=1)
    visits = list_kunjungan(home.kab_id, [home.id], first, end, warga_id=found.orang.id)
    return Sisi(found.orang, list(reversed(rows)) if sees else None, len(rows), len(visits))


def _facts(stays: Profil, goes: Profil) -> list[Isian]:
    a, b = stays.orang, goes.orang
    return [
        _fact("Nama", a.nama, b.nama, "nama"),
        Isian("Jenis kelamin", KELAMIN[a.jenis_kelamin], KELAMIN[b.jenis_kelamin]),
        _fact("Tanggal lahir", _birth(a), _birth(b), "lahir", better=_is_surer(b, a)),
        _fact("NIK", a.nik_samar, b.nik_samar, "nik"),
        Isian("Nomor sementara", a.nomor_sementara or "-", b.nomor_sementara or "-"),
        _fact("Nama ibu", a.nama_ibu, b.nama_ibu, "ibu"),
        _fact("Kepala keluarga", stays.kepala_keluarga, goes.kepala_keluarga, "keluarga"),
        _fact("Tempat", _place(a), _place(b), "tempat"),
        _fact("Telepon", a.telepon, b.telepon, "telepon"),
        Isian("Keadaan", STATUS.get(a.status, a.status), STATUS.get(b.status, b.status)),
        Isian("Terdaftar", tanggal(a.terdaftar_tanggal), tanggal(b.terdaftar_tanggal)),
    ]


def _fact(kata: str, stays: str | None, goes: str | None, code: str, *, better: bool = False) -> Isian:
    """A fact that may be taken over when the other row says something else; offered when there is none here."""
    differs = bool(goes) and goes != stays
    return Isian(kata, stays or "-", goes or "-", code if differs else "", differs and (not stays or better))


def _is_surer(one: BarisOrang, other: BarisOrang) -> bool:
    return other.tanggal_lahir_perkiraan and not one.tanggal_lahir_perkiraan


def _birth(person: BarisOrang) -> str:
    return f"{tanggal(person.tanggal_lahir)}{' (kira-kira)' if person.tanggal_lahir_perkiraan else ''}"


def _place(person: BarisOrang) -> str:
    parts = ("RT", person.rt), ("RW", person.rw), ("", person.dusun)
    return " ".join(f"{word} {value}".strip() for word, value in parts if value)


def _months(
    stays: BarisOrang, goes: BarisOrang, left: Sequence[BarisPenimbangan], right: Sequence[BarisPenimbangan]
) -> list[Bulan]:
    """Newest first. Two weighings of one day wait for a choice afterwards, as for one child always."""
    both = sorted([*left, *right], key=lambda row: (row.tanggal, row.dicatat_at))
    months = sorted({month_of(row.tanggal) for row in both}, reverse=True)
    days = {row.tanggal for row in left if row.dihitung} & {row.tanggal for row in right if row.dihitung}
    # The month after a weighing may change too: its weight has a last month then.
    return [
        Bulan(
            month,
            month_words(stays, left, month),
            month_words(goes, right, month),
            month_words(stays, both, month),
            dua_hasil=any(month <= day < add_months(month, 1) for day in days),
        )
        for month in months
    ]
