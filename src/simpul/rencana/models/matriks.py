"""Programmes of agencies tagged to fields."""

from typing import ClassVar

from django.db import models

from simpul.rencana.rules.words import JenisProgram


class ProgramDinas(models.Model):
    """A programme, kegiatan or subkegiatan of an agency in a year, with the place or the posyandu it reaches."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    posyandu = models.ForeignKey(
        "posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    tahun = models.PositiveSmallIntegerField()
    bidang = models.CharField(max_length=24)
    opd = models.CharField(max_length=32)
    jenis = models.CharField(max_length=12, choices=[(item.value, item.name) for item in JenisProgram])
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=300)
    anggaran = models.BigIntegerField()
    versi = models.PositiveIntegerField(default=1)
    oleh = models.CharField(max_length=200)
    diubah_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kab_id", "tahun", "opd", "kode", "wilayah"], name="program_dinas_satu_tempat"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "tahun", "bidang", "jalur"], name="program_dinas_bidang"),
        ]
