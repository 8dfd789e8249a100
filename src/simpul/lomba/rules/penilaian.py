"""A sheet as it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.lomba.rules.words import Tahap


@dataclass(frozen=True, slots=True)
class LembarForm:
    """What a judge gives an entrant: {item: score, None for none yet}, a note, and the save it was opened at."""

    tahap: Tahap
    juri_id: UUID
    peserta_id: UUID
    nilai: Mapping[UUID, int | None]
    catatan: str
    versi: int


@dataclass(frozen=True, slots=True)
class KoreksiForm:
    """A score put right: the sheet, the item, what it has since, and why."""

    lembar_id: UUID
    butir_id: UUID
    nilai: int
    alasan: str


@dataclass(frozen=True, slots=True)
class BuktiForm:
    """A proof: for which item, what it is, and the name of its file once that is kept."""

    butir_id: UUID
    keterangan: str
    sidik: str = ""
