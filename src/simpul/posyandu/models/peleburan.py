"""A posyandu that became part of another, with how far its people have come."""

from typing import ClassVar

from django.db import models

from simpul.posyandu.models.registry import Posyandu


class Peleburan(models.Model):
    """`asal` became part of `tujuan` on `tanggal`; its people are moved piece by piece until `selesai_at`.

    `semua` counted them at the beginning, `pindah` those who have moved; `galat` is the code that stopped the moving.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    asal = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    tujuan = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    tanggal = models.DateField()
    alasan = models.CharField(max_length=200)
    semua = models.PositiveIntegerField()
    pindah = models.PositiveIntegerField(default=0)
    galat = models.CharField(max_length=60, blank=True)
    dibuat_at = models.DateTimeField()
    selesai_at = models.DateTimeField(null=True)
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "asal"], name="peleburan_sekali"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "tujuan"], name="peleburan_tujuan"),
            models.Index(
                fields=["dibuat_at"], condition=models.Q(selesai_at__isnull=True, galat=""), name="peleburan_berjalan"
            ),
        ]
