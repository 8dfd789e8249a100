"""Papers of the institution: minutes and decrees, each with its number, date, signer, term and file."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from simpul.posyandu.models.registry import Posyandu
from simpul.posyandu.rules.surat import JenisSurat, SebabGanti


class Surat(models.Model):
    """A paper of a desa or kelurahan. It is never changed: a correction and a new decree are rows of their own, and the
    row before names what took its place. `bunyi_tanggal` is the date as the paper words it, with its faults.
    `berlaku_sampai` is the last day in force. `berkas_id` is the owner of the file's key: the first row that held it.
    `jalur` is compared as a range, so its migration gives it the C collation on PostgreSQL."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=20)
    jenis = models.CharField(max_length=20, choices=[(item.value, item.name) for item in JenisSurat])
    nomor = models.CharField(max_length=80, blank=True)
    tanggal = models.DateField()
    bunyi_tanggal = models.CharField(max_length=120, blank=True)
    penandatangan = models.CharField(max_length=120, blank=True)
    jabatan = models.CharField(max_length=80, blank=True)
    berlaku_dari = models.DateField(null=True)
    berlaku_sampai = models.DateField(null=True)
    sidik = models.CharField(max_length=64, blank=True)
    berkas_id = models.UUIDField(null=True)
    pengganti = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    sebab_ganti = models.CharField(max_length=12, blank=True, choices=[(item.value, item.name) for item in SebabGanti])
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["jalur", "id"], condition=Q(pengganti__isnull=True), name="surat_jalur"),
            models.Index(fields=["kab_id", "wilayah"], name="surat_wilayah"),
            models.Index(fields=["pengganti"], name="surat_pengganti"),
        ]


class SuratPosyandu(models.Model):
    """A posyandu that a paper names; a paper that names none holds for every posyandu of its place."""

    surat = models.ForeignKey(Surat, on_delete=models.PROTECT, related_name="+")
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "surat", "posyandu"], name="surat_posyandu_sekali"),
        ]
