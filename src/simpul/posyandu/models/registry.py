"""Tables of the registry. `jalur` is compared as a range, so migration 0001 gives it the C collation on PostgreSQL."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from simpul.posyandu.rules.registrasi import StatusRegistrasi
from simpul.posyandu.rules.words import (
    AlasanBerhenti,
    Jabatan,
    Kelamin,
    MetodeUmur,
    Pendidikan,
    StatusPosyandu,
    TipeAsal,
)


class Posyandu(models.Model):
    """A posyandu today. `kab_id` is the regency it was founded in and never changes; `nomor_urut` is its serial
    there, the first four digits of its request numbers, never given again. `jalur` is the path of its desa and the
    serial ('62.10.02.2001.0007'). `n` is the change number of its last change."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    nomor_urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=80)
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=24)
    dusun = models.CharField(max_length=120, blank=True)
    rw = models.CharField(max_length=40, blank=True)
    alamat = models.CharField(max_length=200, blank=True)
    tempat = models.CharField(max_length=80, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    zona_waktu = models.CharField(max_length=4)
    nomor_registrasi = models.CharField(max_length=17, null=True)
    # Where its folder stands, and how many steps it has taken; each step is a `LangkahRegistrasi`.
    registrasi = models.CharField(
        max_length=24,
        choices=[(item.value, item.name) for item in StatusRegistrasi],
        default=StatusRegistrasi.DRAF.value,
    )
    registrasi_ke = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=10, choices=[(item.value, item.name) for item in StatusPosyandu])
    pola_buka = models.JSONField(null=True)
    # Further days for a group, which phones do not need: [{"kelompok", "pola", "tempat"}] (`rules/pola.py`).
    buka_lain = models.JSONField(default=list)
    # On its way to six fields: since when it serves them, whether it leads the way, its wave, the year it is due.
    enam_bidang_sejak = models.DateField(null=True)
    percontohan = models.BooleanField(default=False)
    gelombang = models.PositiveSmallIntegerField(null=True)
    target_tahun = models.PositiveSmallIntegerField(null=True)
    dibentuk_tahun = models.PositiveSmallIntegerField(null=True)
    is_perusahaan = models.BooleanField(default=False)
    data_contoh = models.BooleanField(default=False)
    n = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "nomor_urut"], name="posyandu_nomor_urut"),
            models.UniqueConstraint(fields=["kab_id", "nomor_registrasi"], name="posyandu_nomor_registrasi"),
            models.CheckConstraint(condition=Q(nomor_urut__gte=1, nomor_urut__lte=9999), name="posyandu_empat_angka"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["jalur"], name="posyandu_jalur"),
            models.Index(fields=["data_contoh"], condition=Q(data_contoh=True), name="posyandu_contoh"),
        ]


class PosyanduWilayah(models.Model):
    """Which desa a posyandu belongs to, from `dari` until before `sampai`."""

    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    dari = models.DateField()
    sampai = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu", "dari"], name="posyandu_wilayah_mulai"),
            models.UniqueConstraint(
                fields=["kab_id", "posyandu"], condition=Q(sampai__isnull=True), name="posyandu_wilayah_kini"
            ),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True) | Q(sampai__gt=F("dari")), name="posyandu_wilayah_masa"
            ),
        ]


class PosyanduAsal(models.Model):
    """A former kind of posyandu that was merged into this one."""

    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    kab_id = models.IntegerField()
    tipe = models.CharField(max_length=10, choices=[(item.value, item.name) for item in TipeAsal])
    nama = models.CharField(max_length=80, blank=True)
    dilebur = models.DateField(null=True)


class Pengurus(models.Model):
    """A post of the board held from `mulai` until before `selesai`; `bidang` only for a ketua bidang."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=12, choices=[(item.value, item.name) for item in Jabatan])
    bidang = models.CharField(max_length=20, blank=True)
    nama = models.CharField(max_length=120)
    telepon = models.CharField(max_length=20, blank=True)
    akun = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    lkd_lain = models.JSONField(default=list)
    mulai = models.DateField()
    selesai = models.DateField(null=True)
    alasan_berhenti = models.CharField(
        max_length=24, blank=True, choices=[(item.value, item.name) for item in AlasanBerhenti]
    )
    sk_nomor = models.CharField(max_length=80, blank=True)
    n = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kab_id", "posyandu", "jabatan", "bidang"],
                condition=Q(selesai__isnull=True),
                name="pengurus_satu_jabatan",
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="pengurus_masa"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu"], name="pengurus_posyandu"),
        ]


class Kader(models.Model):
    """A kader in office from `mulai` until before `selesai`, with the fields her SK names."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey(Posyandu, on_delete=models.PROTECT, related_name="+")
    akun = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=120)
    telepon = models.CharField(max_length=20, blank=True)
    bidang = models.JSONField(default=list)
    # Posts in other bodies of the village, and what the register of kader asks for beside (governance.md 1.6).
    lkd_lain = models.JSONField(default=list)
    kelamin = models.CharField(max_length=1, blank=True, choices=[(item.value, item.name) for item in Kelamin])
    lahir = models.DateField(null=True)
    pendidikan = models.CharField(max_length=10, blank=True, choices=[(item.value, item.name) for item in Pendidikan])
    mulai = models.DateField()
    selesai = models.DateField(null=True)
    alasan_berhenti = models.CharField(
        max_length=24, blank=True, choices=[(item.value, item.name) for item in AlasanBerhenti]
    )
    sk_nomor = models.CharField(max_length=80, blank=True)
    n = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="kader_masa"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "posyandu"], name="kader_posyandu")]


class AcuanKabupaten(models.Model):
    """What a regency has set for its posyandu; a regency without a row keeps the defaults of `AcuanForm`."""

    kab_id = models.IntegerField(primary_key=True)
    nomor_darurat = models.JSONField(default=list)  # [{"nama": ..., "nomor": ...}]
    penerima_kasus = models.JSONField(default=list)
    libur_daerah = models.JSONField(default=list)  # [{"tanggal": "2027-05-02", "nama": ...}]
    metode_umur = models.CharField(max_length=12, choices=[(item.value, item.name) for item in MetodeUmur])
    # Steps of the first set-up that were left for later or found right: {"libur": "lewati"}.
    penyiapan = models.JSONField(default=dict)


class LapisanKabupaten(models.Model):
    """What a regency set in the catalogue from a day on; never changed, a later row takes its place."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    mulai = models.DateField()
    isi = models.JSONField()
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "mulai"], name="lapisan_kabupaten")]
