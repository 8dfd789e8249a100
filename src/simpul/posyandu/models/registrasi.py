"""The way of a registration folder, step by step; where it stands now is on the posyandu."""

from typing import ClassVar

from django.db import models

from simpul.posyandu.models.registry import Posyandu
from simpul.posyandu.rules.registrasi import StatusRegistrasi, Tindak


class LangkahRegistrasi(models.Model):
    """One step of a folder, the `ke`-th of its posyandu; rows are only added."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    ke = models.PositiveSmallIntegerField()
    tindak = models.CharField(max_length=20, choices=[(item.value, item.name) for item in Tindak])
    dari = models.CharField(max_length=24, choices=[(item.value, item.name) for item in StatusRegistrasi])
    menjadi = models.CharField(max_length=24, choices=[(item.value, item.name) for item in StatusRegistrasi])
    alasan = models.CharField(max_length=500, blank=True)
    nomor = models.CharField(max_length=80, blank=True)
    tanggal = models.DateField(null=True)
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    dibuat_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu", "ke"], name="langkah_registrasi_ke"),
        ]
