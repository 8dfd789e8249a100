"""Reads of teams: one with its people and decrees, and the list of a tier with what is odd about each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.pembinaan.models import AnggotaTim, SkTim, Tim
from simpul.pembinaan.rules.temuan_tim import PemegangJabatan, SkTertulis
from simpul.pembinaan.rules.tim import Fungsi, JabatanTim, Masa
from simpul.wilayah.rules import Bounds, Tingkat


@dataclass(frozen=True, slots=True)
class TimRow:
    """A team of a place."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    nama: str
    dasar_ketua: str


@dataclass(frozen=True, slots=True)
class SkRow:
    """A decree with the hash of its scan ('' for none)."""

    id: UUID
    tim_id: UUID
    nomor: str
    tanggal: dt.date
    penanda: str
    penanda_jabatan: str
    berlaku_mulai: dt.date | None
    berlaku_sampai: dt.date | None
    sidik: str

    @property
    def tertulis(self) -> SkTertulis:
        """What the findings ask."""
        return SkTertulis(self.nomor, self.tanggal, self.penanda_jabatan, self.berlaku_mulai, self.berlaku_sampai)


@dataclass(frozen=True, slots=True)
class AnggotaRow:
    """A member; `selesai` is the first day without the post, `hibah` the grant of each fungsi."""

    id: UUID
    tim_id: UUID
    nama: str
    jabatan: JabatanTim
    bidang: str
    jabatan_pokok: str
    instansi: str
    dasar: str
    fungsi: tuple[Fungsi, ...]
    akun_id: UUID | None
    login: str
    mulai: dt.date
    selesai: dt.date | None
    alasan: str
    hibah: dict[str, str]

    @property
    def masa(self) -> Masa:
        """What the rules of succession ask."""
        return Masa(self.id, self.nama, self.jabatan, self.bidang, self.mulai, self.selesai)

    @property
    def pemegang(self) -> PemegangJabatan:
        """What the findings ask."""
        return PemegangJabatan(self.masa, self.dasar, self.fungsi, ada_akun=self.akun_id is not None)


_TIM = ("id", "kab_id", "wilayah_id", "jalur", "nama", "dasar_ketua")
_SK = tuple(SkRow.__slots__)
_ANGGOTA = (
    "id", "tim_id", "nama", "jabatan", "bidang", "jabatan_pokok", "instansi", "dasar", "fungsi", "akun_id",
    "akun__nama_pengguna", "mulai", "selesai", "alasan", "hibah",
)  # fmt: skip
ORDER = {post: at for at, post in enumerate(JabatanTim)}


def team_of(kab_id: int, wilayah_id: int) -> TimRow | None:
    """The team of a place, or None while it has none."""
    rows = Tim.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id).values_list(*_TIM)
    return next((TimRow(*row) for row in rows), None)


def teams_of(kab_ids: Collection[int], wilayah_ids: Iterable[int]) -> dict[int, TimRow]:
    """Teams by the place they belong to; a place without one is absent."""
    rows = Tim.objects.filter(kab_id__in=kab_ids, wilayah_id__in=list(wilayah_ids)).values_list(*_TIM)
    return {row[2]: TimRow(*row) for row in rows}


def count_teams(kab_ids: Collection[int], ranges: Iterable[Bounds], tingkat: Tingkat) -> int:
    """How many places of a tier in ranges of paths have a team."""
    inside = Q(pk__in=())
    for bounds in ranges:
        inside |= Q(jalur__gte=bounds.lo, jalur__lt=bounds.hi)
    return Tim.objects.filter(inside, kab_id__in=kab_ids, wilayah__tingkat=tingkat).count()


def sk_of(kab_ids: Collection[int], tim_ids: Collection[UUID]) -> dict[UUID, list[SkRow]]:
    """Decrees of teams, the newest first."""
    found: dict[UUID, list[SkRow]] = defaultdict(list)
    rows = SkTim.objects.filter(kab_id__in=kab_ids, tim_id__in=tim_ids).order_by("-tanggal", "-id")
    for row in rows.values_list(*_SK):
        found[row[1]].append(SkRow(*row))
    return dict(found)


def find_sk(kab_id: int, tim_id: UUID, sk_id: UUID) -> SkRow | None:
    """One decree of a team."""
    return next((row for row in sk_of([kab_id], [tim_id]).get(tim_id, []) if row.id == sk_id), None)


def members_of(kab_ids: Collection[int], tim_ids: Collection[UUID]) -> dict[UUID, list[AnggotaRow]]:
    """Members of teams, those who left too, by post and then by their first day."""
    found: dict[UUID, list[AnggotaRow]] = defaultdict(list)
    for row in _members(AnggotaTim.objects.filter(kab_id__in=kab_ids, tim_id__in=tim_ids)):
        found[row.tim_id].append(row)
    return dict(found)


def members_under(
    kab_ids: Collection[int], bounds: Bounds, on: dt.date, bidang: str = ""
) -> list[tuple[AnggotaRow, TimRow]]:
    """Who holds a post on a day in the teams of a place and below it, by team and post; of one field, or of all."""
    rows = Tim.objects.filter(kab_id__in=kab_ids, jalur__gte=bounds.lo, jalur__lt=bounds.hi).order_by("jalur")
    teams = {row[0]: TimRow(*row) for row in rows.values_list(*_TIM)}
    held = Q(mulai__lte=on) & (Q(selesai__isnull=True) | Q(selesai__gt=on)) & (Q(bidang=bidang) if bidang else Q())
    found = _members(AnggotaTim.objects.filter(held, kab_id__in=kab_ids, tim_id__in=teams))
    order = {key: place for place, key in enumerate(teams)}
    return [(row, teams[row.tim_id]) for row in sorted(found, key=lambda row: order[row.tim_id])]


def find_member(kab_id: int, tim_id: UUID, anggota_id: UUID) -> AnggotaRow | None:
    """One member of a team."""
    rows = _members(AnggotaTim.objects.filter(kab_id=kab_id, tim_id=tim_id, id=anggota_id))
    return rows[0] if rows else None


def _members(rows: QuerySet[AnggotaTim]) -> list[AnggotaRow]:
    found = [
        AnggotaRow(
            row["id"], row["tim_id"], row["nama"], JabatanTim(row["jabatan"]), row["bidang"], row["jabatan_pokok"],
            row["instansi"], row["dasar"], tuple(Fungsi(one) for one in row["fungsi"]), row["akun_id"],
            row["akun__nama_pengguna"] or "", row["mulai"], row["selesai"], row["alasan"], row["hibah"],
        )
        for row in rows.values(*_ANGGOTA)
    ]  # fmt: skip
    return sorted(found, key=lambda row: (ORDER[row.jabatan], row.bidang, row.mulai, row.nama))
