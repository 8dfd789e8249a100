"""Codes of imports: refusals of a step, and what is found in rows. Sentences are in `contracts/galat.json`."""

from enum import StrEnum


class Galat(StrEnum):
    """A step that cannot be done now; nothing changed."""

    TIDAK_ADA = "impor.tidak_ada"
    BUKAN_LANGKAHNYA = "impor.bukan_langkahnya"
    ADA_KELIRU = "impor.ada_keliru"  # jumlah
    TANPA_HASIL = "impor.tanpa_hasil"
    BERUBAH = "impor.berubah"


class Kata(StrEnum):
    """What is found in a row."""

    # The row stays out until the file is mended.
    NAMA_KOSONG = "impor.baris_nama_kosong"
    KELAMIN = "impor.baris_kelamin"
    LAHIR_KOSONG = "impor.baris_lahir_kosong"
    LAHIR_TIDAK_MUNGKIN = "impor.baris_lahir_tidak_mungkin"
    TANGGAL_TIDAK_TERBACA = "impor.baris_tanggal"
    TAHUN_DUA_ANGKA = "impor.baris_tahun_dua_angka"
    TANGGAL_UKUR_KOSONG = "impor.baris_tanggal_ukur_kosong"
    TANGGAL_UKUR_TIDAK_MUNGKIN = "impor.baris_tanggal_ukur_tidak_mungkin"
    BUKAN_ANGKA = "impor.baris_bukan_angka"
    SATUAN_BERAT = "impor.baris_satuan_berat"
    DI_LUAR_BATAS = "impor.baris_di_luar_batas"  # nilai, paling_kecil, paling_besar
    BERAT_LAHIR = "impor.baris_berat_lahir"
    TEKS_PANJANG = "impor.baris_teks_panjang"
    POSYANDU = "impor.baris_posyandu"
    TANPA_IDENTITAS = "impor.baris_tanpa_identitas"
    # The row goes in without it.
    NIK_PENGISI = "impor.nik_pengisi"
    NIK_BUKAN_16 = "impor.nik_bukan_16"
    NIK_TERPOTONG = "impor.nik_terpotong"
    NIK_BERSAMA = "impor.nik_bersama"
    NIK_BEDA_TANGGAL = "impor.nik_beda_tanggal"
    NIK_MENYUSUL = "impor.nik_menyusul"
    KK_TIDAK_TERBACA = "impor.kk_tidak_terbaca"
    BERAT_KATA = "impor.berat_kata"
    TERLALU_LAMA = "impor.timbang_terlalu_lama"
    BARIS_SAMA = "impor.baris_sama"
    # Nothing of it goes in.
    SUDAH_DIHAPUS = "impor.sudah_dihapus"
    # Somebody looks at it later; nothing is overwritten.
    MIRIP = "impor.mungkin_sama"
    BERAT_BERBEDA = "impor.berat_berbeda"  # dulu, sekarang
    BERAT_BERBEDA_DI_BERKAS = "impor.berat_berbeda_di_berkas"
    TIMBANG_DIBATALKAN = "impor.timbang_dibatalkan"  # sekarang


BLOCKING = frozenset(
    {
        Kata.NAMA_KOSONG, Kata.KELAMIN, Kata.LAHIR_KOSONG, Kata.LAHIR_TIDAK_MUNGKIN, Kata.TANGGAL_TIDAK_TERBACA,
        Kata.TAHUN_DUA_ANGKA, Kata.TANGGAL_UKUR_KOSONG, Kata.TANGGAL_UKUR_TIDAK_MUNGKIN, Kata.BUKAN_ANGKA,
        Kata.SATUAN_BERAT, Kata.DI_LUAR_BATAS, Kata.BERAT_LAHIR, Kata.TEKS_PANJANG, Kata.POSYANDU, Kata.TANPA_IDENTITAS,
    }
)  # fmt: skip
# They say something of the person, not of one of her weighings.
OF_THE_PERSON = frozenset(
    {Kata.NIK_PENGISI, Kata.NIK_BUKAN_16, Kata.NIK_TERPOTONG, Kata.NIK_BERSAMA, Kata.NIK_BEDA_TANGGAL}
    | {Kata.KK_TIDAK_TERBACA, Kata.SUDAH_DIHAPUS}
)
CONFLICTS = frozenset({Kata.BERAT_BERBEDA, Kata.BERAT_BERBEDA_DI_BERKAS, Kata.TIMBANG_DIBATALKAN})
