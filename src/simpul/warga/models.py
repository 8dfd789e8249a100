"""Tables of people: who they are, their families, episodes, merge links, history and the NIK directory."""

from django.db import models

# In place of the legal basis: a row that an erasure left. It holds the place of a person and is shown nowhere.
ERASED = "dihapus"


class Status(models.TextChoices):
    """Whether a person counts at this posyandu."""

    AKTIF = "aktif"
    TAMU = "tamu"
    PINDAH = "pindah"
    MENINGGAL = "meninggal"


GONE = (Status.PINDAH, Status.MENINGGAL)


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
    `asal_*` and `ke_*` name the posyandu a guest belongs to, or from and to which somebody moved; no foreign keys, for
    rows of another posyandu are rebuilt on their own.
    `tamu_pergi`: she was a guest when she left, so she counts in no month here.
    `nik_pasti`: somebody compared the NIK with her card.
    `arsip_tanggal`: she was registered by mistake and put into the archive on this day, by the change `arsip_n`; she
    and the rows merged into hers count nowhere until she is restored. Only a row that stands for itself is archived.
    `hubungan` is what she is to the head of her family.
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
    nik_pasti = models.BooleanField(default=False)
    nomor_sementara = models.CharField(max_length=16, null=True)
    keluarga = models.ForeignKey(Keluarga, on_delete=models.PROTECT, null=True, related_name="+")
    hubungan = models.CharField(max_length=12, null=True)
    ibu = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    nama_ibu = models.TextField(null=True)
    telepon = models.CharField(max_length=24, null=True)
    dusun = models.CharField(max_length=80, null=True)
    rw = models.CharField(max_length=8, null=True)
    rt = models.CharField(max_length=8, null=True)
    status = models.CharField(max_length=9, choices=Status.choices)
    status_tanggal = models.DateField(null=True)
    tamu_pergi = models.BooleanField(default=False)
    arsip_tanggal = models.DateField(null=True)
    arsip_n = models.BigIntegerField(null=True)
    asal_posyandu_id = models.UUIDField(null=True)
    asal_teks = models.TextField(null=True)
    asal_warga_id = models.UUIDField(null=True)
    ke_posyandu_id = models.UUIDField(null=True)
    ke_teks = models.TextField(null=True)
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
            models.Index(
                fields=["kab_id", "asal_posyandu_id"],
                name="warga_asal",
                condition=models.Q(asal_posyandu_id__isnull=False),
            ),
            models.Index(
                fields=["kab_id", "ke_posyandu_id"], name="warga_ke", condition=models.Q(ke_posyandu_id__isnull=False)
            ),
            models.Index(
                fields=["kab_id", "asal_warga_id"],
                name="warga_asal_baris",
                condition=models.Q(asal_warga_id__isnull=False),
            ),
            models.Index(
                fields=["kab_id", "posyandu"], name="warga_arsip", condition=models.Q(arsip_tanggal__isnull=False)
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


class BedaWarga(models.Model):
    """Somebody looked and said that these are two people; they are not asked about again.

    Without `warga` the other is nobody of this posyandu. `lain_id` has no foreign key, for it may live at another
    posyandu, whose rows are rebuilt on their own.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    warga = models.ForeignKey(Warga, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    lain_id = models.UUIDField()
    alasan = models.TextField(blank=True)
    oleh = models.TextField()
    saat = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["kab_id", "posyandu"], name="beda_warga_posyandu"),
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


class PermintaanHak(models.Model):
    """A request of a person about her own data: see, correct, stop, erase. An institutional row, not in the log.

    `isi_sandi` is what was said (name, birth date, contact, words), under the key of the installation; it is emptied
    when she is erased. `sidik_tiket` is a keyed hash of ticket and birth date: whoever knows both sees how it stands.
    `warga_id` names her row without a key, for rows of people are rebuilt from the log.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=32)
    posyandu_id = models.UUIDField(null=True)
    warga_id = models.UUIDField(null=True)
    nomor = models.CharField(max_length=16)
    jenis = models.CharField(max_length=8)
    status = models.CharField(max_length=10)
    pintu = models.CharField(max_length=8)
    isi_sandi = models.BinaryField(null=True)
    sidik_tiket = models.BinaryField(max_length=16)
    diterima_at = models.DateTimeField()
    batas_at = models.DateTimeField()
    dijawab_at = models.DateTimeField(null=True)
    selesai_at = models.DateTimeField(null=True)
    identitas = models.CharField(max_length=10, blank=True)
    pengaju_id = models.UUIDField(null=True)
    penyetuju_id = models.UUIDField(null=True)
    jawaban = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kab_id", "nomor"], name="permintaan_hak_nomor"),
        ]
        indexes = [
            models.Index(fields=["kab_id", "jalur", "status"], name="permintaan_hak_tempat"),
            models.Index(fields=["kab_id"], name="permintaan_hak_hapus", condition=models.Q(status="disetujui")),
        ]
