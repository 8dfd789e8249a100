"""Tables of work plans. `jalur` is compared as a range, so migration 0001 gives it the C collation on PostgreSQL."""

from typing import ClassVar

from django.db import models

from simpul.rencana.rules.words import Forum, Langkah, Putusan, StatusRencana, Sumber


class RencanaKerja(models.Model):
    """A line of a yearly plan, of a posyandu or of the village itself (`posyandu` null); also a village proposal.

    `jalur` is the path of the posyandu or of the desa. `biaya` is whole rupiah. `versi` grows with every change, so
    that whoever saves over another's work is told.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    posyandu = models.ForeignKey(
        "posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    tahun = models.PositiveSmallIntegerField()
    bidang = models.CharField(max_length=24)
    kegiatan = models.CharField(max_length=200)
    keluaran = models.CharField(max_length=200, blank=True)
    sasaran = models.CharField(max_length=120, blank=True)
    volume = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    satuan = models.CharField(max_length=30, blank=True)
    biaya = models.BigIntegerField(default=0)
    sumber = models.CharField(max_length=16, choices=[(item.value, item.name) for item in Sumber])
    sumber_kata = models.CharField(max_length=300, blank=True)
    bulan = models.JSONField(default=list)
    penanggung_jawab = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=16, choices=[(item.value, item.name) for item in StatusRencana])
    versi = models.PositiveIntegerField(default=1)
    oleh = models.CharField(max_length=200)
    dibuat_at = models.DateTimeField()
    diubah_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "tahun", "jalur"], name="rencana_kerja_tempat"),
            models.Index(fields=["kab_id", "posyandu", "tahun"], name="rencana_kerja_posyandu"),
        ]


class AsalRencana(models.Model):
    """The request of a resident that a line answers; a request stands in one line of a year.

    It holds the request's id without a key: requests can be rebuilt from the log.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    rencana = models.ForeignKey(RencanaKerja, on_delete=models.PROTECT, related_name="+", db_index=False)
    usulan_id = models.UUIDField()
    tahun = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "usulan_id", "tahun"], name="asal_rencana_sekali"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "rencana"], name="asal_rencana_baris"),
        ]


class TahapRencana(models.Model):
    """One step of a line with its day and reason; `forum` and `putusan` where a meeting decided it. Never changed."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    rencana = models.ForeignKey(RencanaKerja, on_delete=models.PROTECT, related_name="+", db_index=False)
    langkah = models.CharField(max_length=16, choices=[(item.value, item.name) for item in Langkah])
    forum = models.CharField(max_length=16, blank=True, choices=[(item.value, item.name) for item in Forum])
    putusan = models.CharField(max_length=12, blank=True, choices=[(item.value, item.name) for item in Putusan])
    tanggal = models.DateField()
    alasan = models.CharField(max_length=300, blank=True)
    oleh = models.CharField(max_length=200)
    saat = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "rencana", "saat"], name="tahap_rencana_urut"),
        ]


class Realisasi(models.Model):
    """What was done of a line: day, amount, whole rupiah, and the paper that proves it (`sidik`, '' for none yet)."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    rencana = models.ForeignKey(RencanaKerja, on_delete=models.PROTECT, related_name="+", db_index=False)
    tanggal = models.DateField()
    volume = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    biaya = models.BigIntegerField(default=0)
    keterangan = models.CharField(max_length=300, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    oleh = models.CharField(max_length=200)
    saat = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "rencana"], name="realisasi_baris"),
        ]


class JumlahTertulis(models.Model):
    """A total as a paper states it, kept in its own words; of one thing the newest row counts.

    `bidang` and `sumber` are '' where the paper sums over all of them.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    posyandu = models.ForeignKey(
        "posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    tahun = models.PositiveSmallIntegerField()
    bidang = models.CharField(max_length=24, blank=True)
    sumber = models.CharField(max_length=16, blank=True)
    jumlah = models.BigIntegerField()
    teks = models.CharField(max_length=300)
    oleh = models.CharField(max_length=200)
    saat = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "tahun", "jalur"], name="jumlah_tertulis_tempat"),
        ]
