"""The support that is real in a desa: money, decree, who came on the opening day, and what families said of it."""

from typing import ClassVar

from django.db import models

from simpul.pembinaan.rules.dukungan import SumberDana


class DukunganDesa(models.Model):
    """What a village says of its decree while the paper itself is not recorded; the id follows from the place."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=20)
    sk_nomor = models.CharField(max_length=80, blank=True)
    sk_tanggal = models.DateField(null=True)
    diubah_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "jalur"], name="dukungan_jalur")]


class AnggaranDesa(models.Model):
    """A budget line for the posyandu of a desa; one that was wrong is struck out and stays."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=20)
    sumber = models.CharField(max_length=16, choices=[(item.value, item.name) for item in SumberDana])
    tahun = models.PositiveSmallIntegerField()
    jumlah_rp = models.BigIntegerField()
    uraian = models.CharField(max_length=200, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    dicoret_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur", "tahun"], name="anggaran_jalur"),
        ]


class HadirPejabat(models.Model):
    """Which officials were at an opening day: {"unsur", "nama"} each; `versi` counts how often it was written."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    tanggal = models.DateField()
    hadir = models.JSONField(default=list)
    kepala = models.BooleanField(default=False)  # whether the kepala desa or lurah was among them
    versi = models.PositiveIntegerField(default=1)
    diubah_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu", "tanggal"], name="hadir_pejabat_sehari"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur", "tanggal"], name="hadir_pejabat_jalur"),
        ]


class NilaiHari(models.Model):
    """What families said of one opening day: three counts and nothing of who said it."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    tanggal = models.DateField()
    # Found by itself, because who scans it is nobody in particular.
    kode = models.CharField(max_length=12, unique=True)
    puas = models.PositiveIntegerField(default=0)
    biasa = models.PositiveIntegerField(default=0)
    kurang = models.PositiveIntegerField(default=0)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu", "tanggal"], name="nilai_sehari"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur", "tanggal"], name="nilai_jalur")
        ]
