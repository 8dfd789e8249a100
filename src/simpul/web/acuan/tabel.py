"""Reference tables that nobody edits: which version is used, and where it comes from."""

from dataclasses import dataclass

from simpul.layanan.loader import current_version
from simpul.pertumbuhan.kbm import KBM_G
from simpul.pertumbuhan.lms import TABLE_VERSION


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with its version and its source."""

    nama: str
    versi: str
    sumber: str


TABLES = (
    Tabel(
        "Skor Z (tabel LMS)",
        TABLE_VERSION,
        "Standar WHO 2006 dan rujukan WHO 2007; kategori menurut Permenkes 2/2020",
    ),
    Tabel(
        "Kenaikan berat badan minimal (KBM)",
        "Buku KIA",
        "Kartu KMS laki-laki dan perempuan dalam Buku KIA, bulan 1 sampai 60",
    ),
    Tabel("Katalog layanan enam bidang", current_version(), "Permendagri 13/2024 dan juknis Posyandu 6 SPM"),
    Tabel("Libur nasional dan cuti bersama", "tahun berjalan dan sesudahnya", "SKB tiga menteri"),
)
KBM_ROWS = [(month + 1, KBM_G["L"][month], KBM_G["P"][month]) for month in range(len(KBM_G["L"]))]
