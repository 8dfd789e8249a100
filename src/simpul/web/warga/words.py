"""People in words: group, age, what changed, who opened the data."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from simpul.akses.queries import JejakRow, fold_readings
from simpul.akses.rules.words import ACT_NAMES, Tindakan
from simpul.pertumbuhan.usia import completed_months
from simpul.warga.queries import BarisRiwayat
from simpul.warga.rules import AlasanMirip, Kelompok
from simpul.web.templatetags.simpul import tanggal

KELOMPOK = {
    Kelompok.BUMIL: "Ibu hamil",
    Kelompok.BUFAS: "Ibu nifas",
    Kelompok.BUSUI: "Ibu menyusui",
    Kelompok.BBL: "Bayi baru lahir",
    Kelompok.BAYI: "Bayi",
    Kelompok.BALITA: "Balita",
    Kelompok.APRAS: "Anak prasekolah",
    Kelompok.USEK: "Anak usia sekolah",
    Kelompok.REMAJA: "Remaja",
    Kelompok.DEWASA: "Dewasa",
    Kelompok.LANSIA: "Lansia",
}
GUEST = "tamu"
STATUS = {"aktif": "Aktif", GUEST: "Tamu", "pindah": "Pindah", "meninggal": "Meninggal"}
KELAMIN = {"L": "Laki-laki", "P": "Perempuan"}
DASAR = {"tugas_pelayanan": "tugas pelayanan Posyandu"}
EPISODE = {"hamil": "Hamil", "nifas": "Nifas", "menyusui": "Menyusui"}
HUBUNGAN = {
    "kepala": "Kepala keluarga",
    "suami": "Suami",
    "istri": "Istri",
    "anak": "Anak",
    "menantu": "Menantu",
    "cucu": "Cucu",
    "orang_tua": "Orang tua",
    "mertua": "Mertua",
    "famili_lain": "Famili lain",
    "lainnya": "Lainnya",
}
MIRIP = {
    AlasanMirip.NIK_SAMA: "NIK sama",
    AlasanMirip.NIK_PENGISI: "NIK hanya pengisi, tidak dipakai sebagai bukti",
    AlasanMirip.NAMA_SAMA: "nama terdengar sama",
    AlasanMirip.NAMA_MIRIP: "sebagian nama sama",
    AlasanMirip.LAHIR_SAMA: "tanggal lahir sama",
    AlasanMirip.LAHIR_DEKAT: "tanggal lahir berdekatan",
    AlasanMirip.IBU_SAMA: "nama ibu sama",
    AlasanMirip.KELAMIN_BEDA: "tetapi jenis kelamin berbeda",
}
RAGU = {
    "warga.nik_kosong": "belum ada NIK",
    "warga.nik_pengisi": "NIK hanya pengisi",
    "warga.nik_bukan_16_angka": "NIK bukan 16 angka",
    "warga.nik_tidak_terbaca": "tanggal lahir di NIK tidak terbaca",
    "warga.nik_tanggal_berbeda": "tanggal lahir berbeda dengan NIK",
    "warga.nik_kelamin_berbeda": "jenis kelamin berbeda dengan NIK",
    "warga.nik_terpakai": "NIK dipakai orang lain juga",
}
_CHANGES = {
    "perbaikan": "Diperbaiki",
    "izin": "Izin diubah",
    "akhir": "Keadaan tinggal diubah",
    "gabung": "Digabung dengan catatan lain",
    "pisah": "Gabungan dibatalkan",
    "arsip": "Salah daftar, masuk arsip",
    "pulih": "Dikembalikan dari arsip",
}
_FIELDS = {
    "nama": "nama",
    "jenis_kelamin": "jenis kelamin",
    "tanggal_lahir": "tanggal lahir",
    "tanggal_lahir_perkiraan": "tanggal lahir perkiraan",
    "nik": "NIK",
    "nik_pasti": "NIK dicocokkan dengan kartu",
    "nomor_kk": "nomor KK",
    "nama_ibu": "nama ibu",
    "telepon": "telepon",
    "dusun": "dusun",
    "rw": "RW",
    "rt": "RT",
    "memiliki_kms": "punya KMS",
    "status": "keadaan",
    "izin_foto": "izin foto",
    "izin_pesan": "izin pesan",
    "keluarga_id": "keluarga",
    "hubungan": "hubungan keluarga",
    "kepala_nama": "kepala keluarga",
    "alamat": "alamat",
    "ibu_id": "ibu",
}
# Ids say nothing to people; that they changed does.
_SILENT = {"keluarga_id", "ibu_id"}


@dataclass(frozen=True, slots=True)
class Ubah:
    """One line of history in words."""

    saat: dt.datetime
    kata: str
    oleh: str
    alasan: str
    rincian: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Buka:
    """Who opened the data, for what."""

    saat: dt.datetime
    nama: str
    kata: str
    alasan: str


def age(birth: dt.date, on: dt.date) -> str:
    """'14 bulan' up to five years, then '7 tahun'."""
    months = max(completed_months(birth, on), 0)
    return f"{months} bulan" if months < 60 else f"{months // 12} tahun"


def changes(rows: Iterable[BarisRiwayat]) -> list[Ubah]:
    """History in words, newest first."""
    return [
        Ubah(row.saat, _CHANGES.get(row.jenis, row.jenis.replace("_", " ")), row.oleh, row.alasan, _details(row))
        for row in rows
    ]


def _details(row: BarisRiwayat) -> tuple[str, ...]:
    keys = [key for key in row.baru if key in _FIELDS]
    return tuple(_detail(key, row.lama, row.baru) for key in keys)


def _detail(key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    if key in _SILENT:
        return f"{_FIELDS[key]} diubah"
    old = _word(before.get(key))
    return (
        f"{_FIELDS[key]}: {old} menjadi {_word(after[key])}"
        if key in before
        else f"{_FIELDS[key]}: {_word(after[key])}"
    )


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if value in (None, ""):
        return "kosong"
    text = str(value)
    try:
        return tanggal(dt.date.fromisoformat(text))
    except ValueError:
        return text


def openings(rows: Iterable[JejakRow]) -> list[Buka]:
    """Lines of the trail that are readings, in words (R57), equal ones of one visit as one line."""
    names = {act.value: words for act, words in ACT_NAMES.items()}
    readings = (row for row in rows if row.n is None and row.tindakan in names and row.tindakan != Tindakan.BACA_KASUS)
    shown = fold_readings(readings, of_one=True)
    return [
        Buka(
            row.at,
            row.akun_nama or "Petugas",
            names[row.tindakan] + (f", {row.kali} kali" if row.kali > 1 else ""),
            row.alasan,
        )
        for row in shown
    ]
