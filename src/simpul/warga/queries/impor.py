"""What an import compares its rows with: the people and families of one posyandu, read once."""

from dataclasses import dataclass
from uuid import UUID

from simpul.warga.models import Keluarga, Warga
from simpul.warga.rules import Ciri, sound_key


@dataclass(frozen=True, slots=True)
class Dikenal:
    """A row of a person as an import sees it; `root` is the row that stands for her, `nama` as it was written."""

    id: UUID
    root: UUID
    ciri: Ciri
    nik_hash: bytes | None
    nama: str


def known_people(kab_id: int, posyandu_id: UUID) -> list[Dikenal]:
    """Everyone who was ever registered at the posyandu, merged rows too."""
    rows = list(
        Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
        .order_by("id")
        .values_list(
            *("id", "digabung_ke_id", "nama", "nama_bunyi", "tanggal_lahir", "tanggal_lahir_perkiraan"),
            *("jenis_kelamin", "nama_ibu", "ibu_id", "nik_hash"),
        )
    )
    names: dict[UUID | None, str] = {row[0]: row[2] for row in rows}
    found = []
    for key, root, name, sound, birth, guessed, sex, mother, mother_id, nik_hash in rows:
        ciri = Ciri(sound, birth, guessed, sex, sound_key(mother or names.get(mother_id, "")))
        found.append(Dikenal(key, root or key, ciri, bytes(nik_hash) if nik_hash else None, name))
    return found


def known_families(kab_id: int, posyandu_id: UUID) -> tuple[dict[bytes, UUID], set[UUID]]:
    """Families of the posyandu by the hash of their KK number, and all their ids."""
    rows = Keluarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).values_list("id", "kk_hash")
    families = list(rows)
    return {bytes(kk_hash): key for key, kk_hash in families if kk_hash}, {key for key, _ in families}
