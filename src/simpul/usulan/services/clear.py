"""Dropping the rows that the log can give back, before a rebuild."""

from uuid import UUID

from simpul.usulan.models import KasusRahasia, PenerimaKasus, RiwayatUsulan, Usulan


def clear_usulan(kab_id: int, posyandu_id: UUID) -> None:
    """Drop requests, history and sealed reports of a posyandu; what posts did with a report stays.

    The caller holds the posyandu's lock and rebuilds in the same transaction.
    """
    requests = Usulan.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    reports = KasusRahasia.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    RiwayatUsulan.objects.filter(kab_id=kab_id, usulan_id__in=requests.values("id")).delete()
    PenerimaKasus.objects.filter(kab_id=kab_id, kasus_id__in=reports.values("id")).delete()
    requests.delete()
    reports.delete()
