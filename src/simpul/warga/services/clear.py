"""Dropping the rows that the log can give back, before a rebuild."""

from uuid import UUID

from simpul.warga.models import DirektoriNik, Episode, Keluarga, Penggabungan, RiwayatWarga, Warga


def clear_warga(kab_id: int, posyandu_id: UUID) -> None:
    """Drop people, families and their histories of a posyandu; after `clear_kunjungan`.

    The caller holds the posyandu's lock and rebuilds in the same transaction.
    """
    people = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    DirektoriNik.objects.filter(kab_id=kab_id, warga_id__in=people.values("id")).delete()
    RiwayatWarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).delete()
    Penggabungan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).delete()
    Episode.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).delete()
    # People point at each other; protected rows go only when nothing points at them.
    people.update(ibu=None, digabung_ke=None)
    people.delete()
    Keluarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).delete()
