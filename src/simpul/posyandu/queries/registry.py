"""Reads of posyandu: one, many, those of a place or a scope, and where each belonged on a date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope, ScopePart
from simpul.posyandu.models import AcuanKabupaten, Posyandu, PosyanduAsal, PosyanduWilayah
from simpul.posyandu.rules.forms import AcuanForm
from simpul.posyandu.rules.pola import describe_pola, next_opening
from simpul.posyandu.rules.words import MetodeUmur, StatusPosyandu, TipeAsal
from simpul.wilayah import queries as wilayah
from simpul.wilayah.rules import Bounds


@dataclass(frozen=True, slots=True)
class Acuan:
    """What a regency has set. `nomor_darurat` holds {"nama", "nomor"} of numbers that answer there."""

    nomor_darurat: tuple[dict[str, str], ...]
    penerima_kasus: tuple[str, ...]
    metode_umur: MetodeUmur
    libur_daerah: tuple[tuple[dt.date, str], ...] = ()


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
    dibentuk_tahun: int | None
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
    def pola_kata(self) -> str:
        """The opening pattern in words."""
        return describe_pola(self.pola_buka)

    def next_opening(self, since: dt.date) -> dt.date | None:
        """The next planned opening date on or after a date."""
        return next_opening(self.pola_buka, since)


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


_FIELDS = tuple(field.name for field in fields(PosyanduInfo) if field.name != "acuan")


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


def asal_of(kab_id: int, posyandu_id: UUID) -> list[AsalInfo]:
    """Former kinds merged into a posyandu."""
    rows = PosyanduAsal.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("id")
    return [AsalInfo(TipeAsal(tipe), nama, when) for tipe, nama, when in rows.values_list("tipe", "nama", "dilebur")]


def acuan_of(kab_ids: Iterable[int]) -> dict[int, Acuan]:
    """What each regency has set; one without a row has the defaults."""
    wanted = set(kab_ids)
    rows = AcuanKabupaten.objects.filter(kab_id__in=wanted)
    found = {row.kab_id: _acuan(row) for row in rows}
    default = AcuanForm(kab_id=0)
    plain = Acuan((), default.penerima_kasus, default.metode_umur)
    return {kab_id: found.get(kab_id, plain) for kab_id in wanted}


def _acuan(row: AcuanKabupaten) -> Acuan:
    return Acuan(
        tuple(row.nomor_darurat),
        tuple(row.penerima_kasus),
        MetodeUmur(row.metode_umur),
        tuple((dt.date.fromisoformat(one["tanggal"]), one["nama"]) for one in row.libur_daerah),
    )


def _inside(bounds: Bounds) -> Q:
    return Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi)


def _scoped(scope: Scope) -> QuerySet[Posyandu]:
    return Posyandu.objects.filter(scope_filter(scope, jalur="jalur", posyandu_id="id"))


def _infos(rows: QuerySet[Posyandu]) -> list[PosyanduInfo]:
    plain = list(rows.values(*_FIELDS))
    acuan = acuan_of({row["kab_id"] for row in plain})
    return [
        PosyanduInfo(**{**row, "status": StatusPosyandu(row["status"])}, acuan=acuan[row["kab_id"]]) for row in plain
    ]
