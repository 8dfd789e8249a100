"""Dropping the rows that the log can give back, before a rebuild."""

from uuid import UUID

from simpul.jurnal.clearing import drop_rows
from simpul.warga.models import BedaWarga, DirektoriNik, Episode, Keluarga, Penggabungan, RiwayatWarga, Warga


def clear_warga(kab_id: int, posyandu_id: UUID) -> None:
    """Drop people, families and their histories of a posyandu; after `clear_kunjungan`.

    The caller holds the posyandu's lock and rebuilds in the same transaction.
    """
    people = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    DirektoriNik.objects.filter(kab_id=kab_id, warga_id__in=people.values("id")).delete()
    for model in (RiwayatWarga, BedaWarga, Penggabungan, Episode, Warga, Keluarga):
        drop_rows(model, kab_id, posyandu_id)
