"""Rows as the phone holds them: what pull and snapshot send, one struct per entity.

`n` is the change number of the row's last change. Every id is a UUID string in JSON.
"""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

from simpul.jurnal.operations.kunjungan import Lokasi


class PosyanduRow(Struct, frozen=True, kw_only=True):
    """The posyandu of this phone. `nomor_urut` is the four-digit part of request numbers."""

    id: UUID
    n: int
    nama: str
    nomor_urut: int
    desa: str
    kecamatan: str
    kabupaten: str
    label_desa: str
    label_dusun: str
    zona_waktu: Literal["WIB", "WITA", "WIT"]
    tempat: str | None
    pola_buka: dict[str, int] | None
    metode_umur: Literal["bulan_penuh", "hari"]
    nomor_darurat: list[dict[str, str]]
    penerima_kasus: list[str]
    hari_libur: list[dt.date]
    data_contoh: bool
    tetangga: list[dict[str, str]] = []  # [{id, nama, desa}], posyandu of the kecamatan


class KaderRow(Struct, frozen=True, kw_only=True):
    """A kader or pengurus of the posyandu; `akun_id` is the actor of her operations."""

    id: UUID
    n: int
    akun_id: UUID | None
    nama: str
    jabatan: str
    bidang: list[str]
    telepon: str | None
    aktif: bool


class KeluargaRow(Struct, frozen=True, kw_only=True):
    """A family; `kk_samar` is the masked number."""

    id: UUID
    n: int
    kepala_nama: str
    kk_samar: str | None
    alamat: str | None
    dusun: str | None
    rw: str | None
    rt: str | None


class WargaRow(Struct, frozen=True, kw_only=True):
    """A person; `nik_samar` is masked (3328 **** **** 1207), the full NIK never reaches a list."""

    id: UUID
    n: int
    nama: str
    jenis_kelamin: Literal["L", "P"]
    tanggal_lahir: dt.date
    tanggal_lahir_perkiraan: bool
    nik_samar: str | None
    nomor_sementara: str | None
    keluarga_id: UUID | None
    ibu_id: UUID | None
    nama_ibu: str | None
    telepon: str | None
    dusun: str | None
    rw: str | None
    rt: str | None
    status: Literal["aktif", "pindah", "meninggal", "tamu"]
    status_tanggal: dt.date | None
    memiliki_kms: bool
    berat_lahir_g: int | None
    izin_foto: bool
    izin_pesan: bool
    episode: list[dict[str, Any]]  # [{id, jenis, mulai, selesai}]
    terdaftar_tanggal: dt.date
    asal_teks: str | None = None
    arsip_tanggal: dt.date | None = None  # registered by mistake and put away on this day: she counts nowhere
    riwayat: list[dict[str, Any]] = []  # corrections: [{saat, oleh, alasan, lama: {...}, baru: {...}}]


class SesiRow(Struct, frozen=True, kw_only=True):
    """An opening day."""

    id: UUID
    n: int
    tanggal: dt.date
    tempat: str
    status: Literal["buka", "tutup"]
    kader_hadir: list[UUID]


class KehadiranRow(Struct, frozen=True, kw_only=True):
    """Attendance of one person at one opening day."""

    id: UUID
    n: int
    sesi_id: UUID
    warga_id: UUID
    hadir: bool
    tamu: bool


class PenimbanganRow(Struct, frozen=True, kw_only=True):
    """A weighing with its result. `penilaian` is pertumbuhan.assess; `konflik` lists others of the same date."""

    id: UUID
    n: int
    warga_id: UUID
    sesi_id: UUID | None
    tanggal: dt.date
    berat_g: int | None
    panjang_mm: int | None
    posisi: Literal["telentang", "berdiri"] | None
    lila_mm: int | None
    lingkar_kepala_mm: int | None
    edema: bool
    alasan_tidak_ditimbang: str | None
    vitamin_a: Literal["biru", "merah"] | None
    beri_tahu_bidan: bool
    tamu: bool
    dihitung: bool  # false when void or when the chair chose another
    konflik: list[UUID]
    oleh: str  # name of the recorder
    penilaian: dict[str, Any] | None
    riwayat: list[dict[str, Any]]  # [{saat, oleh, alasan, lama: {...}, baru: {...}}]
    asal: Literal["", "tamu", "pindah"] = ""  # another posyandu did it: for its guest, or for who lived there
    metode: Literal["bulan_penuh", "hari"] = "bulan_penuh"  # how age was counted for its assessment
    dicatat_at: dt.datetime | None = None  # told while `konflik` holds another, for the chair who chooses


class KunjunganRow(Struct, frozen=True, kw_only=True):
    """A visit or desk contact. Protected answers are left out."""

    id: UUID
    n: int
    layanan_id: str
    bidang: str
    tanggal: dt.date
    cara: Literal["rumah", "meja", "lapangan"]
    subjek_jenis: Literal["orang", "keluarga", "rumah", "tempat"]
    warga_id: UUID | None
    keluarga_id: UUID | None
    tempat: str | None
    hasil: Literal["selesai", "tidak_ada_orang", "tidak_bersedia"]
    jawaban: dict[str, Any]
    oleh: str


class UsulanRow(Struct, frozen=True, kw_only=True):
    """A request with its state; `riwayat` holds the plain sentences that become the kader's news.

    One in the village's plan has `tahun_desa`, and as `status` the nearest word that older phones know: *dijawab*.
    """

    id: UUID
    n: int
    nomor: str
    layanan_id: str
    bidang: str
    jenis: str
    untuk: Literal["orang", "keluarga", "umum"]
    warga_id: UUID | None
    keluarga_id: UUID | None
    pemohon: str | None
    tempat: str | None
    cerita: str | None
    mendesak: bool
    lokasi: Lokasi | None
    status: Literal["dikirim", "diterima_desa", "dikembalikan", "diteruskan", "dijawab", "ditutup"]
    opd: str | None
    berkas: dict[str, bool]  # document code -> there
    dikirim_tanggal: dt.date
    batas_jawab: dt.date | None
    jawaban_opd: str | None
    hasil: str | None
    tahun_desa: int | None = None
    riwayat: list[dict[str, Any]]  # [{id, saat, status, kalimat, oleh}]


class LaporanRow(Struct, frozen=True, kw_only=True):
    """State of a monthly report of this posyandu."""

    id: UUID
    n: int
    bulan: dt.date
    status: Literal["disetujui", "dikembalikan"]
    nomor: str | None
    pesan: str | None


ROWS: dict[str, type[Struct]] = {
    "posyandu": PosyanduRow,
    "kader": KaderRow,
    "keluarga": KeluargaRow,
    "warga": WargaRow,
    "sesi": SesiRow,
    "kehadiran": KehadiranRow,
    "penimbangan": PenimbanganRow,
    "kunjungan": KunjunganRow,
    "usulan": UsulanRow,
    "laporan": LaporanRow,
}

# What a snapshot leaves out because the phone makes it again: the assessment, from child and measurement
# (pertumbuhan.assess). The id of attendance is null where it follows from day and person (derive_id).
SNAPSHOT_LEFT_OUT: dict[str, frozenset[str]] = {"penimbangan": frozenset({"penilaian"})}
