"""Tables of kegiatan."""

from simpul.kegiatan.models.kecakapan import Kecakapan, TandaKecakapan
from simpul.kegiatan.models.kegiatan import Dokumentasi, HariKegiatan, Kegiatan, Materi, Narasumber, SesiKegiatan
from simpul.kegiatan.models.peserta import Evaluasi, KategoriPeserta, KehadiranPeserta, Peserta, TindakLanjut
from simpul.kegiatan.models.pindai import CatatanPindai
from simpul.kegiatan.models.sertifikat import Sertifikat, SetelanSertifikat
from simpul.kegiatan.models.tes import LembarTes, SoalTes, Tes

__all__ = [
    "CatatanPindai",
    "Dokumentasi",
    "Evaluasi",
    "HariKegiatan",
    "KategoriPeserta",
    "Kecakapan",
    "Kegiatan",
    "KehadiranPeserta",
    "LembarTes",
    "Materi",
    "Narasumber",
    "Peserta",
    "Sertifikat",
    "SesiKegiatan",
    "SetelanSertifikat",
    "SoalTes",
    "TandaKecakapan",
    "Tes",
    "TindakLanjut",
]
