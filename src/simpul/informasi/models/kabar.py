"""News and notices. `jalur` is compared as a range, so migration 0001 gives it the C collation on PostgreSQL."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from simpul.informasi.rules.kabar import StatusKabar


class Kabar(models.Model):
    """A notice of a place, or of the posyandu `posyandu`; it is read there and on every page below.

    `kab_id` is 0 for a province or the nation, and `jalur` the path of the place when it was written. It is shown
    from `mulai` through `sampai` while its status is `terbit`. `foto` names its picture, '' without one; `foto_izin`
    says who in it agreed. `n` grows with each change.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    posyandu = models.ForeignKey(
        "posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    judul = models.CharField(max_length=120)
    isi = models.TextField()
    foto = models.CharField(max_length=64, blank=True)
    foto_kata = models.CharField(max_length=200, blank=True)
    foto_izin = models.CharField(max_length=200, blank=True)
    mulai = models.DateField()
    sampai = models.DateField(null=True)
    status = models.CharField(max_length=10, choices=[(item.value, item.name) for item in StatusKabar])
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)
    status_at = models.DateTimeField()
    status_oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)
    alasan_tarik = models.CharField(max_length=200, blank=True)
    data_contoh = models.BooleanField(default=False)
    n = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gte=F("mulai")), name="kabar_masa_tampil"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "wilayah", "mulai"], name="kabar_tempat"),
            models.Index(fields=["kab_id", "jalur"], name="kabar_jalur"),
        ]
