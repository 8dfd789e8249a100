"""Tables of people: who they are, their families, episodes, merge links, history and the NIK directory."""

from django.db import models


class Status(models.TextChoices):
    """Whether a person counts at this posyandu."""

    AKTIF = "aktif"
    TAMU = "tamu"
    PINDAH = "pindah"
    MENINGGAL = "meninggal"


class Keluarga(models.Model):
    """A family. The KK number lies encrypted, its hash finds it again."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    kepala_nama = models.TextField()
    kk_sandi = models.BinaryField(null=True)
    kk_hash = models.BinaryField(max_length=16, null=True)
    alamat = models.TextField(null=True)
    dusun = models.CharField(max_length=80, null=True)
    rw = models.CharField(max_length=8, null=True)
    rt = models.CharField(max_length=8, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kab_id", "posyandu"], name="keluarga_posyandu"),
            models.Index(fields=["kab_id", "kk_hash"], name="keluarga_kk", condition=models.Q(kk_hash__isnull=False)),
        ]


class Warga(models.Model):
    """A person as known at one posyandu.

    `digabung_ke` is the row that stands for this one after a merge, computed from the links of `Penggabungan`.
    `terdaftar_tanggal` is the day of registration in the posyandu's zone; before its month she counts nowhere.
    `mungkin_sama` holds ids of people she may be, until somebody looked (`perlu_tinjau`).
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    nama = models.TextField()
    nama_bunyi = models.TextField()
    jenis_kelamin = models.CharField(max_length=1)
    tanggal_lahir = models.DateField()
    tanggal_lahir_perkiraan = models.BooleanField(default=False)
    nik_sandi = models.BinaryField(null=True)
    nik_hash = models.BinaryField(max_length=16, null=True)
    nomor_sementara = models.CharField(max_length=16, null=True)
    keluarga = models.ForeignKey(Keluarga, on_delete=models.PROTECT, null=True, related_name="+")
    ibu = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    nama_ibu = models.TextField(null=True)
    telepon = models.CharField(max_length=24, null=True)
    dusun = models.CharField(max_length=80, null=True)
    rw = models.CharField(max_length=8, null=True)
    rt = models.CharField(max_length=8, null=True)
    status = models.CharField(max_length=9, choices=Status.choices)
    status_tanggal = models.DateField(null=True)
    memiliki_kms = models.BooleanField(default=True)
    berat_lahir_g = models.IntegerField(null=True)
    izin_foto = models.BooleanField(default=False)
    izin_pesan = models.BooleanField(default=False)
    dasar_hukum = models.CharField(max_length=24)
    terdaftar_tanggal = models.DateField()
    digabung_ke = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    perlu_tinjau = models.BooleanField(default=False)
    mungkin_sama = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(jenis_kelamin__in=["L", "P"]), name="warga_kelamin"),
        ]
        indexes = [
            models.Index(fields=["kab_id", "posyandu", "tanggal_lahir"], name="warga_posyandu_lahir"),
            models.Index(fields=["kab_id", "nik_hash"], name="warga_nik", condition=models.Q(nik_hash__isnull=False)),
            models.Index(
                fields=["kab_id", "posyandu", "digabung_ke"],
                name="warga_gabung",
                condition=models.Q(digabung_ke__isnull=False),
            ),
            models.Index(fields=["kab_id", "posyandu"], name="warga_tinjau", condition=models.Q(perlu_tinjau=True)),
        ]


class Episode(models.Model):
    """A pregnancy, the 42 days after birth, or breastfeeding; it decides the life-cycle group while it lasts."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    warga = models.ForeignKey(Warga, on_delete=models.PROTECT, related_name="+", db_index=False)
    jenis = models.CharField(max_length=10)
    mulai = models.DateField()
    selesai = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kab_id", "warga"], name="episode_warga"),
            models.Index(fields=["kab_id", "posyandu"], name="episode_posyandu"),
        ]


class Penggabungan(models.Model):
    """A link: `asal` is the same person as `tujuan`. Undoing it ends the link and deletes nothing."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    asal = models.ForeignKey(Warga, on_delete=models.PROTECT, related_name="+", db_index=False)
    tujuan = models.ForeignKey(Warga, on_delete=models.PROTECT, related_name="+", db_index=False)
    alasan = models.TextField()
    oleh = models.TextField()
    saat = models.DateTimeField()
    dibatalkan_saat = models.DateTimeField(null=True)
    dibatalkan_alasan = models.TextField(null=True)
    dibatalkan_oleh = models.TextField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kab_id", "asal"],
                condition=models.Q(dibatalkan_saat__isnull=True),
                name="penggabungan_asal_satu",
            ),
        ]
        indexes = [
            models.Index(fields=["kab_id", "posyandu"], name="penggabungan_posyandu"),
        ]


class RiwayatWarga(models.Model):
    """What changed about a person: old and new values, by whom, why. NIK appears by its last digits only."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    warga = models.ForeignKey(Warga, on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    saat = models.DateTimeField()
    jenis = models.CharField(max_length=12)
    oleh = models.TextField()
    alasan = models.TextField(blank=True)
    lama = models.JSONField(default=dict)
    baru = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["kab_id", "warga", "n"], name="riwayat_warga_urut"),
        ]


class DirektoriNik(models.Model):
    """Where in the nation a NIK is known: a directory table, looked up by hash across regencies.

    One NIK may have several rows: it warns, it never blocks.
    """

    id = models.BigAutoField(primary_key=True)
    nik_hash = models.BinaryField(max_length=16)
    kab_id = models.IntegerField()
    warga_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kab_id", "warga_id"], name="direktori_nik_warga"),
        ]
        indexes = [
            models.Index(fields=["nik_hash"], name="direktori_nik_hash"),
        ]
