"""The joint action plan of a team, and what was reported of each line."""

from typing import ClassVar

from django.db import models

from simpul.pembinaan.models.tim import Tim
from simpul.pembinaan.rules.aksi import StatusAksi

_STATUS = [(item.value, item.name) for item in StatusAksi]


class Aksi(models.Model):
    """A line of the plan as it stands. `opd` is a code of the catalogue; `versi` counts changes, so that nobody
    overwrites what she has not seen."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    tim = models.ForeignKey(Tim, on_delete=models.PROTECT, related_name="+", db_index=False)
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=20)
    isi = models.CharField(max_length=300)
    bidang = models.CharField(max_length=20, blank=True)
    opd = models.CharField(max_length=40, blank=True)
    pemilik = models.CharField(max_length=120, blank=True)
    akun = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    batas = models.DateField()
    status = models.CharField(max_length=10, choices=_STATUS, default=StatusAksi.RENCANA.value)
    alasan = models.CharField(max_length=300, blank=True)
    bukti = models.CharField(max_length=500, blank=True)
    bukti_tanggal = models.DateField(null=True)
    sidik = models.CharField(max_length=64, blank=True)
    versi = models.PositiveIntegerField(default=1)
    dibuat_at = models.DateTimeField()
    diubah_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur", "batas"], name="aksi_tempat"),
            models.Index(fields=["kab_id", "opd", "batas"], name="aksi_opd"),
        ]


class RiwayatAksi(models.Model):
    """One report about a line; never changed."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    aksi = models.ForeignKey(Aksi, on_delete=models.PROTECT, related_name="+", db_index=False)
    saat = models.DateTimeField()
    status = models.CharField(max_length=10, choices=_STATUS)
    alasan = models.CharField(max_length=300, blank=True)
    bukti = models.CharField(max_length=500, blank=True)
    bukti_tanggal = models.DateField(null=True)
    sidik = models.CharField(max_length=64, blank=True)
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "aksi"], name="riwayat_aksi_urut")]
