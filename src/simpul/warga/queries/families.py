"""Families as pages show them: the list of a posyandu, and the card of one with its members."""

from collections import Counter
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from simpul.warga.models import Keluarga, Warga
from simpul.warga.queries.pages import BarisOrang, line_of, shown
from simpul.warga.queries.secrets import open_value
from simpul.warga.rules import mask_number

# In the order of a family card; who has no word yet comes last.
HUBUNGAN: Final = (
    *("kepala", "suami", "istri", "anak", "menantu", "cucu", "orang_tua", "mertua", "famili_lain", "lainnya"),
    None,
)


@dataclass(frozen=True, slots=True)
class AnggotaKeluarga:
    """A member: what she is to the head, and her mother and children inside the family."""

    orang: BarisOrang
    hubungan: str | None
    ibu: UUID | None
    anak: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class KartuKeluarga:
    """A family with its members, those who left too; the KK number is masked."""

    id: UUID
    posyandu_id: UUID
    kepala_nama: str
    kk_samar: str | None
    alamat: str | None
    dusun: str | None
    rw: str | None
    rt: str | None
    anggota: tuple[AnggotaKeluarga, ...]


def family_card(kab_id: int, posyandu_id: UUID, keluarga_id: UUID) -> KartuKeluarga | None:
    """The card of a family of this posyandu."""
    row = Keluarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id=keluarga_id).first()
    if row is None:
        return None
    people = list(shown(kab_id, [posyandu_id]).filter(keluarga_id=keluarga_id).order_by("tanggal_lahir", "id"))
    return KartuKeluarga(
        id=row.id,
        posyandu_id=posyandu_id,
        kepala_nama=row.kepala_nama,
        kk_samar=mask_number(open_value(row.kk_sandi, row.id.bytes)) if row.kk_sandi else None,
        alamat=row.alamat,
        dusun=row.dusun,
        rw=row.rw,
        rt=row.rt,
        anggota=tuple(sorted((_member(one, people) for one in people), key=lambda one: HUBUNGAN.index(one.hubungan))),
    )


def _member(person: Warga, people: list[Warga]) -> AnggotaKeluarga:
    inside = {one.id for one in people}
    children = tuple(one.id for one in people if one.ibu_id == person.id)
    mother = person.ibu_id if person.ibu_id in inside else None
    return AnggotaKeluarga(line_of(person), person.hubungan, mother, children)


def list_families(kab_id: int, posyandu_id: UUID) -> list[tuple[KartuKeluarga, int]]:
    """Families of a posyandu by head, without members, and how many of them live here."""
    living = shown(kab_id, [posyandu_id]).filter(status="aktif", keluarga_id__isnull=False)
    sizes = Counter(living.values_list("keluarga_id", flat=True))
    rows = Keluarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("kepala_nama", "id")
    return [
        (
            KartuKeluarga(
                row.id, posyandu_id, row.kepala_nama, None, row.alamat, row.dusun, row.rw, row.rt, anggota=()
            ),
            sizes[row.id],
        )
        for row in rows
    ]
