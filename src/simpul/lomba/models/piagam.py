"""Charters: for winners of a contest and for years of service, each as it was printed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from simpul.lomba.models.lomba import Lomba, PesertaLomba
from simpul.lomba.rules.words import JenisPiagam


class Piagam(models.Model):
    """A charter as it was issued by a place. `isi` is what its paper says and `sidik` the fingerprint of it.

    `orang` says who has it (an entrant, or a kader by account or name), `tahun_bakti` for how many years of service;
    both together are one in a regency while in force. One withdrawn keeps its number.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+")
    jalur = models.CharField(max_length=24)
    jenis = models.CharField(max_length=12, choices=[(item.value, item.name) for item in JenisPiagam])
    lomba = models.ForeignKey(Lomba, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    peserta = models.ForeignKey(PesertaLomba, on_delete=models.PROTECT, null=True, related_name="+")
    orang = models.CharField(max_length=200)
    tahun_bakti = models.PositiveSmallIntegerField(default=0)
    tahun = models.PositiveSmallIntegerField()
    urut = models.PositiveIntegerField()
    nomor = models.CharField(max_length=80)
    kode = models.CharField(max_length=12)
    nama = models.CharField(max_length=160)
    isi = models.JSONField()
    sidik = models.CharField(max_length=64)
    terbit_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+")
    ditarik_at = models.DateTimeField(null=True)
    ditarik_alasan = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kab_id", "nomor"], name="piagam_nomor"),
            models.UniqueConstraint(fields=["kab_id", "wilayah", "tahun", "urut"], name="piagam_urut"),
            models.UniqueConstraint(
                fields=["kab_id", "lomba", "orang", "tahun_bakti"],
                condition=Q(ditarik_at__isnull=True, lomba__isnull=False),
                name="piagam_juara_sekali",
            ),
            models.UniqueConstraint(
                fields=["kab_id", "orang", "tahun_bakti"],
                condition=Q(ditarik_at__isnull=True, lomba__isnull=True),
                name="piagam_bakti_sekali",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kode"], name="piagam_kode"),
            models.Index(fields=["kab_id", "lomba"], name="piagam_lomba"),
        ]
