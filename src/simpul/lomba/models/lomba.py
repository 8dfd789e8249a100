"""A contest: its plan, phases, instrument, entrants with their proof, judges. `jalur` is compared as a range, so
migration 0001 gives it the C collation on PostgreSQL."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from simpul.lomba.rules.words import JenisLomba, StatusLomba, Tahap

_TAHAP = [(item.value, item.name) for item in Tahap]


class Lomba(models.Model):
    """A contest held by a place (`wilayah`, `jalur`); `kab_id` is its regency, 0 for a province or the nation.

    `porsi_seleksi` is the percent of the first phase in the final result, `pertimbangan` the reasons of the jury that
    are published with it. `n` grows with each change, so that a form opened before another's change is told apart.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=24)
    jenis = models.CharField(max_length=12, choices=[(item.value, item.name) for item in JenisLomba])
    nama = models.CharField(max_length=160)
    tahun = models.PositiveSmallIntegerField()
    penyelenggara = models.CharField(max_length=160)
    uraian = models.TextField(blank=True)
    porsi_seleksi = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=[(item.value, item.name) for item in StatusLomba])
    pertimbangan = models.TextField(blank=True)
    alasan_langkah = models.CharField(max_length=300, blank=True)
    diumumkan_at = models.DateTimeField(null=True)
    data_contoh = models.BooleanField(default=False)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    n = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["jalur", "tahun"], name="lomba_jalur"),
            models.Index(fields=["kab_id", "tahun"], name="lomba_tahun"),
        ]


class TahapLomba(models.Model):
    """A phase with its days; once `dikunci_at` is set its scores change only by lines with a reason."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    tahap = models.CharField(max_length=8, choices=_TAHAP)
    mulai = models.DateField(null=True)
    selesai = models.DateField(null=True)
    dikunci_at = models.DateTimeField(null=True)
    dikunci_oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "lomba", "tahap"], name="tahap_lomba_sekali"),
        ]


class ButirLomba(models.Model):
    """An item of the instrument of a phase: weight in percent and highest score."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    tahap = models.CharField(max_length=8, choices=_TAHAP)
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=200)
    bobot = models.PositiveSmallIntegerField()
    maks = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "lomba", "tahap", "urut"], name="butir_lomba_urut"),
        ]


class PesertaLomba(models.Model):
    """An entrant: a posyandu, a kader of one, or the Tim Pembina of a place. `asal_jalur` is the path of the village
    when it entered, `kunci` says who it is, so that nobody enters twice. Who withdraws keeps the row with a reason."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    posyandu_kab = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+")
    kader = models.ForeignKey("posyandu.Kader", on_delete=models.PROTECT, null=True, related_name="+")
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    asal_jalur = models.CharField(max_length=24)
    kunci = models.CharField(max_length=64)
    nama = models.CharField(max_length=160)
    finalis = models.BooleanField(default=False)
    dibuat_at = models.DateTimeField()
    keluar_at = models.DateTimeField(null=True)
    keluar_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kab_id", "lomba", "kunci"], condition=Q(keluar_at__isnull=True), name="peserta_lomba_sekali"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "lomba"], name="peserta_lomba_lomba"),
            models.Index(fields=["kab_id", "asal_jalur"], name="peserta_lomba_asal"),
        ]


class BuktiLomba(models.Model):
    """A proof of an entrant for an item; `sidik` names its file. One taken back keeps its row with a reason."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    peserta = models.ForeignKey(PesertaLomba, on_delete=models.PROTECT, related_name="+")
    butir = models.ForeignKey(ButirLomba, on_delete=models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64)
    keterangan = models.CharField(max_length=160, blank=True)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    dilepas_at = models.DateTimeField(null=True)
    dilepas_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "lomba", "peserta"], name="bukti_lomba_peserta"),
        ]


class JuriLomba(models.Model):
    """A judge, with an account or from outside; `desa` is where he lives, empty outside the place of the contest."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    nama = models.CharField(max_length=120)
    instansi = models.CharField(max_length=160)
    akun = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")
    desa = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, null=True, related_name="+")
    seleksi = models.BooleanField()
    lapangan = models.BooleanField()
    dibuat_at = models.DateTimeField()
    berhenti_at = models.DateTimeField(null=True)
    berhenti_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kab_id", "lomba", "akun"], condition=Q(berhenti_at__isnull=True), name="juri_lomba_sekali"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kab_id", "lomba"], name="juri_lomba_lomba")]


class KeberatanLomba(models.Model):
    """An objection to a published result, with its answer."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, related_name="+", db_index=False)
    peserta = models.ForeignKey(PesertaLomba, on_delete=models.PROTECT, related_name="+")
    isi = models.TextField()
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    jawaban = models.TextField(blank=True)
    dijawab_at = models.DateTimeField(null=True)
    dijawab_oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "lomba"], name="keberatan_lomba_lomba"),
        ]
