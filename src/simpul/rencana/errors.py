"""Error codes of rencana; their plain sentences are in `contracts/galat.json`."""

TAHUN_SALAH = "rencana.tahun_salah"  # dari, sampai
BIDANG_KOSONG = "rencana.bidang_kosong"
KEGIATAN_KOSONG = "rencana.kegiatan_kosong"
BIAYA_SALAH = "rencana.biaya_salah"
VOLUME_SALAH = "rencana.volume_salah"
SUMBER_SALAH = "rencana.sumber_salah"
BERUBAH = "rencana.berubah"
SUDAH_DITUTUP = "rencana.sudah_ditutup"
LANGKAH_SALAH = "rencana.langkah_salah"  # keadaan
TANPA_ALASAN = "rencana.tanpa_alasan"
TANGGAL_SALAH = "rencana.tanggal_salah"
BELUM_BERJALAN = "rencana.belum_berjalan"
USULAN_SUDAH_ADA = "rencana.usulan_sudah_ada"  # tahun, kegiatan
USULAN_DITUTUP = "rencana.usulan_ditutup"
JUMLAH_TANPA_TEKS = "rencana.jumlah_tanpa_teks"
KODE_KOSONG = "rencana.kode_kosong"
NAMA_KOSONG = "rencana.nama_kosong"
DINAS_SALAH = "rencana.dinas_salah"
TEMPAT_SALAH = "rencana.tempat_salah"
TABEL_KOSONG = "rencana.tabel_kosong"
TABEL_KOLOM = "rencana.tabel_kolom"  # kolom
TABEL_PANJANG = "rencana.tabel_panjang"  # paling
KODE_BERULANG = "rencana.kode_berulang"
INSENTIF_DIBAYAR = "rencana.insentif_dibayar"  # nama, tanggal
INSENTIF_KOSONG = "rencana.insentif_kosong"
INSENTIF_BUKTI = "rencana.insentif_bukti"
KADER_LAIN = "rencana.kader_lain"

# Findings: computed each time a page is shown, never stored, and nothing is refused for them.
TEMUAN_TANPA_BIAYA = "rencana.temuan_tanpa_biaya"
TEMUAN_TANPA_BULAN = "rencana.temuan_tanpa_bulan"
TEMUAN_RENCANA_LAMBAT = "rencana.temuan_rencana_lambat"  # dokumen, batas
TEMUAN_URUTAN = "rencana.temuan_urutan"
TEMUAN_LEWATI_RENCANA = "rencana.temuan_lewati_rencana"  # anggaran, rencana
TEMUAN_LEBIH_BIAYA = "rencana.temuan_lebih_biaya"  # selisih
TEMUAN_TANPA_REALISASI = "rencana.temuan_tanpa_realisasi"
TEMUAN_LUAR_TAHUN = "rencana.temuan_luar_tahun"  # tahun
TEMUAN_JUMLAH = "rencana.temuan_jumlah"  # tertulis, hitungan
