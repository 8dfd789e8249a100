"""The way of posyandu to six fields: pilot, wave, target year, as a regency plans it (governance.md 3.3)."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors

LAST_WAVE = 9
FIRST_TARGET, LAST_TARGET = 2024, 2045


@dataclass(frozen=True, slots=True, kw_only=True)
class TahapForm:
    """What is set for several posyandu; None keeps what is there, 0 takes a wave or a year away.

    `posyandu` are those chosen; without any it is every working posyandu of the place, of `kini` when a wave is named.
    """

    wilayah_id: int
    posyandu: Collection[UUID] | None = None
    kini: int | None = None
    percontohan: bool | None = None
    gelombang: int | None = None
    target_tahun: int | None = None


@dataclass(frozen=True, slots=True)
class Laju:
    """How far the posyandu of a place are: counts of those that work."""

    jumlah: int = 0
    percontohan: int = 0
    enam_bidang: int = 0
    terdaftar: int = 0
    jatuh_tempo: int = 0  # due this year or before
    tercapai: int = 0  # of those due, that serve six fields
    gelombang: tuple[int, ...] = ()  # by wave, the first is without one

    def plus(self, other: "Laju") -> "Laju":
        """Both together."""
        waves = zip(self.gelombang or (0,) * len(other.gelombang), other.gelombang, strict=True)
        return Laju(
            self.jumlah + other.jumlah,
            self.percontohan + other.percontohan,
            self.enam_bidang + other.enam_bidang,
            self.terdaftar + other.terdaftar,
            self.jatuh_tempo + other.jatuh_tempo,
            self.tercapai + other.tercapai,
            tuple(one + two for one, two in waves),
        )


def check_tahap(form: TahapForm) -> TahapForm:
    """The form when it sets something; raises `posyandu.tahap_` with `kosong`, `angka` or `pilih`."""
    if form.posyandu is not None and not form.posyandu:
        raise SimpulError(errors.TAHAP_PILIH)
    if (form.percontohan, form.gelombang, form.target_tahun) == (None, None, None):
        raise SimpulError(errors.TAHAP_KOSONG)
    if form.gelombang is not None and not 0 <= form.gelombang <= LAST_WAVE:
        raise SimpulError(errors.TAHAP_ANGKA, batas=LAST_WAVE)
    if form.target_tahun and not FIRST_TARGET <= form.target_tahun <= LAST_TARGET:
        raise SimpulError(errors.TAHAP_ANGKA, batas=LAST_WAVE)
    return form
