"""The checklist of a coaching visit, as data (governance.md 6.4: legality, people, six fields, registers, requests)."""

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.layanan.loader import FIELDS

ANSWERS: Mapping[str, str] = {"ya": "Ya", "sebagian": "Sebagian", "tidak": "Belum"}


@dataclass(frozen=True, slots=True)
class ButirPeriksa:
    """A question that a visitor answers with yes, partly or not yet; `bidang` narrows it to one field."""

    kode: str
    bagian: str
    tanya: str
    bidang: str = ""


_FIELD_WORDS = {
    "pendidikan": "pendidikan",
    "kesehatan": "kesehatan",
    "pekerjaan_umum": "pekerjaan umum",
    "perumahan_rakyat": "perumahan rakyat",
    "trantibumlinmas": "trantibumlinmas",
    "sosial": "sosial",
}
DAFTAR: tuple[ButirPeriksa, ...] = (
    ButirPeriksa("berita_acara", "Kelembagaan", "Berita acara musyawarah ada dan tersimpan"),
    ButirPeriksa("sk_lengkap", "Kelembagaan", "SK pembentukan, pengurus dan kader ada dan masih berlaku"),
    ButirPeriksa("papan_nama", "Kelembagaan", "Papan nama dan jadwal buka terpasang"),
    ButirPeriksa("tahu_tugas", "Orang", "Pengurus dan kader tahu tugas dan bidangnya"),
    ButirPeriksa("kader_cukup", "Orang", "Kader cukup dan setiap bidang ada yang mengurus"),
    ButirPeriksa("pembagian_meja", "Orang", "Pembagian tugas hari buka disepakati"),
    *(
        ButirPeriksa(f"bidang_{kode}", "Enam bidang", f"Layanan bidang {_FIELD_WORDS[kode]} berjalan dan dicatat", kode)
        for kode in FIELDS
    ),
    ButirPeriksa("catatan_lengkap", "Buku dan catatan", "Catatan hari buka dan kunjungan rumah lengkap"),
    ButirPeriksa("catatan_terkirim", "Buku dan catatan", "Semua catatan di HP sudah terkirim"),
    ButirPeriksa("buku_cadangan", "Buku dan catatan", "Buku cadangan tersedia bila HP tidak bisa dipakai"),
    ButirPeriksa("usulan_dipantau", "Usulan warga", "Usulan yang belum dijawab diketahui umurnya dan ditanyakan"),
    ButirPeriksa("kabar_warga", "Usulan warga", "Jawaban usulan disampaikan kepada warga"),
)


def items_for(bidang: str) -> list[ButirPeriksa]:
    """The questions of a visit: all, or for a visit of one field those of no other field."""
    return [item for item in DAFTAR if not bidang or item.bidang in {"", bidang}]


def sections_of(bidang: str) -> list[tuple[str, list[ButirPeriksa]]]:
    """The questions by section, in the order they are asked."""
    grouped: dict[str, list[ButirPeriksa]] = {}
    for item in items_for(bidang):
        grouped.setdefault(item.bagian, []).append(item)
    return list(grouped.items())
