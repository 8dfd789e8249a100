"""How long data are kept: dated periods with their legal basis (R58). A proposal says that a decision is missing."""

import datetime as dt
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class MasaSimpan:
    """One period, valid since a date. `is_run` False is only counted: what would happen needs a legal decision."""

    kode: str
    nama: str
    hari: int
    sejak: dt.date
    tindakan: str
    dasar: str
    is_run: bool = True


_PDP = "UU 27/2022 Pasal 43, usulan masa simpan menunggu keputusan kabupaten"
MASA_SIMPAN: Final[tuple[MasaSimpan, ...]] = (
    MasaSimpan(
        "foto_usulan", "Foto usulan yang sudah ditutup", 730, dt.date(2026, 11, 1),
        "Berkas foto dihapus. Usulan dan riwayatnya tetap.", _PDP,
    ),
    MasaSimpan(
        "permintaan_hak", "Isi permintaan hak data yang sudah dijawab", 730, dt.date(2026, 11, 1),
        "Nama, kontak, dan penjelasan dikosongkan. Nomor, jenis, dan jawaban tetap.", _PDP,
    ),
    MasaSimpan(
        "jejak_baca", "Catatan siapa membuka data", 1826, dt.date(2026, 11, 1),
        "Baris pembacaan dihapus. Baris perubahan data tetap.", "UU 27/2022 Pasal 31 dan 43, usulan masa simpan",
    ),
    MasaSimpan(
        "kode_aktivasi", "Kode aktivasi HP yang kedaluwarsa", 30, dt.date(2026, 11, 1),
        "Sidik kode dihapus.", "tidak diperlukan lagi (UU 27/2022 Pasal 43)",
    ),
    MasaSimpan(
        "unduhan", "Berkas unduhan bernama", 7, dt.date(2026, 11, 1),
        "Berkas dihapus. Catatan siapa mengunduh tetap.", "UU 27/2022 Pasal 43",
    ),
    MasaSimpan(
        "penimbangan", "Penimbangan anak yang sudah lewat 6 tahun", 2192, dt.date(2026, 11, 1),
        "Belum dihapus: catatan kesehatan anak perlu keputusan hukum. HP kader hanya memegang 24 bulan terakhir.",
        "menunggu keputusan: UU 27/2022 Pasal 43 dan aturan rekam kesehatan", is_run=False,
    ),
)  # fmt: skip


def periods_on(day: dt.date) -> tuple[MasaSimpan, ...]:
    """The periods that hold on a day, the newest of each kind."""
    latest = {one.kode: one for one in sorted(MASA_SIMPAN, key=lambda one: one.sejak) if one.sejak <= day}
    return tuple(latest.values())
