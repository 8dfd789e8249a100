"""What a posyandu has: its place as it was found, its equipment, its money by year."""

from typing import ClassVar

from django.db import models

from simpul.posyandu.models.registry import Posyandu
from simpul.posyandu.rules.kata_sarana import Air, Gedung, Jamban, JenisAlat, Listrik, Sinyal, SumberDana


class Sarana(models.Model):
    """The place of a posyandu as it was found on `diperiksa`; rows are only added, the last day counts."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    diperiksa = models.DateField()
    gedung = models.CharField(max_length=12, blank=True, choices=[(item.value, item.name) for item in Gedung])
    air = models.CharField(max_length=12, blank=True, choices=[(item.value, item.name) for item in Air])
    jamban = models.CharField(max_length=12, blank=True, choices=[(item.value, item.name) for item in Jamban])
    listrik = models.CharField(max_length=12, blank=True, choices=[(item.value, item.name) for item in Listrik])
    sinyal = models.CharField(max_length=12, blank=True, choices=[(item.value, item.name) for item in Sinyal])
    ruang = models.PositiveSmallIntegerField(null=True)
    catatan = models.CharField(max_length=200, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu", "diperiksa"], name="sarana_terakhir"),
        ]


class Peralatan(models.Model):
    """A line of the list of equipment as it was counted on `diperiksa`; `nama` only for what the list does not name."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=24, choices=[(item.value, item.name) for item in JenisAlat])
    nama = models.CharField(max_length=80, blank=True)
    baik = models.PositiveSmallIntegerField()
    rusak = models.PositiveSmallIntegerField()
    sumber = models.CharField(max_length=16, blank=True, choices=[(item.value, item.name) for item in SumberDana])
    tahun = models.PositiveSmallIntegerField(null=True)
    diperiksa = models.DateField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu", "jenis", "nama"], name="peralatan_sekali"),
        ]


class Dana(models.Model):
    """Money of a posyandu from one source in one year, in whole rupiah; years stay as they were noted."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    tahun = models.PositiveSmallIntegerField()
    sumber = models.CharField(max_length=16, choices=[(item.value, item.name) for item in SumberDana])
    rencana_rp = models.BigIntegerField(null=True)
    terpakai_rp = models.BigIntegerField(null=True)
    keterangan = models.CharField(max_length=200, blank=True)
    dicatat = models.DateField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu", "tahun", "sumber"], name="dana_sekali"),
        ]
