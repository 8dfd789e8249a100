"""Tables of visits: opening days, attendance, weighing, and catalogue lines recorded for someone or something."""

from django.db import models


class StatusSesi(models.TextChoices):
    """Whether the opening day goes on."""

    BUKA = "buka"
    TUTUP = "tutup"


class Sesi(models.Model):
    """An opening day. Its id follows from posyandu and date, so that two phones open the same one."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    tanggal = models.DateField()
    tempat = models.TextField()
    status = models.CharField(max_length=5, choices=StatusSesi.choices)
    kader_hadir = models.JSONField(default=list)
    rekap_hp = models.JSONField(null=True)
    riwayat = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kab_id", "posyandu", "tanggal"], name="sesi_satu_sehari"),
        ]


class Kehadiran(models.Model):
    """One person at one opening day; the id follows from both."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    sesi = models.ForeignKey(Sesi, on_delete=models.PROTECT, related_name="+", db_index=False)
    warga = models.ForeignKey("warga.Warga", on_delete=models.PROTECT, related_name="+", db_index=False)
    tanggal = models.DateField()
    hadir = models.BooleanField()
    tamu = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kab_id", "sesi", "warga"], name="kehadiran_satu"),
        ]
        indexes = [
            models.Index(fields=["kab_id", "posyandu", "tanggal"], name="kehadiran_tanggal"),
            models.Index(fields=["kab_id", "warga"], name="kehadiran_warga"),
        ]


class Penimbangan(models.Model):
    """One weighing and measuring, as read, with its assessment.

    `dihitung` is false when it was void (`batal`) or when the chair chose another of the same date; `konflik` holds
    the ids of the others of that date while nobody chose. z-scores are hundredths. `riwayat` holds every correction.
    `asal` tells of a weighing that another posyandu did: "tamu" counts in the child's month here, "pindah" was counted
    there.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    warga = models.ForeignKey("warga.Warga", on_delete=models.PROTECT, related_name="+", db_index=False)
    sesi = models.ForeignKey(Sesi, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    tanggal = models.DateField()
    berat_g = models.IntegerField(null=True)
    panjang_mm = models.IntegerField(null=True)
    posisi = models.CharField(max_length=9, null=True)
    panjang_terkoreksi_mm = models.IntegerField(null=True)
    lila_mm = models.IntegerField(null=True)
    lingkar_kepala_mm = models.IntegerField(null=True)
    edema = models.BooleanField(default=False)
    alasan_tidak_ditimbang = models.TextField(null=True)
    vitamin_a = models.CharField(max_length=5, null=True)
    beri_tahu_bidan = models.BooleanField(default=False)
    tamu = models.BooleanField(default=False)
    dihitung = models.BooleanField(default=True)
    batal = models.BooleanField(default=False)
    konflik = models.JSONField(default=list)
    penilaian = models.JSONField(null=True)
    asal = models.CharField(max_length=6, default="")
    asal_nama = models.TextField(default="")
    bbu_z100 = models.SmallIntegerField(null=True)
    tbu_z100 = models.SmallIntegerField(null=True)
    bbtb_z100 = models.SmallIntegerField(null=True)
    riwayat = models.JSONField(default=list)
    dicatat_oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)
    oleh = models.TextField()
    dicatat_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["kab_id", "warga", "tanggal"], name="penimbangan_warga"),
            models.Index(fields=["kab_id", "posyandu", "tanggal"], name="penimbangan_tanggal"),
        ]


class Kunjungan(models.Model):
    """A home visit or desk contact: one catalogue line for a person, a family, a house or a public place.

    Protected answers lie encrypted in `jawaban_dilindungi` and reach no phone. `temuan` says that a rule of the
    catalogue asked for a referral, an agency or haste: a case was found.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    layanan_id = models.CharField(max_length=24)
    bidang = models.CharField(max_length=24)
    jenis = models.CharField(max_length=12)
    katalog_versi = models.CharField(max_length=24)
    tanggal = models.DateField()
    cara = models.CharField(max_length=8)
    subjek_jenis = models.CharField(max_length=8)
    warga = models.ForeignKey("warga.Warga", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    keluarga = models.ForeignKey(
        "warga.Keluarga", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    sesi = models.ForeignKey(Sesi, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    tempat = models.TextField(null=True)
    hasil = models.CharField(max_length=16)
    temuan = models.BooleanField(default=False)
    jawaban = models.JSONField(default=dict)
    jawaban_dilindungi = models.BinaryField(null=True)
    lokasi = models.JSONField(null=True)
    foto = models.JSONField(default=list)
    foto_benda = models.BooleanField(default=False)
    catatan = models.TextField(null=True)
    batal = models.BooleanField(default=False)
    riwayat = models.JSONField(default=list)
    dicatat_oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)
    oleh = models.TextField()
    dicatat_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["kab_id", "posyandu", "tanggal"], name="kunjungan_tanggal"),
            models.Index(
                fields=["kab_id", "warga", "tanggal"], name="kunjungan_warga", condition=models.Q(warga__isnull=False)
            ),
        ]
