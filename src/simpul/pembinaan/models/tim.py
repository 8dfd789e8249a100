"""Tim Pembina of a place, its decrees and its members. A paper that is replaced stays, and so does who left."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from simpul.pembinaan.rules.tim import JabatanTim


class Tim(models.Model):
    """One team of a place. `jalur` is the path of the place; `kab_id` 0 stands for a province or the nation."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=20)
    nama = models.CharField(max_length=120, blank=True)
    dasar_ketua = models.CharField(max_length=200, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "wilayah"], name="tim_satu_setempat"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "jalur"], name="tim_jalur")]


class SkTim(models.Model):
    """A decree of a team as it was written; its scan, if any, is a `Lampiran` under the team."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    tim = models.ForeignKey(Tim, on_delete=models.PROTECT, related_name="+", db_index=False)
    nomor = models.CharField(max_length=80)
    tanggal = models.DateField()
    penanda = models.CharField(max_length=120, blank=True)
    penanda_jabatan = models.CharField(max_length=120, blank=True)
    berlaku_mulai = models.DateField(null=True)
    berlaku_sampai = models.DateField(null=True)
    sidik = models.CharField(max_length=64, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "tim", "nomor", "tanggal"], name="sk_tim_sekali"),
        ]


class AnggotaTim(models.Model):
    """A person in a post. `hibah` names the grant that each fungsi brought; they end with the post and only they."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    tim = models.ForeignKey(Tim, on_delete=models.PROTECT, related_name="+", db_index=False)
    nama = models.CharField(max_length=120)
    jabatan = models.CharField(max_length=12, choices=[(item.value, item.name) for item in JabatanTim])
    bidang = models.CharField(max_length=20, blank=True)
    jabatan_pokok = models.CharField(max_length=120, blank=True)  # the office held, which ends the term with it
    instansi = models.CharField(max_length=120, blank=True)
    dasar = models.CharField(max_length=200, blank=True)
    fungsi = models.JSONField(default=list)
    akun = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    hibah = models.JSONField(default=dict)
    mulai = models.DateField()
    selesai = models.DateField(null=True)
    alasan = models.CharField(max_length=200, blank=True)
    dibuat_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="anggota_masa"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "tim"], name="anggota_tim")]
