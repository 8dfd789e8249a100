"""Error codes of pembinaan; their plain sentences are in `contracts/galat.json`."""

from enum import StrEnum

TUJUAN_KOSONG = "pembinaan.tujuan_kosong"
PETUGAS_KOSONG = "pembinaan.petugas_kosong"
BIDANG_SALAH = "pembinaan.bidang_salah"
TANGGAL_JAUH = "pembinaan.tanggal_jauh"
TANGGAL_KOSONG = "pembinaan.tanggal_kosong"
KUNJUNGAN_TIDAK_ADA = "pembinaan.kunjungan_tidak_ada"
KUNJUNGAN_BERUBAH = "pembinaan.kunjungan_berubah"
KUNJUNGAN_BATAL = "pembinaan.kunjungan_batal"
KUNJUNGAN_TERLAKSANA = "pembinaan.kunjungan_terlaksana"
BELUM_TERJADI = "pembinaan.belum_terjadi"
DAFTAR_SALAH = "pembinaan.daftar_salah"
TEMUAN_KURANG = "pembinaan.temuan_kurang"
TEMUAN_TIDAK_ADA = "pembinaan.temuan_tidak_ada"
TEMUAN_SELESAI = "pembinaan.temuan_selesai"
TANPA_BUKTI = "pembinaan.tanpa_bukti"
SELESAI_DI_LUAR = "pembinaan.selesai_di_luar"
BATAS_SEBELUM = "pembinaan.batas_sebelum"
JANJI_KURANG = "pembinaan.janji_kurang"
JANJI_DINILAI = "pembinaan.janji_dinilai"
ALASAN_BATAL = "pembinaan.alasan_batal"
CATATAN_KOSONG = "pembinaan.catatan_kosong"
CATATAN_TIDAK_ADA = "pembinaan.catatan_tidak_ada"
CATATAN_BERUBAH = "pembinaan.catatan_berubah"
CATATAN_TEMPAT = "pembinaan.catatan_tempat"
STRATA_NILAI = "pembinaan.strata_nilai"
STRATA_SUMBER = "pembinaan.strata_sumber"
STRATA_TAHUN = "pembinaan.strata_tahun"


class Galat(StrEnum):
    """Closed set of codes; parameters in brackets."""

    TIM_TIDAK_ADA = "pembinaan.tim.tidak_ada"
    ANGGOTA_TIDAK_ADA = "pembinaan.anggota.tidak_ada"
    AKSI_TIDAK_ADA = "pembinaan.aksi.tidak_ada"
    NILAI_TIDAK_ADA = "pembinaan.nilai.tidak_ada"
    ANGGARAN_TIDAK_ADA = "pembinaan.anggaran.tidak_ada"
    TIM_ADA = "pembinaan.tim_ada"
    TEKS_PANJANG = "pembinaan.teks_panjang"  # paling
    TANGGAL_SALAH = "pembinaan.tanggal_salah"
    SK_TANPA_NOMOR = "pembinaan.sk_tanpa_nomor"
    SK_ADA = "pembinaan.sk_ada"  # nomor
    ANGGOTA_TANPA_NAMA = "pembinaan.anggota_tanpa_nama"
    ANGGOTA_ADA = "pembinaan.anggota_ada"  # nama
    BIDANG_KOSONG = "pembinaan.bidang_kosong"
    MASA_TERBALIK = "pembinaan.masa_terbalik"  # mulai
    SUDAH_SELESAI = "pembinaan.sudah_selesai"  # nama, selesai
    JABATAN_GANDA = "pembinaan.jabatan_ganda"  # nama, mulai
    PEMEGANG_BERUBAH = "pembinaan.pemegang_berubah"  # nama
    AKSI_TANPA_ISI = "pembinaan.aksi_tanpa_isi"
    AKSI_TANPA_PEMILIK = "pembinaan.aksi_tanpa_pemilik"
    AKSI_TANPA_ALASAN = "pembinaan.aksi_tanpa_alasan"  # keadaan
    AKSI_TANPA_BUKTI = "pembinaan.aksi_tanpa_bukti"
    AKSI_BUKTI_DEPAN = "pembinaan.aksi_bukti_depan"
    AKSI_LANGKAH = "pembinaan.aksi_langkah"  # dari, ke
    AKSI_BERUBAH = "pembinaan.aksi_berubah"
    OPD_TIDAK_DIKENAL = "pembinaan.opd_tidak_dikenal"
    ANGGARAN_JUMLAH = "pembinaan.anggaran_jumlah"
    ANGGARAN_TAHUN = "pembinaan.anggaran_tahun"
    ANGGARAN_SUMBER = "pembinaan.anggaran_sumber"
    HADIR_DEPAN = "pembinaan.hadir_depan"
    HADIR_KOSONG = "pembinaan.hadir_kosong"
    HADIR_BERUBAH = "pembinaan.hadir_berubah"
    BUKAN_DESA = "pembinaan.bukan_desa"
    NILAI_BELUM = "pembinaan.nilai_belum"  # tanggal
    NILAI_LEWAT = "pembinaan.nilai_lewat"
    NILAI_PILIHAN = "pembinaan.nilai_pilihan"
