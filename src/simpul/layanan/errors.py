"""Error codes of layanan; their plain sentences are in `contracts/galat.json`."""

from enum import StrEnum


class Galat(StrEnum):
    """Closed set of codes; parameters in brackets."""

    UNKNOWN_VERSION = "layanan.versi_tidak_dikenal"  # versi
    UNKNOWN_OVERLAY = "layanan.wilayah_tidak_dikenal"  # overlay
    UNKNOWN_LINE = "layanan.baris_tidak_dikenal"  # baris
    WRONG_REGION = "layanan.daerah_salah"  # bagian
    NEEDED_LINE = "layanan.baris_diperlukan"  # baris
    BROKEN_FILE = "layanan.berkas_rusak"  # berkas, sebab
    UNKNOWN_QUESTION = "layanan.pertanyaan_tidak_dikenal"  # pertanyaan
    REQUIRED = "layanan.jawaban_wajib"  # pertanyaan
    WRONG_SHAPE = "layanan.jawaban_bentuk"  # pertanyaan, jenis
    UNKNOWN_OPTION = "layanan.pilihan_tidak_dikenal"  # pertanyaan, jawaban
    OUT_OF_RANGE = "layanan.angka_di_luar_batas"  # pertanyaan, min, max, satuan
    UNUSUAL = "layanan.angka_tidak_biasa"  # pertanyaan, jawaban, satuan (warning)
    TEXT_TOO_LONG = "layanan.teks_terlalu_panjang"  # pertanyaan, max
    NO_SUCH_DATE = "layanan.tanggal_tidak_ada"  # pertanyaan
    OUTSIDE_INDONESIA = "layanan.lokasi_di_luar_indonesia"  # pertanyaan
    CHECK_AGAIN = "layanan.periksa_lagi"  # teks (warning)
    USE_SEALED_LINE = "layanan.lewat_rahasia"  # baris
