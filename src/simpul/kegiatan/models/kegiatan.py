"""An event: its plan, days, speakers, materials and pictures. `jalur` is compared as a range, so migration 0001 gives
it the C collation on PostgreSQL."""

from typing import ClassVar

from django.db import models

from simpul.kegiatan.rules.words import JenisKegiatan, StatusKegiatan, SumberDana, TingkatKegiatan


class Kegiatan(models.Model):
    """An event held by a place (`wilayah`, `jalur`); `kab_id` is its regency, 0 for a province or the nation.

    `mulai` and `selesai` copy its first and last day, empty while no day is set. `jumlah_dinyatakan` is the number of
    participants that the papers state. `panitia` holds {"nama", "tugas"}; `surat` the letter of invitation;
    `pertanyaan` the questions of its evaluation form, asked under `kode_evaluasi`. `n` grows with each change, so that
    a form that was opened before another's change is told apart.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=24)
    jenis = models.CharField(max_length=12, choices=[(item.value, item.name) for item in JenisKegiatan])
    nama = models.CharField(max_length=200)
    tujuan = models.TextField(blank=True)
    tingkat = models.CharField(max_length=10, choices=[(item.value, item.name) for item in TingkatKegiatan])
    penyelenggara = models.CharField(max_length=160)
    tempat = models.CharField(max_length=200, blank=True)
    mulai = models.DateField(null=True)
    selesai = models.DateField(null=True)
    dana = models.CharField(max_length=8, choices=[(item.value, item.name) for item in SumberDana])
    dana_teks = models.CharField(max_length=200, blank=True)
    dana_rupiah = models.BigIntegerField(null=True)
    jumlah_dinyatakan = models.PositiveIntegerField(null=True)
    panitia = models.JSONField(default=list)
    surat = models.JSONField(default=dict)
    pertanyaan = models.JSONField(default=list)
    kode_evaluasi = models.CharField(max_length=16, blank=True)
    umum = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=[(item.value, item.name) for item in StatusKegiatan])
    alasan_batal = models.CharField(max_length=300, blank=True)
    data_contoh = models.BooleanField(default=False)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    n = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["jalur", "mulai"], name="kegiatan_jalur"),
            models.Index(fields=["kab_id", "mulai"], name="kegiatan_kalender"),
        ]


class HariKegiatan(models.Model):
    """A day of an event; `teks` is how the source writes it, such as "Selasa, 10 Desember 2025", right or not."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    tanggal = models.DateField()
    teks = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "tanggal"], name="hari_kegiatan_sekali"),
        ]


class SesiKegiatan(models.Model):
    """A part of a day for which attendance is taken; a day has at least one. `urut` counts within the event."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    hari = models.ForeignKey(HariKegiatan, on_delete=models.PROTECT, related_name="+")
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=60)
    pukul = models.TimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "hari", "nama"], name="sesi_kegiatan_sekali"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "kegiatan", "urut"], name="sesi_kegiatan_urut"),
        ]


class Narasumber(models.Model):
    """A speaker with agency and, when it is one of the six, field."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=120, blank=True)
    instansi = models.CharField(max_length=160, blank=True)
    bidang = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "kegiatan", "urut"], name="narasumber_urut"),
        ]


class Materi(models.Model):
    """A material of an event, of one field or of all ('' ); `sidik` names its file, '' while there is none."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    bidang = models.CharField(max_length=20, blank=True)
    judul = models.CharField(max_length=160)
    sidik = models.CharField(max_length=64, blank=True)
    dibuat_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "kegiatan"], name="materi_kegiatan"),
        ]


class Dokumentasi(models.Model):
    """A picture of an event with what it shows."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kegiatan = models.ForeignKey(Kegiatan, on_delete=models.PROTECT, related_name="+", db_index=False)
    sidik = models.CharField(max_length=64)
    keterangan = models.CharField(max_length=160, blank=True)
    dibuat_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "kegiatan", "sidik"], name="dokumentasi_sekali"),
        ]
