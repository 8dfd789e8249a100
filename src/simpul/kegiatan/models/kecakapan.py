"""What a kader has shown she can do, and the level of the health skills that the Puskesmas awarded her."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from simpul.kegiatan.models.kegiatan import Kegiatan
from simpul.kegiatan.rules.words import CaraKecakapan, TingkatTkk


class Kecakapan(models.Model):
    """One competence of one kader, how and when she came by it and who says so. `kab_id` is that of her posyandu, also
    when the event was a province's. A row put right keeps its reason and no longer counts."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kader = models.ForeignKey("posyandu.Kader", on_delete=models.PROTECT, related_name="+", db_index=False)
    bidang = models.CharField(max_length=20)
    butir = models.CharField(max_length=40)
    cara = models.CharField(max_length=12, choices=[(item.value, item.name) for item in CaraKecakapan])
    tanggal = models.DateField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, null=True, related_name="+")
    penilai = models.CharField(max_length=160, blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    batal_at = models.DateTimeField(null=True)
    batal_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kab_id", "kader", "butir", "cara", "tanggal"],
                condition=Q(batal_at__isnull=True),
                name="kecakapan_sekali",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["kab_id", "bidang", "kader", "tanggal"],
                condition=Q(batal_at__isnull=True, cara=CaraKecakapan.KEGIATAN),
                name="kecakapan_pelatihan",
            ),
        ]


class TandaKecakapan(models.Model):
    """A level of the health skills as the Puskesmas awarded it, with number and date of its paper."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kader = models.ForeignKey("posyandu.Kader", on_delete=models.PROTECT, related_name="+", db_index=False)
    tingkat = models.CharField(max_length=8, choices=[(item.value, item.name) for item in TingkatTkk])
    nomor = models.CharField(max_length=80)
    tanggal = models.DateField()
    puskesmas = models.CharField(max_length=120)
    dicatat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    batal_at = models.DateTimeField(null=True)
    batal_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kab_id", "kader", "tingkat"], condition=Q(batal_at__isnull=True), name="tanda_kecakapan_sekali"
            ),
        ]
