"""Subject requests and openings of data in words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.akses.queries import JejakRow, fold_readings, roles_of
from simpul.akses.rules.words import Tindakan
from simpul.posyandu.rules.istilah import Istilah
from simpul.warga.rules import JenisHak, StatusHak

JENIS = {
    JenisHak.LIHAT: "Melihat data",
    JenisHak.BETULKAN: "Membetulkan data",
    JenisHak.HENTIKAN: "Menghentikan foto dan pesan",
    JenisHak.HAPUS: "Menghapus data",
}
ARTI = {
    JenisHak.LIHAT: "Salinan tercetak dari semua catatan tentang Ibu/Bapak atau anak.",
    JenisHak.BETULKAN: "Nama, tanggal lahir, nama ibu, atau telepon yang keliru diperbaiki.",
    JenisHak.HENTIKAN: "Foto dan pesan tidak dipakai lagi. Layanan di Posyandu tetap berjalan.",
    JenisHak.HAPUS: "Catatan dihapus bila hukum membolehkan. Angka rekap tanpa nama tetap ada.",
}
_STATUS = {
    StatusHak.BARU: "Menunggu identitas diperiksa di kantor {tempat}",
    StatusHak.DIPERIKSA: "Sedang dikerjakan",
    StatusHak.DIAJUKAN: "Menunggu persetujuan {kepala}",
    StatusHak.DISETUJUI: "Sedang dihapus",
    StatusHak.SELESAI: "Selesai",
    StatusHak.DITOLAK: "Tidak bisa dipenuhi",
}
LENCANA = {
    StatusHak.BARU: "perhatian",
    StatusHak.DIPERIKSA: "kosong",
    StatusHak.DIAJUKAN: "perhatian",
    StatusHak.DISETUJUI: "kosong",
    StatusHak.SELESAI: "selesai",
    StatusHak.DITOLAK: "kosong",
}
_SELESAI = {
    JenisHak.LIHAT: "Salinan data sudah dicetak dan diserahkan di kantor {tempat}.",
    JenisHak.BETULKAN: "Data sudah dibetulkan seperti yang diminta.",
    JenisHak.HENTIKAN: "Foto dan pesan sudah dihentikan. Layanan Posyandu tetap berjalan.",
    JenisHak.HAPUS: "",
}


def status_words(status: StatusHak, words: Istilah) -> str:
    """How a request stands, in the words of its place."""
    return _STATUS[status].format(tempat=words.tempat, kepala=words.kepala)


def usual_answer(jenis: JenisHak, words: Istilah) -> str:
    """What she is told when nobody writes other words."""
    return _SELESAI[jenis].format(tempat=words.tempat)


@dataclass(frozen=True, slots=True)
class Buka:
    """Who opened data, in words: when, who with her task, what on which page, why."""

    saat: dt.datetime
    siapa: str
    kata: str
    alasan: str
    posyandu_id: UUID | None
    orang: int


_PAGES = {
    Tindakan.LIHAT_WARGA: ("membuka halaman data warga", "membuka daftar warga"),
    Tindakan.LIHAT_NAMA_BALITA: ("membuka nama di balik angka", "membuka nama di balik angka"),
    Tindakan.LIHAT_KESEHATAN: ("membuka data kesehatan", "membuka daftar data kesehatan"),
    Tindakan.LIHAT_KUNJUNGAN: ("membuka isi kunjungan", "membuka daftar kunjungan"),
    Tindakan.LIHAT_USULAN: ("membuka halaman usulan", "membuka daftar usulan"),
    Tindakan.BUKA_NIK: ("membuka NIK lengkap", "membuka NIK lengkap"),
    Tindakan.UNDUH_NAMA: ("mengunduh daftar bernama", "mengunduh daftar bernama"),
    Tindakan.URUS_HAK: ("mengurus permintaan hak data", "mengurus permintaan hak data"),
    Tindakan.BACA_JAWABAN_TERLINDUNG: ("membaca jawaban terlindung", "membaca jawaban terlindung"),
}


# What a list has when it is none of people.
UNITS = {"usulan": "usulan", "kunjungan": "kunjungan"}


def opened(rows: Iterable[JejakRow], today: dt.date) -> list[Buka]:
    """Lines of the trail that are readings, in words (R57), equal ones of one visit as one line.

    Sealed reports are told to nobody.
    """
    names = {act.value: act for act in Tindakan}
    shown = fold_readings(row for row in rows if row.n is None and names.get(row.tindakan) in _PAGES)
    roles = roles_of({row.akun_id for row in shown if row.akun_id}, today)
    return [_opened(row, names[row.tindakan], roles) for row in shown]


def _opened(row: JejakRow, act: Tindakan, roles: Mapping[UUID, tuple[str, ...]]) -> Buka:
    one, many = _PAGES[act]
    tasks = ", ".join(roles.get(row.akun_id, ())) if row.akun_id else ""
    who = row.akun_nama or "Petugas"
    unit = UNITS.get(row.entitas, "orang")
    kata = f"{many}, {len(row.ids)} {unit}" if len(row.ids) > 1 and one != many else one
    kata += f", {row.kali} kali" if row.kali > 1 else ""
    return Buka(row.at, f"{who}, {tasks}" if tasks else who, kata, row.alasan, row.posyandu_id, len(row.ids))
