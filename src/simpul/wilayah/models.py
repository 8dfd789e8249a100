"""Tables of places: the current tree, its dated versions and codes, and the lineage between places.

`jalur` and `nama_cari` are compared as ranges, so migration 0001 gives them the C collation on PostgreSQL.
"""

from django.db import models
from django.db.models import F, Q

from simpul.wilayah.rules import JenisPeristiwa, JenisWilayah, Standar, Tingkat


class Wilayah(models.Model):
    """A place as it is today; what it was before is in `WilayahVersi` and `WilayahKode`.

    `jalur` is the path of current Kemendagri codes ('62.10.01.2001'); the nation's is empty.
    `kab_id` is the stable number of the regency the place was founded in, null above a regency.
    No two places have one code at a time: `WilayahKode` holds that.
    """

    id = models.BigIntegerField(primary_key=True)
    tingkat = models.PositiveSmallIntegerField(choices=[(item.value, item.name) for item in Tingkat])
    jenis = models.CharField(max_length=24, choices=[(item.value, item.name) for item in JenisWilayah])
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=80)
    nama_cari = models.CharField(max_length=80)
    jalur = models.CharField(max_length=20)
    kab_id = models.IntegerField(null=True)
    zona_waktu = models.CharField(max_length=4)
    sah_dari = models.DateField()
    sah_sampai = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sah_sampai__isnull=True) | Q(sah_sampai__gt=F("sah_dari")), name="wilayah_masa"
            ),
        ]
        indexes = [
            models.Index(fields=["jalur", "kab_id"], name="wilayah_jalur_kab"),
            models.Index(fields=["nama_cari"], name="wilayah_nama_cari"),
        ]


class WilayahVersi(models.Model):
    """What a place was called and where it belonged, from `sah_dari` until before `sah_sampai`."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=80)
    jenis = models.CharField(max_length=24)
    induk = models.ForeignKey(Wilayah, on_delete=models.PROTECT, null=True, related_name="+")
    sah_dari = models.DateField()
    sah_sampai = models.DateField(null=True)
    dasar_hukum = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "sah_dari"], name="wilayah_versi_mulai"),
            models.UniqueConstraint(
                fields=["wilayah"], condition=Q(sah_sampai__isnull=True), name="wilayah_versi_kini"
            ),
            models.CheckConstraint(
                condition=Q(sah_sampai__isnull=True) | Q(sah_sampai__gt=F("sah_dari")),
                name="wilayah_versi_masa",
            ),
        ]


class WilayahKode(models.Model):
    """The code a standard gives a place, from `sah_dari` until before `sah_sampai`."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    standar = models.CharField(max_length=10, choices=[(item.value, item.name) for item in Standar])
    kode = models.CharField(max_length=20)
    sah_dari = models.DateField()
    sah_sampai = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "standar", "sah_dari"], name="wilayah_kode_mulai"),
            models.UniqueConstraint(
                fields=["standar", "kode"], condition=Q(sah_sampai__isnull=True), name="wilayah_kode_kini"
            ),
            models.CheckConstraint(
                condition=Q(sah_sampai__isnull=True) | Q(sah_sampai__gt=F("sah_dari")),
                name="wilayah_kode_masa",
            ),
        ]


class PeristiwaWilayah(models.Model):
    """One act of law that changed places: split, merge, rename, recode, new status, new parent."""

    jenis = models.CharField(max_length=16, choices=[(item.value, item.name) for item in JenisPeristiwa])
    tanggal_efektif = models.DateField()
    dasar_hukum = models.CharField(max_length=200)
    catatan = models.TextField(blank=True)


class PeristiwaWilayahBaris(models.Model):
    """Lineage: what became what in an event; `asal` is null for a founding, `tujuan` for an end."""

    peristiwa = models.ForeignKey(PeristiwaWilayah, on_delete=models.PROTECT, related_name="+")
    asal = models.ForeignKey(Wilayah, on_delete=models.PROTECT, null=True, related_name="+")
    tujuan = models.ForeignKey(Wilayah, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(asal__isnull=False) | Q(tujuan__isnull=False), name="wilayah_peristiwa_arah"
            ),
        ]
