"""Recaps of posyandu-months, their roll-up to the tiers, approved fields, and the signed monthly report."""

from typing import ClassVar

from django.db import models


class RekapBulan(models.Model):
    """The figures of one posyandu in one month, computed again from its rows at every change."""

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    bulan = models.DateField()
    angka = models.JSONField(default=dict)
    dihitung_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu_id", "bulan"], name="rekap_bulan_unik"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "bulan"], name="rekap_bulan_kab")]


class RekapGulung(models.Model):
    """Sums of one place in one month: kecamatan and above; villages are read from their posyandu."""

    id = models.BigAutoField(primary_key=True)
    wilayah_id = models.BigIntegerField()
    bulan = models.DateField()
    indikator = models.CharField(max_length=40)
    nilai = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["wilayah_id", "bulan", "indikator"], name="rekap_gulung_unik"),
        ]


class RekapBidang(models.Model):
    """A ketua bidang read the recap of her field for a month: the figures she saw, so that a later change shows.

    A decision of a person and not a record of the field, so a rebuild from the log leaves it alone.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    bulan = models.DateField()
    bidang = models.CharField(max_length=20)
    angka = models.JSONField(default=dict)
    oleh_id = models.UUIDField()
    oleh_nama = models.CharField(max_length=120)
    pada = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu_id", "bulan", "bidang"], name="rekap_bidang_unik"),
        ]


class StatusLaporan(models.TextChoices):
    """A report is compiled from the rows until the village approves it; then its content is frozen."""

    DISETUJUI = "disetujui", "Disetujui dalam sistem"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"


class LaporanBulanan(models.Model):
    """A monthly report of one posyandu: frozen canonical JSON with its hash. A newer version replaces none."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    bulan = models.DateField()
    versi = models.SmallIntegerField()
    status = models.CharField(max_length=14, choices=StatusLaporan.choices)
    nomor = models.CharField(max_length=40, blank=True)
    isi = models.TextField(blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    kode_periksa = models.CharField(max_length=16, blank=True, db_index=True)
    pesan = models.TextField(blank=True)
    oleh_id = models.UUIDField()
    oleh_nama = models.CharField(max_length=120)
    pada = models.DateTimeField()
    n = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu_id", "bulan", "versi"], name="laporan_versi_unik"),
        ]
