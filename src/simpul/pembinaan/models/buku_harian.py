"""The diary of a kecamatan (buku harian kasi PMK)."""

from typing import ClassVar

from django.db import models

from simpul.pembinaan.models.kunjungan import KunjunganBina


class BukuHarian(models.Model):
    """A dated entry of a kecamatan (`wilayah`), perhaps about one of its desa or about a visit.

    `versi` grows when the text is put right.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    tanggal = models.DateField()
    isi = models.TextField()
    desa = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    kunjungan = models.ForeignKey(KunjunganBina, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    versi = models.PositiveIntegerField(default=1)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "wilayah", "tanggal"], name="buku_harian_bulan"),
        ]
