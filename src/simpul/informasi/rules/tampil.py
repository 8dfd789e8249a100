"""What an office writes for the public page of a posyandu."""

from dataclasses import dataclass, replace
from uuid import UUID

from simpul.informasi import errors
from simpul.informasi.rules.kabar import LONGEST_NOTE, Gambar, check_gambar
from simpul.kernel.errors import SimpulError

FEWEST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class TampilForm:
    """How one gets into the place, and its picture; `n` is what its writer saw, 0 for nothing."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    jalan_masuk: str
    foto: Gambar
    oleh: UUID
    n: int


def check_tampil(form: TampilForm, n: int) -> TampilForm:
    """What is stored; `n` is what is stored now. Raises `informasi.berubah` or what `check_gambar` finds."""
    if form.n != n:
        raise SimpulError(errors.BERUBAH)
    return replace(form, jalan_masuk=" ".join(form.jalan_masuk.split())[:LONGEST_NOTE], foto=check_gambar(form.foto))


def check_telepon(telepon: str) -> str:
    """The number an officer agrees to show; raises `informasi.tanpa_telepon` when the registry has none."""
    if sum(sign.isdecimal() for sign in telepon) < FEWEST_DIGITS:
        raise SimpulError(errors.TANPA_TELEPON)
    return telepon
