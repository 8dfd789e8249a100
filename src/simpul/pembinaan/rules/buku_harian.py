"""Entries of the diary of a kecamatan."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.pembinaan import errors

MOST = 4000


@dataclass(frozen=True, slots=True)
class CatatanForm:
    """An entry; `versi` is 0 for a new one, else the one its writer saw."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    tanggal: dt.date | None
    isi: str
    desa_id: int | None
    kunjungan_id: UUID | None
    oleh: UUID
    versi: int = 0


def check_catatan(form: CatatanForm, today: dt.date, *, versi: int = 0) -> CatatanForm:
    """The entry as it is stored; `versi` is what is stored now.

    Raises `pembinaan.catatan_berubah`, `catatan_kosong`, `tanggal_kosong`, `belum_terjadi`.
    """
    if form.versi != versi:
        raise SimpulError(errors.CATATAN_BERUBAH)
    text = form.isi.replace("\r\n", "\n").strip()[:MOST]
    if not text:
        raise SimpulError(errors.CATATAN_KOSONG)
    if form.tanggal is None:
        raise SimpulError(errors.TANGGAL_KOSONG)
    if form.tanggal > today:
        raise SimpulError(errors.BELUM_TERJADI)
    return replace(form, isi=text)
