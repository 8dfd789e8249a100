"""The incentive of a kader in a month: what was planned and that it was handed over."""

from typing import ClassVar

from django.db import models


class Insentif(models.Model):
    """The plan of one kader and month (`bulan` is its first day); paid once `dibayar_tanggal` is set, by `bukti`."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    kader = models.ForeignKey("posyandu.Kader", on_delete=models.PROTECT, related_name="+", db_index=False)
    bulan = models.DateField()
    jumlah = models.BigIntegerField(default=0)
    sumber = models.CharField(max_length=16)
    dibayar_tanggal = models.DateField(null=True)
    bukti = models.CharField(max_length=120, blank=True)
    oleh = models.CharField(max_length=200)
    diubah_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kader", "bulan"], name="insentif_satu_bulan"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu", "bulan"], name="insentif_posyandu"),
        ]
