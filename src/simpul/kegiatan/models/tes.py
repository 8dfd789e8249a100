"""Questions asked before and after an event, and the sheets on which they were answered."""

from typing import ClassVar

from django.db import models

from simpul.kegiatan.models.kegiatan import Kegiatan
from simpul.kegiatan.models.peserta import Peserta
from simpul.kegiatan.rules.words import PintuEvaluasi, TahapTes


class Tes(models.Model):
    """The test of an event; `kode` opens it to participants while `buka` names a stage ('' is closed)."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    kode = models.CharField(max_length=12)
    buka = models.CharField(max_length=4, blank=True, choices=[(item.value, item.name) for item in TahapTes])
    dibuat_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan"], name="tes_kegiatan"),
            models.UniqueConstraint(fields=["kab_id", "kode"], name="tes_kode"),
        ]


class SoalTes(models.Model):
    """A question of one field, or of all (''), with its options; `kunci` is the place of the right one, from 0."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    urut = models.PositiveSmallIntegerField()
    bidang = models.CharField(max_length=20, blank=True)
    teks = models.CharField(max_length=500)
    pilihan = models.JSONField(default=list)
    kunci = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "urut"], name="soal_tes_urut"),
        ]


class LembarTes(models.Model):
    """What one participant answered at one stage, once: `jawaban` holds a place of an option for each question in
    order, -1 where nothing was chosen. Points are counted when they are read: a key put right counts at once."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    peserta = models.ForeignKey(Peserta, on_delete=models.PROTECT, related_name="+")
    tahap = models.CharField(max_length=4, choices=[(item.value, item.name) for item in TahapTes])
    jawaban = models.JSONField(default=list)
    pintu = models.CharField(max_length=8, choices=[(item.value, item.name) for item in PintuEvaluasi])
    dicatat_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "tahap", "peserta"], name="lembar_tes_sekali"),
        ]
