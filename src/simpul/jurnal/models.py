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

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id"], name="kunci_dimusnahkan", condition=models.Q(terbungkus__isnull=True)),
        ]


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
    atas_nama_id = models.UUIDField(null=True)
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
    """A photo of a posyandu, stored encrypted outside the static tree under the hash of what was sent.

    `perangkat_id` is who sent it: a phone, or the account of an office.
    """

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


class Lampiran(models.Model):
    """A paper of the institution (a decree, a letter, a proof), kept encrypted beside the photos.

    `pemilik_id` is what it belongs to and whose data key protects it: a posyandu, a Tim Pembina, an event, a plan.
    `kab_id` 0 belongs to a province or the nation. `jenis` is 'jpeg' or 'pdf'.
    """

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    pemilik_id = models.UUIDField()
    sidik = models.CharField(max_length=64)
    jenis = models.CharField(max_length=4)
    pengirim_id = models.UUIDField()
    ukuran = models.IntegerField()
    diterima_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "pemilik_id", "sidik"], name="lampiran_unik"),
        ]


class StatusImpor(models.TextChoices):
    """Where an import stands; from `MENUNGGU_KOLOM` on its rows lie encrypted in `ImporBagian`."""

    MENUNGGU_KOLOM = "kolom"
    DIPERIKSA = "diperiksa"
    SIAP = "siap"
    DIMASUKKAN = "dimasukkan"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"
    KEDALUWARSA = "kedaluwarsa"


class Impor(models.Model):
    """One file of old data on its way in: a job that goes on after a restart.

    `posyandu_id` is empty when a column of the file names the posyandu of `wilayah_id`. `pilihan` holds which column is
    what, never a value of a row; `hasil` holds counts.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah_id = models.BigIntegerField()
    jalur = models.CharField(max_length=40)
    posyandu_id = models.UUIDField(null=True)
    akun_id = models.UUIDField()
    status = models.CharField(max_length=12, choices=StatusImpor.choices)
    tata_letak = models.CharField(max_length=40, blank=True)
    sidik = models.CharField(max_length=64)
    pilihan = models.JSONField(default=dict)
    hasil = models.JSONField(default=dict)
    posisi = models.JSONField(default=dict)
    lewati_keliru = models.BooleanField(default=False)
    kemajuan = models.IntegerField(default=0)
    jumlah = models.IntegerField(default=0)
    dibuat_at = models.DateTimeField()
    diterapkan_at = models.DateTimeField(null=True)
    selesai_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "wilayah_id", "dibuat_at"], name="impor_desa"),
            models.Index(
                fields=["dibuat_at"], name="impor_jalan", condition=models.Q(status__in=["diperiksa", "dimasukkan"])
            ),
        ]


class ImporBagian(models.Model):
    """A piece of an import: rows as read, rows as understood, findings, or operations. Encrypted under its own key."""

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    impor = models.ForeignKey(Impor, on_delete=models.CASCADE, related_name="+", db_index=False)
    jenis = models.CharField(max_length=8)
    nomor = models.IntegerField()
    selesai = models.BooleanField(default=False)
    isi = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "impor", "jenis", "nomor"], name="impor_bagian_unik"),
        ]


class PetaKolom(models.Model):
    """Which column was what, the last time a village brought a file with these headings."""

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah_id = models.BigIntegerField()
    sidik = models.CharField(max_length=64)
    pilihan = models.JSONField()
    diubah_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "wilayah_id", "sidik"], name="peta_kolom_unik"),
        ]


class RiwayatServer(models.Model):
    """A history that began when a backup made at `cadangan_at` was put back."""

    id = models.UUIDField(primary_key=True)
    mulai_at = models.DateTimeField()
    cadangan_at = models.DateTimeField()
