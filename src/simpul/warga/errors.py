"""Error and warning codes of warga; their sentences are in `contracts/galat.json`."""

from enum import StrEnum


class Galat(StrEnum):
    """Refusals: the operation is kept and a person at the village decides. Parameters in brackets."""

    NAMA_KOSONG = "warga.nama_kosong"
    LAHIR_DI_DEPAN = "warga.lahir_di_depan"  # tanggal
    LAHIR_TERLALU_LAMA = "warga.lahir_terlalu_lama"  # tanggal
    BERAT_LAHIR = "warga.berat_lahir_di_luar_batas"  # berat
    TEKS_TERLALU_PANJANG = "warga.teks_terlalu_panjang"  # bagian, paling
    TEKS_TIDAK_TERBACA = "warga.teks_tidak_terbaca"  # bagian
    TANGGAL_TERLALU_LAMA = "warga.tanggal_terlalu_lama"  # tanggal
    TANGGAL_DI_DEPAN = "warga.tanggal_di_depan"  # tanggal
    SEBELUM_LAHIR = "warga.sebelum_lahir"  # tanggal
    EPISODE_TERBALIK = "warga.episode_terbalik"
    EPISODE_ORANG_LAIN = "warga.episode_orang_lain"
    SUDAH_TERDAFTAR = "warga.sudah_terdaftar"
    KELUARGA_SUDAH_ADA = "warga.keluarga_sudah_ada"
    TIDAK_DITEMUKAN = "warga.tidak_ditemukan"
    BUKAN_POSYANDU_INI = "warga.bukan_posyandu_ini"
    ANGGOTA_KOSONG = "warga.anggota_kosong"
    IBU_DIRI_SENDIRI = "warga.ibu_diri_sendiri"
    GABUNG_DIRI = "warga.gabung_diri"
    GABUNG_MELINGKAR = "warga.gabung_melingkar"
    GABUNG_ARSIP = "warga.gabung_arsip"
    ARSIP_LEWAT = "warga.arsip_lewat"  # hari
    BEDA_DIRI = "warga.beda_diri"
    SUDAH_DIGABUNG = "warga.sudah_digabung"
    BELUM_DIGABUNG = "warga.belum_digabung"
    HAK_TIDAK_ADA = "warga.hak_tidak_ada"
    HAK_LANGKAH = "warga.hak_langkah"
    HAK_RAMAI = "warga.hak_ramai"  # tunggu, detik
    HAK_ISIAN = "warga.hak_isian"  # bagian
    HAK_IDENTITAS = "warga.hak_identitas"
    HAK_MATA_KEDUA = "warga.hak_mata_kedua"
    HAK_JAWABAN = "warga.hak_jawaban"
    HAK_ORANG = "warga.hak_orang"


class Peringatan(StrEnum):
    """Warnings: the operation is accepted and the outcome says what to look at."""

    NIK_BUKAN_16_ANGKA = "warga.nik_bukan_16_angka"
    NIK_TIDAK_TERBACA = "warga.nik_tidak_terbaca"
    NIK_TANGGAL_BERBEDA = "warga.nik_tanggal_berbeda"  # tanggal
    NIK_KELAMIN_BERBEDA = "warga.nik_kelamin_berbeda"
    NIK_TERPAKAI = "warga.nik_terpakai"
    NIK_DI_DAERAH_LAIN = "warga.nik_di_daerah_lain"
    KK_BUKAN_16_ANGKA = "warga.kk_bukan_16_angka"
    KK_TERPAKAI = "warga.kk_terpakai"
    NOMOR_SEMENTARA_GANDA = "warga.nomor_sementara_ganda"  # nomor
    MUNGKIN_SAMA = "warga.mungkin_sama"
