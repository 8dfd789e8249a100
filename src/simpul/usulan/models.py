"""Tables of requests, their history, and sealed reports."""

from django.db import models
from django.db.models import Q

from simpul.usulan.rules import Hasil, Keputusan, PosKasus, Status, StatusKasus


def _choices(values: type[Status | Hasil | Keputusan | PosKasus | StatusKasus]) -> list[tuple[str, str]]:
    return [(item.value, item.name) for item in values]


class Usulan(models.Model):
    """A request, complaint or referral as it stands; written by the acts of this domain only.

    `opd_usul` is the agency the catalogue proposes, `opd` the one that has it, empty until it was forwarded.
    `nomor` never changes. Of two requests that came with one number the later has `nomor_bentrok`.
    `tahun_desa` is the year of the village's plan it stands in, `tahun_rencana` the one an OPD promised.
    `jawaban_dilindungi` holds the protected answers, encrypted with the person's data key. The clock rests while
    `jam_berhenti` is set or it is planned; `sisa_hari` then says how many working days were left (null: it ran out).
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.BigIntegerField()
    nomor = models.CharField(max_length=16)
    nomor_bentrok = models.BooleanField(default=False)
    layanan_id = models.CharField(max_length=16)
    bidang = models.CharField(max_length=24)
    jenis = models.CharField(max_length=16)
    untuk = models.CharField(max_length=8)
    warga = models.ForeignKey("warga.Warga", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    keluarga = models.ForeignKey(
        "warga.Keluarga", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    kunjungan = models.ForeignKey(
        "kunjungan.Kunjungan", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    pemohon = models.CharField(max_length=200, null=True)
    tempat = models.CharField(max_length=300, null=True)
    rt = models.CharField(max_length=8, null=True)
    cerita = models.TextField(null=True)
    jawaban = models.JSONField(default=dict)
    jawaban_dilindungi = models.BinaryField(null=True)
    mendesak = models.BooleanField(default=False)
    alasan_mendesak = models.CharField(max_length=24, null=True)
    lokasi = models.JSONField(null=True)
    foto = models.JSONField(default=list)
    foto_benda = models.BooleanField(default=False)
    berkas_diminta = models.JSONField(default=list)
    berkas = models.JSONField(default=dict)
    berkas_kurang = models.JSONField(default=list)
    status = models.CharField(max_length=16, choices=_choices(Status))
    opd_usul = models.CharField(max_length=32, blank=True)
    opd = models.CharField(max_length=32, blank=True)
    oleh = models.CharField(max_length=200)
    pengirim_id = models.UUIDField()
    peringatan = models.JSONField(default=list)
    katalog_versi = models.CharField(max_length=24)
    dikirim_tanggal = models.DateField()
    diterima_server_at = models.DateTimeField()
    diterima_tanggal = models.DateField()
    sla_hari = models.PositiveSmallIntegerField()
    sla_sumber = models.CharField(max_length=60)
    batas_jawab = models.DateField()
    jam_berhenti = models.DateField(null=True)
    sisa_hari = models.PositiveSmallIntegerField(null=True)
    diteruskan_tanggal = models.DateField(null=True)
    dijawab_tanggal = models.DateField(null=True)
    keputusan = models.CharField(max_length=16, choices=_choices(Keputusan), null=True)
    jawaban_opd = models.TextField(null=True)
    tanggal_survei = models.DateField(null=True)
    tahun_rencana = models.PositiveSmallIntegerField(null=True)
    tahun_desa = models.PositiveSmallIntegerField(null=True)
    ditutup_tanggal = models.DateField(null=True)
    hasil = models.CharField(max_length=24, choices=_choices(Hasil), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kab_id", "nomor"], condition=Q(nomor_bentrok=False), name="usulan_nomor_unik"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DITUTUP.value, hasil__isnull=False)
                | (~Q(status=Status.DITUTUP.value) & Q(hasil__isnull=True)),
                name="usulan_ditutup_berhasil",
            ),
        ]
        indexes = [
            models.Index(fields=["kab_id", "nomor"], name="usulan_nomor"),
            models.Index(fields=["kab_id", "posyandu", "status"], name="usulan_desa"),
            models.Index(fields=["kab_id", "opd", "status"], name="usulan_opd"),
            models.Index(fields=["kab_id", "posyandu", "dikirim_tanggal"], name="usulan_bulan"),
            models.Index(fields=["kab_id", "warga"], name="usulan_warga", condition=Q(warga__isnull=False)),
        ]

    @property
    def tahun_disebut(self) -> int | None:
        """The year that its state names, if it names one."""
        return self.tahun_desa if self.status == Status.DIRENCANAKAN else self.tahun_rencana


class RiwayatUsulan(models.Model):
    """One act in the life of a request with the plain sentence that becomes the kader's news; never changed.

    Its id is that of the operation. The database alone guards the key to the request: Django would look for
    dependants in every regency.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    usulan = models.ForeignKey(Usulan, on_delete=models.DO_NOTHING, related_name="+", db_index=False)
    n = models.BigIntegerField()
    saat = models.DateTimeField()
    tanggal = models.DateField()
    jenis = models.CharField(max_length=24)
    status = models.CharField(max_length=16, choices=_choices(Status))
    kalimat = models.TextField()
    oleh = models.CharField(max_length=200)
    pelaku_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["kab_id", "usulan", "n"], name="riwayat_usulan_urut")]


class KasusRahasia(models.Model):
    """A sealed report. Nothing here says what or whom it is about, and no list but that of its posts shows it."""

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    posyandu = models.ForeignKey("posyandu.Posyandu", on_delete=models.PROTECT, related_name="+", db_index=False)
    amplop = models.BinaryField()
    diterima_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kab_id", "posyandu"], name="kasus_rahasia_tempat")]


class PenerimaKasus(models.Model):
    """A post that the reporter chose to receive a sealed report."""

    id = models.BigAutoField(primary_key=True)
    kab_id = models.IntegerField()
    kasus = models.ForeignKey(KasusRahasia, on_delete=models.DO_NOTHING, related_name="+", db_index=False)
    pos = models.CharField(max_length=16, choices=_choices(PosKasus))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kab_id", "kasus", "pos"], name="penerima_kasus_sekali"),
        ]
        indexes = [models.Index(fields=["kab_id", "pos"], name="penerima_kasus_pos")]


class TindakLanjutKasus(models.Model):
    """What a named post did with a sealed report: that it was read, that it is handled; never what it says.

    It is an institutional row, so it holds the report's id without a key: reports can be rebuilt from the log.
    """

    id = models.UUIDField(primary_key=True)
    kab_id = models.IntegerField()
    kasus_id = models.UUIDField()
    status = models.CharField(max_length=12, choices=_choices(StatusKasus))
    pos = models.CharField(max_length=16, choices=_choices(PosKasus))
    pelaku_id = models.UUIDField()
    saat = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kab_id", "kasus_id"], name="tindak_lanjut_kasus_urut")]
