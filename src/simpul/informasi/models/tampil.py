"""What the public page of a posyandu shows beside the registry."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class TampilKabupaten(models.Model):
    """Whether the public pages of a regency are open; a regency without a row shows them."""

    kab_id = models.IntegerField(primary_key=True)
    terbuka = models.BooleanField()
    diubah_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)


class TampilPosyandu(models.Model):
    """How one gets into the place of a posyandu, and a picture of the place with what it shows and who agreed to it."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalan_masuk = models.CharField(max_length=200, blank=True)
    foto = models.CharField(max_length=64, blank=True)
    foto_kata = models.CharField(max_length=200, blank=True)
    foto_izin = models.CharField(max_length=200, blank=True)
    diubah_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu"], name="tampil_satu_per_posyandu"),
        ]


class TeleponTampil(models.Model):
    """An officer agreed that this number of hers stands on the public page, from `setuju_at` until `dicabut_at`.

    The number is kept as she agreed to it: another number in the registry is not shown before she agrees again.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    pengurus = models.ForeignKey("posyandu.Pengurus", on_delete=models.PROTECT, related_name="+", db_index=False)
    nomor = models.CharField(max_length=20)
    setuju_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)
    dicabut_at = models.DateTimeField(null=True)
    dicabut_oleh = models.ForeignKey(
        "akses.Akun", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kab_id", "pengurus"], condition=Q(dicabut_at__isnull=True), name="telepon_tampil_kini"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu"], name="telepon_tampil_posyandu"),
        ]
