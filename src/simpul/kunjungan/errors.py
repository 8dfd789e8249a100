"""Error and warning codes of kunjungan; their sentences are in `contracts/galat.json`."""

from enum import StrEnum


class Galat(StrEnum):
    """Refusals: the operation is kept and a person at the village decides. Parameters in brackets."""

    TANGGAL_DI_DEPAN = "kunjungan.tanggal_di_depan"  # tanggal
    TANGGAL_TERLALU_LAMA = "kunjungan.tanggal_terlalu_lama"  # tanggal
    SEBELUM_LAHIR = "kunjungan.sebelum_lahir"  # tanggal, lahir
    BERAT = "kunjungan.berat_di_luar_batas"  # nilai, paling_kecil, paling_besar
    PANJANG = "kunjungan.panjang_di_luar_batas"  # nilai, paling_kecil, paling_besar
    LILA = "kunjungan.lila_di_luar_batas"  # nilai, paling_kecil, paling_besar
    LINGKAR_KEPALA = "kunjungan.lingkar_kepala_di_luar_batas"  # nilai, paling_kecil, paling_besar
    PENIMBANGAN_KOSONG = "kunjungan.penimbangan_kosong"
    SUDAH_TERCATAT = "kunjungan.sudah_tercatat"
    BAWAAN_SALAH_ID = "kunjungan.bawaan_salah_id"
    SUDAH_DIBATALKAN = "kunjungan.sudah_dibatalkan"
    BUKAN_PASANGAN = "kunjungan.bukan_pasangan"
    ORANG_TIDAK_DITEMUKAN = "kunjungan.orang_tidak_ditemukan"
    TIDAK_DITEMUKAN = "kunjungan.tidak_ditemukan"
    SESI_TIDAK_DITEMUKAN = "kunjungan.sesi_tidak_ditemukan"
    SESI_TANGGAL_BERBEDA = "kunjungan.sesi_tanggal_berbeda"  # tanggal, sesi
    SESI_NOMOR_SALAH = "kunjungan.sesi_nomor_salah"  # tanggal
    SESI_BELUM_TUTUP = "kunjungan.sesi_belum_tutup"
    SESI_LEWAT_7_HARI = "kunjungan.sesi_lewat_7_hari"  # tanggal
    TEMPAT_KOSONG = "kunjungan.tempat_kosong"
    SUBJEK_KOSONG = "kunjungan.subjek_kosong"
    FOTO_SALAH = "kunjungan.foto_salah"
    PERLU_DISUSUN_ULANG = "kunjungan.perlu_disusun_ulang"
    LAYANAN_TIDAK_DIKENAL = "kunjungan.layanan_tidak_dikenal"  # layanan, versi


class Peringatan(StrEnum):
    """Warnings: accepted, and shown to the kader or the village. What the kader confirmed is left out."""

    BERAT_BERUBAH_JAUH = "kunjungan.berat_berubah_jauh"  # dulu, sekarang
    PANJANG_TURUN = "kunjungan.panjang_turun"  # dulu, sekarang
    BERAT_JAUH_DARI_UMUR = "kunjungan.berat_jauh_dari_umur"
    PANJANG_JAUH_DARI_UMUR = "kunjungan.panjang_jauh_dari_umur"
    BERAT_JAUH_DARI_PANJANG = "kunjungan.berat_jauh_dari_panjang"
    POSISI_DIRAGUKAN = "kunjungan.posisi_diragukan"
    VITAMIN_A_UMUR = "kunjungan.vitamin_a_umur"
    VITAMIN_A_BULAN = "kunjungan.vitamin_a_bulan"
    DUA_PENIMBANGAN = "kunjungan.dua_penimbangan"  # tanggal
    ORANG_TIDAK_AKTIF = "kunjungan.orang_tidak_aktif"
    JAM_HP_BERBEDA = "kunjungan.jam_hp_berbeda"
    SUBJEK_TIDAK_BIASA = "kunjungan.subjek_tidak_biasa"
