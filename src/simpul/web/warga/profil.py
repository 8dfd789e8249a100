"""A person's page: each part appears when the decision about it is yes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.queries import jejak_of
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.queries import BarisKunjungan, list_kunjungan, person_penimbangan
from simpul.posyandu.queries import PosyanduInfo, catalog_at
from simpul.usulan.queries import usulan_of
from simpul.warga.queries import BarisGabung, Profil, list_merges, profile
from simpul.warga.rules import group_of
from simpul.web.actor import note_read
from simpul.web.alasan import reason_of
from simpul.web.usulan.daftar import Baris, lines_of
from simpul.web.usulan.words import Jawab, answers_in_words
from simpul.web.warga.growth import Timbang, weighings_of
from simpul.web.warga.reach import person_target, reads_categories
from simpul.web.warga.words import DASAR, EPISODE, KELOMPOK, Buka, Ubah, age, changes, openings

VISIT_YEARS = 2


@dataclass(frozen=True, slots=True)
class Kunjung:
    """A visit or service with its answers in words."""

    row: BarisKunjungan
    huruf: str
    judul: str
    jawab: list[Jawab]


@dataclass(frozen=True, slots=True)
class Halaman:
    """The page of one person; a part this account may not see is None."""

    home: PosyanduInfo
    profil: Profil
    umur: str
    kelompok: str
    episode: list[tuple[str, dt.date, dt.date | None]]
    timbang: list[Timbang] | None
    bertabel_skor: bool
    kunjungan: list[Kunjung] | None
    usulan: list[Baris]
    riwayat: list[Ubah]
    pembuka: list[Buka]
    dasar: str
    boleh: dict[str, bool]
    gabungan: list[BarisGabung]

    @property
    def alamat(self) -> str:
        """The address of this page, under which its acts lie."""
        return f"/warga/{self.home.kab_id}/{self.home.id}/{self.profil.orang.id}/"


def open_profil(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, warga_id: UUID) -> Profil:
    """The person of an address, the reading noted; raises `akses.ditolak` when this posyandu has no such person."""
    found = profile(home.kab_id, [home.id], warga_id, clock.today(home.zona_waktu))
    if found is None:
        raise SimpulError(errors.DITOLAK)
    note_read(
        request,
        actor,
        Tindakan.LIHAT_WARGA,
        "warga",
        [found.orang.id],
        kab_id=home.kab_id,
        posyandu_id=home.id,
        alasan=reason_of(request),
    )
    return found


def halaman_of(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, found: Profil) -> Halaman:
    """Everything this account may see of a person."""
    today, members = clock.today(home.zona_waktu), [found.orang.id, *found.gabungan]
    target = person_target(request, actor, home, members)
    may = _decider(actor, target)
    categories, sees_health = reads_categories(actor, target), may(Tindakan.LIHAT_KESEHATAN)
    # A pregnancy is health data: without the right to it the group comes from the birth date alone (R51).
    kelompok = found.kelompok if sees_health else group_of(found.orang.tanggal_lahir, (), today)
    episodes = found.episode if sees_health else ()
    return Halaman(
        home=home,
        profil=found,
        umur=age(found.orang.tanggal_lahir, today),
        kelompok=KELOMPOK[kelompok],
        episode=[(EPISODE[row.jenis], row.mulai, row.selesai) for row in episodes],
        timbang=_weighings(home, found, categories=categories) if sees_health else None,
        bertabel_skor=categories,
        kunjungan=_visits(actor, home, found, target, today),
        usulan=_requests(request, actor, home, members),
        riwayat=changes(found.riwayat),
        pembuka=openings(jejak_of(home.kab_id, home.id, members)),
        dasar=DASAR.get(found.dasar_hukum, found.dasar_hukum.replace("_", " ")),
        boleh={
            "nik": found.orang.nik_samar is not None and may(Tindakan.BUKA_NIK, "cukup panjang"),
            "izin": may(Tindakan.KELOLA_WARGA),
            "arsip": may(Tindakan.KELOLA_WARGA),
            "gabung": may(Tindakan.GABUNG_WARGA),
            "hak": may(Tindakan.URUS_HAK),
            "jejak": may(Tindakan.LIHAT_JEJAK),
        },
        gabungan=_merged(home, found),
    )


def _merged(home: PosyanduInfo, found: Profil) -> list[BarisGabung]:
    """The links that hold: each of them can be undone from here."""
    rows = list_merges(home.kab_id, [home.id], asal_ids=found.gabungan) if found.gabungan else []
    return [row for row in rows if row.dibatalkan_saat is None]


def _decider(actor: ActorContext, target: Target) -> Callable[..., bool]:
    def may(action: Tindakan, alasan: str = "") -> bool:
        asked = Target(
            kab_id=target.kab_id,
            posyandu_id=target.posyandu_id,
            jalur=target.jalur,
            terhubung=target.terhubung,
            alasan=alasan or target.alasan,
        )
        return akses.decide(actor, action, asked).allowed

    return may


def _weighings(home: PosyanduInfo, found: Profil, *, categories: bool) -> list[Timbang]:
    rows = person_penimbangan(home.kab_id, home.id, found.orang.id)
    return weighings_of(found.orang, rows, categories=categories)


def _visits(
    actor: ActorContext, home: PosyanduInfo, found: Profil, target: Target, today: dt.date
) -> list[Kunjung] | None:
    """Visits of the fields this account may read; None when of none."""
    catalog = catalog_at(home, None, today)
    fields = {
        field.code: field.letter
        for field in catalog.bidang
        if akses.decide(
            actor,
            Tindakan.LIHAT_KUNJUNGAN,
            Target(target.kab_id, target.posyandu_id, target.jalur, field.code, terhubung=target.terhubung),
        )
    }
    if not fields:
        return None
    first, end = dt.date(today.year - VISIT_YEARS, 1, 1), today + dt.timedelta(days=1)
    rows = list_kunjungan(home.kab_id, [home.id], first, end, warga_id=found.orang.id)
    return [_visit(home, row, fields[row.bidang]) for row in rows if row.bidang in fields]


def _visit(home: PosyanduInfo, row: BarisKunjungan, huruf: str) -> Kunjung:
    line = catalog_at(home, row.katalog_versi, row.tanggal).find(row.layanan_id)
    return Kunjung(row, huruf, line.title if line else row.layanan_id, answers_in_words(line, row.jawaban))


def _requests(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, members: list[UUID]) -> list[Baris]:
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_USULAN, alasan=reason_of(request))
    return lines_of(actor, usulan_of(scope, home.kab_id, members, actor.pada)) if scope else []
