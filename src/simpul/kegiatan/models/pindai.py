"""What a scanner read that is nobody of the event: kept, so that the committee can find out who it was."""

from typing import ClassVar

from django.db import models

from simpul.kegiatan.models.kegiatan import Kegiatan, SesiKegiatan


class CatatanPindai(models.Model):
    """A badge or a word that named nobody on the list; `klien` is the id its scanner gave it."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    sesi = models.ForeignKey(SesiKegiatan, on_delete=models.PROTECT, null=True, related_name="+")
    klien = models.CharField(max_length=36)
    teks = models.CharField(max_length=120)
    waktu = models.DateTimeField()
    alat = models.CharField(max_length=60, blank=True)
    dicatat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "klien"], name="catatan_pindai_sekali"),
        ]
