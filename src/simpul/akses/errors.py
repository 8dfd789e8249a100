"""Error codes of akses; their sentences are in `contracts/galat.json`."""

DITOLAK = "akses.ditolak"

# Why a decision was no; the reason is shown on "mengapa saya (tidak) boleh".
AKUN_NONAKTIF = "akses.akun_nonaktif"
BELUM_BERTUGAS = "akses.belum_bertugas"
PERAN = "akses.peran"
LUAR_WILAYAH = "akses.luar_wilayah"
PINTU = "akses.pintu"
BIDANG_LAIN = "akses.bidang_lain"
DINAS_LAIN = "akses.dinas_lain"
PERLU_ALASAN = "akses.perlu_alasan"
BELUM_TERHUBUNG = "akses.belum_terhubung"
BUKAN_PENERIMA = "akses.bukan_penerima"
PERAN_LEBIH_TINGGI = "akses.peran_lebih_tinggi"

# Accounts and grants.
AKUN_TIDAK_ADA = "akses.akun.tidak_ada"
NAMA_PENGGUNA_TERPAKAI = "akses.nama_pengguna_terpakai"
NAMA_PENGGUNA_SALAH = "akses.nama_pengguna_salah"
NAMA_KOSONG = "akses.nama_kosong"
SANDI_LEMAH = "akses.sandi_lemah"
SANDI_LAMA_SALAH = "akses.sandi_lama_salah"
KADER_TANPA_SANDI = "akses.kader_tanpa_sandi"
HIBAH_TIDAK_ADA = "akses.hibah.tidak_ada"
HIBAH_TEMPAT_SALAH = "akses.hibah_tempat_salah"
HIBAH_TANGGAL_TERBALIK = "akses.hibah_tanggal_terbalik"
HIBAH_DINAS_KOSONG = "akses.hibah_dinas_kosong"
PENGELOLA_SUDAH_ADA = "akses.pengelola_sudah_ada"

# Devices.
KODE_SALAH = "akses.kode_salah"
KODE_KEDALUWARSA = "akses.kode_kedaluwarsa"
KODE_TERPAKAI = "akses.kode_terpakai"
KODE_POSYANDU_LAIN = "akses.kode_posyandu_lain"
BUKAN_KADER = "akses.bukan_kader"
PERANGKAT_TIDAK_ADA = "akses.perangkat.tidak_ada"
PERANGKAT_DICABUT = "akses.perangkat_dicabut"
KUNCI_PERANGKAT_SALAH = "akses.kunci_perangkat_salah"
TANDA_TANGAN_SALAH = "akses.tanda_tangan_salah"
JAM = "sync.jam"

TERLALU_SERING = "akses.terlalu_sering"
