"""Coaching visits with what they found and what was promised. `jalur` is compared as a range (C collation)."""

from typing import ClassVar

from django.db import models

from simpul.pembinaan.rules.kunjungan import StatusKunjungan


class KunjunganBina(models.Model):
    """A visit to a posyandu, or to a desa or kecamatan when `posyandu` is null, as it stands.

    `jalur` is the path of what is visited when it was planned. `bidang` is '' for all six. `daftar` is the checklist:
    {code: {"jawab": "ya" | "sebagian" | "tidak", "catatan": ...}}. `versi` grows with every change.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    posyandu = models.ForeignKey(
        "posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    bidang = models.CharField(max_length=24, blank=True)
    rencana = models.DateField()
    tujuan = models.CharField(max_length=300)
    petugas = models.CharField(max_length=200)
    bersama = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=12, choices=[(item.value, item.name) for item in StatusKunjungan])
    tanggal = models.DateField(null=True)
    daftar = models.JSONField(default=dict)
    masalah = models.TextField(blank=True)
    saran = models.TextField(blank=True)
    alasan_batal = models.CharField(max_length=200, blank=True)
    versi = models.PositiveIntegerField(default=1)
    dibuat_at = models.DateTimeField()
    oleh = models.ForeignKey("akses.Akun", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur"], name="kunjungan_bina_tempat"),
            models.Index(fields=["kab_id", "status", "rencana"], name="kunjungan_bina_rencana"),
            models.Index(fields=["kab_id", "posyandu", "tanggal"], name="kunjungan_bina_posyandu"),
        ]


class TemuanBina(models.Model):
    """What a visit found, who puts it right and until when; done only with a proof in words, perhaps with a file."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kunjungan = models.ForeignKey(KunjunganBina, on_delete=models.PROTECT, related_name="+", db_index=False)
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    posyandu = models.ForeignKey(
        "posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    isi = models.CharField(max_length=300)
    pemilik = models.CharField(max_length=120)
    batas = models.DateField()
    selesai = models.DateField(null=True)
    bukti = models.CharField(max_length=300, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    dibuat_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur"], name="temuan_bina_tempat"),
            models.Index(fields=["kab_id", "kunjungan"], name="temuan_bina_kunjungan"),
        ]


class JanjiBina(models.Model):
    """A promise made at a visit; the next visit says whether it was kept (`ditepati` is '', 'ya' or 'tidak')."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kunjungan = models.ForeignKey(KunjunganBina, on_delete=models.PROTECT, related_name="+", db_index=False)
    wilayah = models.ForeignKey("wilayah.Wilayah", on_delete=models.PROTECT, related_name="+", db_index=False)
    jalur = models.CharField(max_length=24)
    posyandu = models.ForeignKey(
        "posyandu.Posyandu", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    isi = models.CharField(max_length=300)
    pembuat = models.CharField(max_length=120)
    batas = models.DateField(null=True)
    ditepati = models.CharField(max_length=6, blank=True)
    catatan = models.CharField(max_length=300, blank=True)
    dinilai_di = models.ForeignKey(KunjunganBina, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    dibuat_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kab_id", "jalur"], name="janji_bina_tempat"),
            models.Index(fields=["kab_id", "kunjungan"], name="janji_bina_kunjungan"),
        ]
