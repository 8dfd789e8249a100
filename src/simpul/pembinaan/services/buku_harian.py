"""The diary of a kecamatan: entries are added and put right."""

import datetime as dt

from simpul.kernel.errors import SimpulError
from simpul.pembinaan import errors
from simpul.pembinaan.models import BukuHarian
from simpul.pembinaan.rules.buku_harian import CatatanForm


def add_catatan(forms: list[CatatanForm], at: dt.datetime) -> None:
    """Add entries."""
    BukuHarian.objects.bulk_create(
        [
            BukuHarian(
                id=form.id,
                kab_id=form.kab_id,
                wilayah_id=form.wilayah_id,
                jalur=form.jalur,
                tanggal=_day(form.tanggal),
                isi=form.isi,
                desa_id=form.desa_id,
                kunjungan_id=form.kunjungan_id,
                dibuat_at=at,
                oleh_id=form.oleh,
            )
            for form in forms
        ]
    )


def correct_catatan(form: CatatanForm) -> None:
    """Put an entry right; raises `pembinaan.catatan_berubah` when somebody wrote since the decision."""
    changed = BukuHarian.objects.filter(kab_id=form.kab_id, id=form.id, versi=form.versi).update(
        tanggal=form.tanggal, isi=form.isi, desa_id=form.desa_id, versi=form.versi + 1
    )
    if not changed:
        raise SimpulError(errors.CATATAN_BERUBAH)


def _day(day: dt.date | None) -> dt.date:
    """A day that the decision has asked for."""
    if day is None:
        raise TypeError(day)
    return day
