"""What judges gave: a sheet for each judge and entrant, and a line for each score and each correction of one."""

from typing import ClassVar

from django.db import models

from simpul.lomba.models.lomba import ButirLomba, JuriLomba, Lomba, PesertaLomba
from simpul.lomba.rules.words import CaraNilai, Tahap


class LembarLomba(models.Model):
    """The sheet of a judge for an entrant in a phase; `versi` grows with each save, so that two pens are told apart."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    tahap = models.CharField(max_length=8, choices=[(item.value, item.name) for item in Tahap])
    juri = models.ForeignKey(JuriLomba, on_delete=models.PROTECT, related_name="+")
    peserta = models.ForeignKey(PesertaLomba, on_delete=models.PROTECT, related_name="+")
    catatan = models.TextField(blank=True)
    cara = models.CharField(max_length=8, choices=[(item.value, item.name) for item in CaraNilai])
    versi = models.PositiveIntegerField(default=1)
    dicatat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "lomba", "tahap", "juri", "peserta"], name="lembar_lomba_sekali"),
        ]


class NilaiLomba(models.Model):
    """A score: line 0 is what the judge gave, each further one a correction with its reason; the last one counts."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    lembar = models.ForeignKey(LembarLomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    butir = models.ForeignKey(ButirLomba, on_delete=models.PROTECT, related_name="+")
    baris = models.PositiveSmallIntegerField()
    nilai = models.PositiveSmallIntegerField()
    alasan = models.CharField(max_length=300, blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "lembar", "butir", "baris"], name="nilai_lomba_baris"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "lomba"], name="nilai_lomba_lomba")]
