"""Who enters a contest."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NewPeserta:
    """An entrant to be added; `kunci` says who it is, `asal_jalur` is the path of its village or place."""

    id: UUID
    kunci: str
    nama: str
    posyandu_kab: int
    wilayah_id: int
    asal_jalur: str
    posyandu_id: UUID | None = None
    kader_id: UUID | None = None
