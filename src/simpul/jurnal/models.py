"""Tables of the journal: the log, its change lists, the outbox and the job rows."""

from typing import ClassVar

from django.db import models


class StatusOperasi(models.TextChoices):
    """Where an operation stands; nothing is ever deleted."""

    DITERIMA = "diterima"
    MENUNGGU = "menunggu"
    KARANTINA = "karantina"
    DITOLAK = "ditolak"


class Urutan(models.Model):
    """The change counter of one posyandu. Its row lock orders everything that happens there."""

    posyandu_id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    terakhir = models.BigIntegerField(default=0)


class KunciData(models.Model):
    """The data key of one person, or of a posyandu for work about no one; destroying it erases the content."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kunci_server = models.CharField(max_length=8)
    terbungkus = models.BinaryField(null=True)


class Operasi(models.Model):
    """One operation as it came, with its outcome. Payload is encrypted; ids, type, dates and numbers stay plain."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    jenis = models.CharField(max_length=40)
    versi = models.SmallIntegerField()
    katalog_versi = models.CharField(max_length=24)
    status = models.CharField(max_length=10, choices=StatusOperasi.choices)
    n = models.BigIntegerField(null=True)
    pelaku_id = models.UUIDField()
    perangkat_id = models.UUIDField(null=True)
    perangkat_urut = models.BigIntegerField(null=True)
    subjek_ids = models.JSONField(default=list)
    tanggal_layanan = models.DateField()
    dicatat_at = models.DateTimeField()
    diterima_at = models.DateTimeField()
    selisih_jam_ms = models.BigIntegerField(default=0)
    versi_app = models.CharField(max_length=24, blank=True)
    pintu = models.CharField(max_length=8)
    kunci_id = models.UUIDField()
    isi = models.BinaryField()
    hasil = models.BinaryField(null=True)
    masalah = models.CharField(max_length=60, blank=True)
    masalah_params = models.JSONField(default=dict)
    menunggu_ids = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu_id", "n"], name="operasi_nomor_unik"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "perangkat_id", "perangkat_urut"], name="operasi_perangkat"),
            models.Index(
                fields=["kab_id", "posyandu_id", "status"],
                name="operasi_tertahan",
                condition=~models.Q(status="diterima"),
            ),
        ]


class Perubahan(models.Model):
    """The change list of a posyandu: which row changed under which number; `hilang` left the phones' view."""

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    n = models.BigIntegerField()
    entitas = models.CharField(max_length=16)
    entitas_id = models.UUIDField()
    hilang = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu_id", "n"], name="perubahan_urut"),
        ]


class PosisiPerangkat(models.Model):
    """The highest gap-free sequence number of a device, and since when a hole is open."""

    perangkat_id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    urut_utuh = models.BigIntegerField(default=0)
    lubang_sejak = models.DateTimeField(null=True)


class KotakKeluar(models.Model):
    """Outbox: differences of recap vectors on their way to the tiers above."""

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    bulan = models.DateField()
    selisih = models.JSONField()
    dibuat_at = models.DateTimeField()


class Pekerjaan(models.Model):
    """A job of the loop: its lease and when it last ran; idempotent by design."""

    nama = models.CharField(max_length=40, primary_key=True)
    pemegang = models.CharField(max_length=64, blank=True)
    sewa_sampai = models.DateTimeField(null=True)
    terakhir_at = models.DateTimeField(null=True)
    catatan = models.TextField(blank=True)


class Foto(models.Model):
    """A photo of a posyandu, stored encrypted outside the static tree under the hash of what the phone sent."""

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    sidik = models.CharField(max_length=64)
    perangkat_id = models.UUIDField()
    ukuran = models.IntegerField()
    diterima_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu_id", "sidik"], name="foto_unik"),
        ]
