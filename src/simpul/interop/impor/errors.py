"""Codes of imports: why a file is not read, and what is found in its rows. Sentences are in `contracts/galat.json`."""

from enum import StrEnum


class Galat(StrEnum):
    """Nothing of the file is kept."""

    KOSONG = "impor.berkas_kosong"
    BUKAN_TABEL = "impor.berkas_bukan_tabel"
    TERPOTONG = "impor.berkas_terpotong"
    BERSANDI = "impor.berkas_bersandi"
    TERLALU_BESAR = "impor.berkas_terlalu_besar"
    TERLALU_BANYAK_BARIS = "impor.terlalu_banyak_baris"  # paling
    TANPA_JUDUL = "impor.tanpa_judul"
    KOLOM_WAJIB = "impor.kolom_wajib"  # kolom
    KOLOM_GANDA = "impor.kolom_ganda"  # kolom
