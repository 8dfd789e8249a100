"""A judge's sheet: whom he may judge, and which scores are scores."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.lomba import errors


@dataclass(frozen=True, slots=True)
class Butir:
    """An item as it is scored: from 0 to `maks`, `bobot` percent of its phase."""

    id: UUID
    nama: str
    bobot: int
    maks: int


@dataclass(frozen=True, slots=True)
class AsalJuri:
    """Where a judge belongs: paths of his villages and of the places he works for, and the posyandu he serves at."""

    tempat: frozenset[str] = frozenset()
    posyandu_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class AsalPeserta:
    """Where an entrant belongs: the path of the village (or place) and the posyandu, if it is of one."""

    desa: str
    posyandu_id: UUID | None = None


def is_own(juri: AsalJuri, peserta: AsalPeserta) -> bool:
    """Whether a judge would score his own village, team or posyandu."""
    if peserta.posyandu_id is not None and peserta.posyandu_id in juri.posyandu_ids:
        return True
    # A Tim Pembina of a kecamatan is judged by nobody of its villages.
    return any(own == peserta.desa or own.startswith(f"{peserta.desa}.") for own in juri.tempat if peserta.desa)


def check_own(juri: AsalJuri, peserta: AsalPeserta, nama_juri: str, nama_peserta: str) -> None:
    """Raises `lomba.desa_sendiri`, whoever holds the pen."""
    if is_own(juri, peserta):
        raise SimpulError(errors.DESA_SENDIRI, juri=nama_juri, peserta=nama_peserta)


def check_scores(items: Collection[Butir], said: Mapping[UUID, int | None]) -> dict[UUID, int]:
    """The scores of a sheet; an item without one is left out and may follow later.

    Raises `lomba.nilai_lebih`, `lomba.butir_tidak_ada`, `lomba.lembar_kosong`.
    """
    known = {item.id: item for item in items}
    if not said.keys() <= known.keys():
        raise SimpulError(errors.BUTIR_TIDAK_ADA)
    given = {key: value for key, value in said.items() if value is not None}
    for key, value in given.items():
        if not 0 <= value <= known[key].maks:
            raise SimpulError(errors.NILAI_LEBIH, butir=known[key].nama, nilai=value, batas=known[key].maks)
    if not given:
        raise SimpulError(errors.LEMBAR_KOSONG)
    return given
