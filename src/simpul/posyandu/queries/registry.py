"""Reads of posyandu: one, many, those of a place or a scope, and where each belonged on a date."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope, ScopePart
from simpul.layanan.daerah import Daerah, Lapis, read_daerah, write_lapis
from simpul.posyandu.models import AcuanKabupaten, LapisanKabupaten, Posyandu, PosyanduAsal, PosyanduWilayah
from simpul.posyandu.rules.forms import AcuanForm
from simpul.posyandu.rules.istilah import Istilah, istilah_of
from simpul.posyandu.rules.pola import BukaLain, describe_pola, next_opening, planned_opening, read_buka_lain
from simpul.posyandu.rules.words import MetodeUmur, StatusPosyandu, TipeAsal
from simpul.wilayah import queries as wilayah
from simpul.wilayah.rules import Bounds, village_kind


@dataclass(frozen=True, slots=True)
class Acuan:
    """What a regency has set. `nomor_darurat` holds {"nama", "nomor"} of numbers that answer there, `lapisan` its
    settings of the catalogue with the day each begins, oldest first."""

    nomor_darurat: tuple[dict[str, str], ...]
    penerima_kasus: tuple[str, ...]
    metode_umur: MetodeUmur
    libur_daerah: tuple[tuple[dt.date, str], ...] = ()
    lapisan: tuple[tuple[dt.date, str], ...] = ()
    penyiapan: Mapping[str, str] = field(default_factory=dict)

    def layer_on(self, date: dt.date) -> str:
        """What the regency set in the catalogue for a day, as `load_catalog` takes it; '' for nothing."""
        return next((text for since, text in reversed(self.lapisan) if since <= date), "")


@dataclass(frozen=True, slots=True)
class LapisanInfo:
    """A setting of the catalogue, with who made it and when."""

    id: UUID
    mulai: dt.date
    isi: Daerah
    dibuat_at: dt.datetime
    oleh: str


@dataclass(frozen=True, slots=True)
class PosyanduInfo:
    """A posyandu today. `jalur` is the path of its desa and its serial; degrees are WGS84."""

    id: UUID
    kab_id: int
    nomor_urut: int
    nama: str
    wilayah_id: int
    jalur: str
    dusun: str
    rw: str
    alamat: str
    tempat: str
    lat: float | None
    lon: float | None
    zona_waktu: str
    nomor_registrasi: str | None
    status: StatusPosyandu
    pola_buka: dict[str, int] | None
    buka_lain: tuple[BukaLain, ...]
    dibentuk_tahun: int | None
    enam_bidang_sejak: dt.date | None
    percontohan: bool
    gelombang: int | None
    target_tahun: int | None
    is_perusahaan: bool
    data_contoh: bool
    n: int
    acuan: Acuan

    @property
    def penerima_kasus(self) -> tuple[str, ...]:
        """Posts that may be chosen to receive a sealed report here."""
        return self.acuan.penerima_kasus

    @property
    def metode_umur(self) -> MetodeUmur:
        """How age is counted for growth here."""
        return self.acuan.metode_umur

    @property
    def kode_desa(self) -> str:
        """Kemendagri code of its desa or kelurahan."""
        return self.jalur.rpartition(".")[0]

    @property
    def istilah(self) -> Istilah:
        """How its village names its head, its office and its money."""
        return istilah_of(village_kind(self.jalur))

    @property
    def pola_kata(self) -> str:
        """The opening pattern in words."""
        return describe_pola(self.pola_buka)

    def next_opening(self, since: dt.date) -> dt.date | None:
        """The next planned opening date on or after a date, of the main pattern."""
        return next_opening(self.pola_buka, since)

    def planned_in(self, month: dt.date) -> list[tuple[dt.date, BukaLain | None]]:
        """Every planned day of a month with the further day it is, None for the main one; by date."""
        days = [(planned_opening(self.pola_buka, month), None)] if self.pola_buka else []
        others = [(planned_opening(one.pola, month), one) for one in self.buka_lain]
        planned = [(day, one) for day, one in [*days, *others] if day is not None]
        return sorted(planned, key=lambda pair: pair[0])


@dataclass(frozen=True, slots=True)
class MembershipInfo:
    """A desa a posyandu belonged to, until before `sampai`."""

    wilayah_id: int
    dari: dt.date
    sampai: dt.date | None


@dataclass(frozen=True, slots=True)
class AsalInfo:
    """A former kind of posyandu merged into one."""

    tipe: TipeAsal
    nama: str
    dilebur: dt.date | None


_FIELDS = tuple(one.name for one in fields(PosyanduInfo) if one.name != "acuan")


def find_posyandu(kab_id: int, posyandu_id: UUID) -> PosyanduInfo | None:
    """One posyandu, or None when that regency has none of this id."""
    rows = _infos(Posyandu.objects.filter(kab_id=kab_id, id=posyandu_id))
    return rows[0] if rows else None


def posyandu_by_ids(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID]) -> dict[UUID, PosyanduInfo]:
    """Many posyandu by id; an unknown id is absent."""
    rows = Posyandu.objects.filter(kab_id__in=set(kab_ids), id__in=set(posyandu_ids))
    return {row.id: row for row in _infos(rows)}


def posyandu_under(wilayah_id: int) -> list[PosyanduInfo]:
    """Every posyandu that lies in a place today, by path."""
    return _infos(Posyandu.objects.filter(_inside(wilayah.subtree_bounds(wilayah_id))).order_by("jalur"))


def posyandu_in(scope: Scope) -> list[PosyanduInfo]:
    """Every posyandu a scope reaches, by path."""
    return _infos(_scoped(scope).order_by("jalur"))


def villages_with_posyandu(wilayah_ids: Iterable[int]) -> set[int]:
    """Which of these desa have a posyandu in this installation."""
    rows = Posyandu.objects.filter(wilayah_id__in=list(wilayah_ids))
    return set(rows.order_by().values_list("wilayah_id", flat=True).distinct())


def list_posyandu(
    scope: Scope, *, under: int | None = None, text: str = "", limit: int = 50, after: str = ""
) -> list[PosyanduInfo]:
    """A page of the posyandu a scope reaches, by path: inside a place, with a word in name, dusun or number.

    `after` is the `jalur` of the last row of the page before.
    """
    rows = _scoped(scope)
    if under is not None:
        rows = rows.filter(_inside(wilayah.subtree_bounds(under)))
    word = text.strip()
    if word:
        rows = rows.filter(Q(nama__icontains=word) | Q(dusun__icontains=word) | Q(nomor_registrasi__startswith=word))
    return _infos(rows.filter(jalur__gt=after).order_by("jalur")[:limit])


def kab_ids_under(wilayah_id: int) -> list[int]:
    """Regencies in which the data of the posyandu of a place was founded; a page over the place names them."""
    rows = Posyandu.objects.filter(_inside(wilayah.subtree_bounds(wilayah_id)))
    return sorted(set(rows.order_by().values_list("kab_id", flat=True).distinct()))


def kab_ids_in(scope: Scope) -> list[int]:
    """Regencies in which the data of the posyandu a scope reaches was founded; a page over a scope names them.

    Only its places count: that it is narrowed to fields, an OPD or a post is the matter of the rows themselves.
    """
    places = Scope(tuple(ScopePart(part.bounds, part.posyandu_id, part.kab_id) for part in scope.parts))
    return sorted(set(_scoped(places).order_by().values_list("kab_id", flat=True).distinct()))


def membership_on(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID], date: dt.date) -> dict[UUID, int]:
    """The desa (wilayah id) of each posyandu on a date; before its first membership, the first."""
    found: dict[UUID, int] = {}
    here = {"kab_id__in": set(kab_ids), "posyandu_id__in": set(posyandu_ids)}
    rows = PosyanduWilayah.objects.filter(**here).order_by("posyandu_id", "dari")
    for posyandu_id, wilayah_id, since in rows.values_list("posyandu_id", "wilayah_id", "dari"):
        if posyandu_id not in found or since <= date:
            found[posyandu_id] = wilayah_id
    return found


def membership_of(kab_id: int, posyandu_id: UUID) -> list[MembershipInfo]:
    """Where a posyandu belonged, oldest first."""
    rows = PosyanduWilayah.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("dari")
    return [MembershipInfo(*row) for row in rows.values_list("wilayah_id", "dari", "sampai")]


def moved_from(kab_id: int, wilayah_id: int, nomor_urut: int) -> PosyanduInfo | None:
    """The posyandu of this serial that once belonged to a desa, wherever it lies today."""
    there = PosyanduWilayah.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id)
    rows = _infos(Posyandu.objects.filter(kab_id=kab_id, nomor_urut=nomor_urut, id__in=there.values("posyandu_id")))
    return rows[0] if rows else None


def asal_of(kab_id: int, posyandu_id: UUID) -> list[AsalInfo]:
    """Former kinds merged into a posyandu."""
    rows = PosyanduAsal.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("id")
    return [AsalInfo(TipeAsal(tipe), nama, when) for tipe, nama, when in rows.values_list("tipe", "nama", "dilebur")]


def acuan_of(kab_ids: Iterable[int]) -> dict[int, Acuan]:
    """What each regency has set; one without a row has the defaults."""
    wanted = set(kab_ids)
    rows = {row.kab_id: row for row in AcuanKabupaten.objects.filter(kab_id__in=wanted)}
    layers = defaultdict(list)
    for row in lapisan_of(wanted):
        layers[row[0]].append((row[1].mulai, write_lapis(Lapis(f"kab-{row[0]}-{row[1].id}", row[1].mulai, row[1].isi))))
    return {kab_id: _acuan(rows.get(kab_id), tuple(layers[kab_id])) for kab_id in wanted}


def lapisan_of(kab_ids: Iterable[int]) -> list[tuple[int, LapisanInfo]]:
    """Settings of the catalogue with their regency, by the day they begin; of one day the last one counts."""
    rows = LapisanKabupaten.objects.filter(kab_id__in=set(kab_ids)).order_by("kab_id", "mulai", "id")
    return [
        (kab_id, LapisanInfo(key, mulai, read_daerah(isi), made, oleh))
        for kab_id, key, mulai, isi, made, oleh in rows.values_list(
            "kab_id", "id", "mulai", "isi", "dibuat_at", "oleh__nama"
        )
    ]


def _acuan(row: AcuanKabupaten | None, layers: tuple[tuple[dt.date, str], ...]) -> Acuan:
    if row is None:
        default = AcuanForm(kab_id=0)
        return Acuan((), default.penerima_kasus, default.metode_umur, lapisan=layers)
    return Acuan(
        tuple(row.nomor_darurat),
        tuple(row.penerima_kasus),
        MetodeUmur(row.metode_umur),
        tuple((dt.date.fromisoformat(one["tanggal"]), one["nama"]) for one in row.libur_daerah),
        layers,
        row.penyiapan,
    )


def _inside(bounds: Bounds) -> Q:
    return Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi)


def _scoped(scope: Scope) -> QuerySet[Posyandu]:
    return Posyandu.objects.filter(scope_filter(scope, jalur="jalur", posyandu_id="id"))


def _infos(rows: QuerySet[Posyandu]) -> list[PosyanduInfo]:
    plain = list(rows.values(*_FIELDS))
    acuan = acuan_of({row["kab_id"] for row in plain})
    return [
        PosyanduInfo(
            **{**row, "status": StatusPosyandu(row["status"]), "buka_lain": read_buka_lain(row["buka_lain"])},
            acuan=acuan[row["kab_id"]],
        )
        for row in plain
    ]
