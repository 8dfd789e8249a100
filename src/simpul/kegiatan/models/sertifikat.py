"""Certificates: how an event numbers and signs them, and each one as it was printed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from simpul.kegiatan.models.kegiatan import Kegiatan
from simpul.kegiatan.models.peserta import Peserta


class SetelanSertifikat(models.Model):
    """How an event's certificates are numbered and signed; `serial` counts the regency's events of `tahun`."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    tahun = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    pola = models.CharField(max_length=60)
    jp = models.PositiveSmallIntegerField()
    tanggal = models.DateField()
    kota = models.CharField(max_length=80)
    penanda_jabatan = models.CharField(max_length=120)
    penanda_nama = models.CharField(max_length=120)
    penanda_nip = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan"], name="setelan_sertifikat_kegiatan"),
            models.UniqueConstraint(fields=["kab_id", "tahun", "serial"], name="setelan_sertifikat_serial"),
        ]


class Sertifikat(models.Model):
    """A certificate as it was issued. `isi` is what its paper says and `sidik` the fingerprint of it, so that a row
    that was changed is told apart. One withdrawn keeps its number, and its participant may get another."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    peserta = models.ForeignKey(Peserta, on_delete=models.PROTECT, related_name="+")
    urut = models.PositiveIntegerField()
    nomor = models.CharField(max_length=80)
    kode = models.CharField(max_length=12)
    nama = models.CharField(max_length=120)
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    terbit_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    ditarik_at = models.DateTimeField(null=True)
    ditarik_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "nomor"], name="sertifikat_nomor"),
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "urut"], name="sertifikat_urut"),
            models.UniqueConstraint(
                fields=["kab_id", "kegiatan", "peserta"], condition=Q(ditarik_at__isnull=True), name="sertifikat_sekali"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kode"], name="sertifikat_kode")]
