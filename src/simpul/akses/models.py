"""Tables of access. Grants and devices hold `posyandu_id` without a foreign key (shard key rule)."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from simpul.akses.rules.words import JenisAkun, Peran, Pintu, StatusPerangkat


class AkunManager(BaseUserManager["Akun"]):
    """Django asks the manager for the account of a login name; nothing else is added."""


class Akun(AbstractBaseUser):
    """A person who signs in. Kader have no login name and no usable password: they work on an enrolled phone."""

    id = models.UUIDField(primary_key=True)
    nama_pengguna = models.CharField(max_length=60, unique=True, null=True)
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=8, choices=[(item.value, item.name) for item in JenisAkun])
    is_active = models.BooleanField(default=True)
    dibuat_at = models.DateTimeField()
    # When a first password was printed for it; until the owner has chosen her own, nothing else opens.
    sandi_awal_at = models.DateTimeField(null=True)
    # Made by `simpul demo`, with a password that everybody knows: it needs no second factor.
    contoh = models.BooleanField(default=False)
    # Raised to end every open session of the account.
    sesi = models.PositiveIntegerField(default=0)

    objects: ClassVar[AkunManager] = AkunManager()

    USERNAME_FIELD = "nama_pengguna"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    def __str__(self) -> str:
        return self.nama

    def get_session_auth_hash(self) -> str:
        """What a session holds of the account; one that differs has ended."""
        return f"{super().get_session_auth_hash()}.{self.sesi}"


class FaktorKedua(models.Model):
    """The second factor of an account: its secret under the server key, and the last step of the clock it was used in,
    so that no code works twice."""

    akun = models.OneToOneField(Akun, on_delete=models.PROTECT, primary_key=True, related_name="+")
    kunci_server = models.CharField(max_length=24)
    rahasia = models.BinaryField()
    langkah = models.BigIntegerField()
    dibuat_at = models.DateTimeField()


class KodePemulihan(models.Model):
    """A printed recovery code, kept as a keyed hash; it stands for the phone once."""

    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=32)
    dipakai_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["akun", "sidik"], name="kode_pemulihan_sekali"),
        ]


class Hibah(models.Model):
    """A grant: role x (wilayah subtree or posyandu) x fields (empty = all) x dates.

    `selesai` is the first day without it.
    """

    id = models.UUIDField(primary_key=True)
    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    peran = models.CharField(max_length=20, choices=[(item.value, item.name) for item in Peran])
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, null=True, related_name="+")
    posyandu_id = models.UUIDField(null=True)
    kab_id = models.IntegerField(null=True)
    bidang = models.JSONField(default=list)
    opd = models.CharField(max_length=40, blank=True)
    mulai = models.DateField()
    selesai = models.DateField(null=True)
    sk = models.CharField(max_length=120, blank=True)
    sk_akhir = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(wilayah__isnull=False, posyandu_id__isnull=True)
                | Q(wilayah__isnull=True, posyandu_id__isnull=False, kab_id__isnull=False),
                name="hibah_satu_tempat",
            ),
            models.CheckConstraint(condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")), name="hibah_masa"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu_id"], name="hibah_posyandu"),
        ]


class JejakAudit(models.Model):
    """One line of the audit trail: who did or opened what, when, through which door and why.

    `n` is the change number of a write, null for a read; `alamat` is a keyed hash of the network address.
    """

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, null=True, related_name="+")
    tindakan = models.CharField(max_length=40)
    entitas = models.CharField(max_length=24)
    ids = models.JSONField(default=list)
    kab_id = models.IntegerField(null=True)
    posyandu_id = models.UUIDField(null=True)
    n = models.BigIntegerField(null=True)
    alasan = models.CharField(max_length=300, blank=True)
    alamat = models.CharField(max_length=32, blank=True)
    door = models.CharField(max_length=8, choices=[(item.value, item.name) for item in Pintu])

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu_id", "at"], name="jejak_posyandu"),
            models.Index(fields=["akun", "at"], name="jejak_akun"),
        ]


class KodeAktivasi(models.Model):
    """A printed activation code, kept as a keyed hash; it works once, until `kedaluwarsa`."""

    id = models.UUIDField(primary_key=True)
    # Found by its hash alone, because who types it is not yet known.
    sidik = models.CharField(max_length=32, unique=True)
    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    # The phone that the new one stands in for: lost, broken, or emptied by its browser.
    mengganti = models.ForeignKey("Perangkat", on_delete=models.PROTECT, null=True, related_name="+")
    dibuat_at = models.DateTimeField()
    kedaluwarsa = models.DateTimeField()
    dipakai_at = models.DateTimeField(null=True)


class Perangkat(models.Model):
    """An enrolled phone. Its letter stands in the numbers it issues and is never given again."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    huruf = models.CharField(max_length=2)
    public_key = models.TextField()  # base64 SPKI, ECDSA P-256
    terdaftar_at = models.DateTimeField()
    dicabut_at = models.DateTimeField(null=True)
    kontak_terakhir = models.DateTimeField(null=True)
    belum_terkirim = models.IntegerField(default=0)
    versi_app = models.CharField(max_length=24, blank=True)
    simpanan_mb = models.IntegerField(null=True)
    # What the phone tells of itself; empty while its app is too old to tell.
    kuota_mb = models.IntegerField(null=True)
    simpanan_tetap = models.BooleanField(null=True)
    selisih_jam_ms = models.BigIntegerField(null=True)
    versi_katalog = models.CharField(max_length=24, blank=True)
    keadaan_at = models.DateTimeField(null=True)
    mengganti = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(
        max_length=16,
        choices=[(item.value, item.name) for item in StatusPerangkat],
        default=StatusPerangkat.AKTIF.value,
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "posyandu_id", "huruf"], name="perangkat_huruf"),
        ]


