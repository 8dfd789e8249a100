"""Codes of laporan; their sentences are in contracts/galat.json."""

BULAN_BELUM_MULAI = "laporan.bulan_belum_mulai"
SUDAH_DISETUJUI = "laporan.sudah_disetujui"
TIDAK_ADA = "laporan.tidak_ada"
ISI_BERUBAH = "laporan.isi_berubah"
SANDI_SALAH = "laporan.sandi_salah"
PESAN_KOSONG = "laporan.pesan_kosong"
