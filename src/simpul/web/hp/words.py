"""Phones and held work in words."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.queries import PerangkatRow, device_letters
from simpul.akses.services import StatusPerangkat
from simpul.jurnal.held import HeldRow, held_at
from simpul.kernel import clock
from simpul.kernel.errors import sentence
from simpul.posyandu.queries import PosyanduInfo

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


@dataclass(frozen=True, slots=True)
class Hp:
    """A phone as its page shows it."""

    row: PerangkatRow
    lencana: str
    keadaan: str
    lama_diam: bool

    @property
    def bisa_dicabut(self) -> bool:
        """Whether there is still something to revoke."""
        return self.row.status is not StatusPerangkat.DICABUT


@dataclass(frozen=True, slots=True)
class Tertahan:
    """One held record: what it was, why it is held, who recorded it where."""

    jenis: str
    sebab: str
    menunggu: bool
    tanggal: dt.date
    diterima_at: dt.datetime
    oleh: str
    huruf: str


def hp_of(row: PerangkatRow) -> Hp:
    """A phone in words; quiet for a month is worth a question."""
    lencana, keadaan = _STATES[row.status]
    since = row.kontak_terakhir or row.terdaftar_at
    is_quiet = row.status is StatusPerangkat.AKTIF and clock.now() - since > dt.timedelta(days=QUIET_DAYS)
    return Hp(row, lencana, keadaan, is_quiet)


def held_in_words(home: PosyanduInfo) -> list[Tertahan]:
    """Held records of a posyandu, newest first."""
    held = held_at(home.kab_id, home.id)
    actors = akses.load_actors({row.pelaku_id for row in held}, clock.now())
    letters = device_letters({row.perangkat_id for row in held if row.perangkat_id})
    names = {key: actor.nama for key, actor in actors.items()}
    return [_told(row, names, letters) for row in held]


def _told(row: HeldRow, names: dict[UUID, str], letters: dict[UUID, str]) -> Tertahan:
    waits = "Menunggu catatan lain dari HP yang sama. Begitu tiba, catatan ini masuk sendiri."
    return Tertahan(
        jenis=TYPES.get(row.jenis, "Catatan dari HP"),
        sebab=waits if row.menunggu else sentence(row.masalah, row.params),
        menunggu=row.menunggu,
        tanggal=row.tanggal_layanan,
        diterima_at=row.diterima_at,
        oleh=names.get(row.pelaku_id, ""),
        huruf=letters.get(row.perangkat_id, "") if row.perangkat_id else "",
    )