class PerangkatKader(models.Model):
    """One kader on one phone, from `mulai` until before `selesai`."""

    id = models.UUIDField(primary_key=True)
    perangkat = models.ForeignKey(Perangkat, on_delete=models.PROTECT, related_name="+")
    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    mulai = models.DateTimeField()
    selesai = models.DateTimeField(null=True)


class PermintaanPin(models.Model):
    """A kader on one phone asks for a new PIN. `kunci_balas` is the key that only that phone can answer with.

    It ends at `kedaluwarsa`, by an officer's no, or a while after the phone fetched its way in at `dipakai_at`.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    perangkat = models.ForeignKey(Perangkat, on_delete=models.PROTECT, related_name="+")
    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    kunci_balas = models.CharField(max_length=120)
    diminta_at = models.DateTimeField()
    kedaluwarsa = models.DateTimeField()
    disetujui_at = models.DateTimeField(null=True)
    ditolak_at = models.DateTimeField(null=True)
    dipakai_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu_id", "kedaluwarsa"], name="permintaan_pin_posyandu"),
        ]


class BatasLaju(models.Model):
    """A rate limit: when the key (kind and keyed hash of address or account) will be fresh again."""

    kunci = models.CharField(max_length=64, primary_key=True)
    penuh_at = models.DateTimeField()


class IsianTerkirim(models.Model):
    """A form of an office that was sent: a keyed hash of who sent which page with which content, and where it led.

    `tujuan` is an address without what was typed; empty while the act runs.
    """

    sidik = models.CharField(max_length=32, primary_key=True)
    tujuan = models.CharField(max_length=300, blank=True)
    mulai_at = models.DateTimeField()


class TahapRilis(models.Model):
    """How far one release of the kader app has gone: a share of all posyandu, and whole regions before them.

    `versi` "*" stands for every release that has no row of its own yet.
    """

    versi = models.CharField(max_length=24, primary_key=True)
    persen = models.PositiveSmallIntegerField()
    wilayah = models.JSONField(default=list)  # ids of places where every posyandu has it
    diubah_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(persen__lte=100), name="tahap_rilis_persen"),
        ]


class LatihanKebocoran(models.Model):
    """A breach drill of an office: which of the steps of 3 x 24 hours were practised, when, by whom."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    jalur = models.CharField(max_length=32)
    tempat = models.CharField(max_length=160)
    tanggal = models.DateField()
    langkah = models.JSONField(default=list)
    catatan = models.CharField(max_length=500, blank=True)
    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    dicatat_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur", "tanggal"], name="latihan_tempat"),
        ]


class BerkasEkspor(models.Model):
    """A list with names that was taken out as a file: by whom, what, for what; the file itself lies encrypted.

    The row stays when the file is gone (`dihapus_at`), so that it can always be told who took what.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu_id = models.UUIDField()
    akun = models.ForeignKey(Akun, on_delete=models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=12)
    bulan = models.DateField(null=True)
    tujuan = models.CharField(max_length=300)
    jumlah = models.IntegerField()
    dengan_nik = models.BooleanField(default=False)
    dibuat_at = models.DateTimeField()
    kedaluwarsa_at = models.DateTimeField()
    diunduh = models.IntegerField(default=0)
    dihapus_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "posyandu_id", "dibuat_at"], name="ekspor_posyandu"),
            models.Index(fields=["kedaluwarsa_at"], name="ekspor_hidup", condition=Q(dihapus_at__isnull=True)),
        ]
