"""Who is invited to an event and who came; rows of an event carry its `kab_id`, also where they name a posyandu."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from simpul.kegiatan.models.kegiatan import Kegiatan, SesiKegiatan
from simpul.kegiatan.rules.words import AsalPeserta, CaraHadir, JenisKategori, PintuEvaluasi


class KategoriPeserta(models.Model):
    """A category of participants with its quota, empty when the papers set none."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    urut = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=20, choices=[(item.value, item.name) for item in JenisKategori])
    nama = models.CharField(max_length=120)
    kuota = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "nama"], name="kategori_peserta_sekali"),
        ]


class Peserta(models.Model):
    """A participant of an event; nobody needs an account or a phone to be one.

    `kunci` says who it is (`rules/peserta.py`), so that nobody stands twice on a list. `kode` is short and random,
    printed as a QR on the badge. `asal_jalur` is the path of where the person comes from: a place that is invited sees
    by it that it is. `anggota_id` is a member of a Tim Pembina, a table of a package above. Removed from the list is
    `keluar_at` with a reason; the row stays, because a badge may have been printed.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    kategori = models.ForeignKey(KategoriPeserta, on_delete=models.PROTECT, related_name="+", db_index=False)
    nama = models.CharField(max_length=120)
    jabatan = models.CharField(max_length=120, blank=True)
    instansi = models.CharField(max_length=160, blank=True)
    bidang = models.CharField(max_length=20, blank=True)
    telepon = models.CharField(max_length=20, blank=True)
    kode = models.CharField(max_length=8)
    kunci = models.CharField(max_length=300)
    asal = models.CharField(max_length=8, choices=[(item.value, item.name) for item in AsalPeserta])
    asal_jalur = models.CharField(max_length=24, blank=True)
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+")
    kader = models.ForeignKey("posyandu.Kader", on_delete=models.PROTECT, null=True, related_name="+")
    pengurus = models.ForeignKey("posyandu.Pengurus", on_delete=models.PROTECT, null=True, related_name="+")
    akun = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    anggota_id = models.UUIDField(null=True)
    dibuat_at = models.DateTimeField()
    keluar_at = models.DateTimeField(null=True)
    keluar_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "kode"], name="peserta_kode"),
            models.UniqueConstraint(
                fields=["kab_id", "kegiatan", "kunci"], condition=Q(keluar_at__isnull=True), name="peserta_sekali"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "kegiatan", "kategori", "nama"], name="peserta_kategori"),
            models.Index(fields=["kab_id", "kegiatan", "nama"], name="peserta_nama"),
            models.Index(fields=["kab_id", "asal_jalur"], name="peserta_asal"),
        ]


class KehadiranPeserta(models.Model):
    """Someone was there at a session: one row each, whichever list or scanner said it and however often.

    `waktu` is the first moment anyone saw the person, `dicatat_at` when the server heard of it. A scan that arrives
    later with an earlier time moves `waktu` back; every further one is counted in `ulang`. `klien_ids` holds the ids
    that scanners gave, so that one sent twice counts once. A row put right has `batal_at` and a reason, and no longer
    counts.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    sesi = models.ForeignKey(SesiKegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    peserta = models.ForeignKey(Peserta, on_delete=models.PROTECT, related_name="+")
    waktu = models.DateTimeField()
    cara = models.CharField(max_length=8, choices=[(item.value, item.name) for item in CaraHadir])
    alat = models.CharField(max_length=60, blank=True)
    klien_ids = models.JSONField(default=list)
    ulang = models.PositiveIntegerField(default=0)
    dicatat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    batal_at = models.DateTimeField(null=True)
    batal_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "sesi", "peserta"], name="kehadiran_peserta_sekali"),
        ]


class TindakLanjut(models.Model):
    """What one posyandu does after an event, by when, and the proof that it did; no condition of a certificate."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+")
    isi = models.CharField(max_length=300)
    tenggat = models.DateField()
    selesai = models.DateField(null=True)
    bukti = models.CharField(max_length=300, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "posyandu"], name="tindak_lanjut_sekali"),
        ]


class Evaluasi(models.Model):
    """One filled evaluation form, of nobody in particular: {question: 1..4} and {question: text}."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    nilai = models.JSONField(default=dict)
    teks = models.JSONField(default=dict)
    pintu = models.CharField(max_length=8, choices=[(item.value, item.name) for item in PintuEvaluasi])
    dicatat_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "kegiatan"], name="evaluasi_kegiatan"),
        ]
