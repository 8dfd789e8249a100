"""Dropping the rows that the log can give back, before a rebuild."""

from uuid import UUID

from simpul.jurnal.clearing import drop_rows
from simpul.kunjungan.models import Kehadiran, Kunjungan, Penimbangan, Sesi


def clear_kunjungan(kab_id: int, posyandu_id: UUID) -> None:
    """Drop visits, weighings, attendance and opening days of a posyandu; after `clear_usulan`.

    The caller holds the posyandu's lock and rebuilds in the same transaction.
    """
    for model in (Kunjungan, Penimbangan, Kehadiran, Sesi):
        drop_rows(model, kab_id, posyandu_id)
