"""Phones in words, and the types of records as people call them."""

import datetime as dt
from dataclasses import dataclass

from simpul.akses.queries import PerangkatRow
from simpul.akses.services import StatusPerangkat
from simpul.kernel import clock

QUIET_DAYS = 30
_STATES = {
    StatusPerangkat.AKTIF: ("selesai", "Aktif"),
    StatusPerangkat.DICABUT: ("kosong", "Dicabut"),
    StatusPerangkat.AKTIFKAN_ULANG: ("perhatian", "Perlu diaktifkan ulang"),
}
TYPES = {
    "register_keluarga": "Keluarga baru",
    "correct_keluarga": "Nomor KK keluarga",
    "register_warga": "Orang baru",
    "correct_warga": "Perbaikan data orang",
    "set_izin": "Izin foto atau pesan",
    "end_warga": "Pindah atau meninggal",
    "archive_warga": "Salah daftar, masuk arsip",
    "restore_warga": "Kembali dari arsip",
    "record_episode": "Masa hamil, nifas atau menyusui",
    "merge_warga": "Penggabungan data ganda",
    "unmerge_warga": "Pemisahan data",
    "open_sesi": "Buka Posyandu",
    "close_sesi": "Tutup Posyandu",
    "reopen_sesi": "Buka lagi Posyandu",
    "record_kehadiran": "Kehadiran",
    "record_penimbangan": "Penimbangan",
    "correct_penimbangan": "Perbaikan penimbangan",
    "void_penimbangan": "Pembatalan penimbangan",
    "choose_penimbangan": "Pilihan hasil timbang",
    "record_kunjungan": "Kunjungan atau layanan",
    "void_kunjungan": "Pembatalan kunjungan",
    "send_usulan": "Usulan",
    "complete_usulan": "Kelengkapan usulan",
}

# Fields of held records that a village may correct, as people call them; ids are never typed.
FIELDS = {
    "nama": "Nama",
    "jenis_kelamin": "Jenis kelamin",
    "tanggal_lahir": "Tanggal lahir",
    "nik": "NIK",
    "nama_ibu": "Nama ibu",
    "kepala_nama": "Nama kepala keluarga",
    "nomor_kk": "Nomor KK",
    "telepon": "Telepon",
    "alamat": "Alamat",
    "dusun": "Dusun",
    "rw": "RW",
    "rt": "RT",
    "tanggal": "Tanggal",
    "tempat": "Tempat",
    "status": "Keadaan",
    "jenis": "Jenis",
    "mulai": "Sejak",
    "selesai": "Sampai",
    "berat_g": "Berat (gram)",
    "panjang_mm": "Panjang atau tinggi (milimeter)",
    "posisi": "Cara mengukur",
    "lila_mm": "Lingkar lengan atas (milimeter)",
    "lingkar_kepala_mm": "Lingkar kepala (milimeter)",
    "vitamin_a": "Vitamin A",
    "pemohon": "Pemohon",
    "hasil": "Hasil kunjungan",
}
# Of these only who may read measurements and answers, or a number in full, sees what was typed.
CLOSED = frozenset(
    {"nik", "nomor_kk", "telepon", "jenis", "mulai", "selesai", "berat_g", "panjang_mm", "posisi", "lila_mm"}
    | {"lingkar_kepala_mm", "vitamin_a", "hasil"}
)
VALUES = {"L": "Laki-laki", "P": "Perempuan", "tidak_ada_orang": "Tidak ada orang", "tidak_bersedia": "Tidak bersedia"}


@dataclass(frozen=True, slots=True)
class Hp:
    """A phone as its page shows it."""

    row: PerangkatRow
    lencana: str
    keadaan: str
    lama_diam: bool
    lubang_sejak: dt.datetime | None

    @property
    def bisa_dicabut(self) -> bool:
        """Whether there is still something to revoke."""
        return self.row.status is not StatusPerangkat.DICABUT


def hp_of(row: PerangkatRow, lubang_sejak: dt.datetime | None = None) -> Hp:
    """A phone in words; quiet for a month, or a number of its sequence that never came, is worth a question."""
    lencana, keadaan = _STATES[row.status]
    since = row.kontak_terakhir or row.terdaftar_at
    is_quiet = row.status is StatusPerangkat.AKTIF and clock.now() - since > dt.timedelta(days=QUIET_DAYS)
    return Hp(row, lencana, keadaan, is_quiet, lubang_sejak)
