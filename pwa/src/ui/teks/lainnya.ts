/** Unsent work, history of the day, settings, news, menu (K-18 to K-20). */

export const LAINNYA = {
  title: 'Lainnya',
  unsent: 'Data belum terkirim',
  today: 'Riwayat hari ini',
  news: 'Kabar',
  recap: 'Rekap hari ini',
  record: 'Catat layanan',
  find: 'Cari orang',
  settings: 'Pengaturan dan bantuan',
  switch: 'Ganti kader',
  add: 'Tambah kader',
  onBehalf: 'Catat atas nama kader lain',
} as const;

export const ATAS_NAMA = {
  lead: 'Pilih kader yang tidak bisa membuka HP. Catatan berikutnya memuat nama Ibu dan nama itu.',
  who: 'Atas nama siapa?',
  nobody: 'Belum ada kader lain di Posyandu ini.',
  now: (name: string): string => `Mencatat atas nama ${name}`,
  end: 'Selesai',
} as const;

export const BELUM_TERKIRIM = {
  title: 'Data belum terkirim',
  none: 'Semua sudah terkirim.',
  count: (count: number): string => `${count} catatan menunggu sinyal`,
  photos: (count: number): string => `${count} foto menyusul`,
  photosWait: (count: number): string => `${count} foto belum terkirim`,
  send: 'Kirim sekarang',
  sending: 'Sedang mengirim',
  last: (words: string): string => `Terakhir terkirim ${words}.`,
  safe: 'Data aman di HP. Nanti terkirim sendiri.',
  keep: 'Jangan hapus data peramban sebelum semua terkirim.',
  list: 'Daftar yang menunggu',
  held: (count: number): string => `${count} catatan sudah di kantor, belum dihitung`,
  heldHint:
    'Ini tidak menunggu sinyal. Baca alasannya, lalu perbaiki datanya atau hubungi kantor desa atau kelurahan.',
  state: {
    menunggu_kirim: 'Tersimpan di HP',
    menunggu_data_lain: 'Terkirim, menunggu data lain',
    diperiksa_desa: 'Ditahan kantor',
    ditolak_desa: 'Tidak dihitung kantor',
  },
} as const;

export const RIWAYAT = {
  title: 'Riwayat hari ini',
  none: 'Belum ada catatan hari ini.',
  noneHint: 'Setiap yang disimpan muncul di sini.',
  search: 'Cari di riwayat',
  list: 'Yang tersimpan hari ini',
  state: {
    di_hp: 'Tersimpan di HP',
    terkirim: 'Terkirim',
    diterima: 'Diterima kantor',
    diperiksa: 'Ditahan kantor',
  },
} as const;

export const KABAR = {
  title: 'Kabar',
  none: 'Belum ada kabar.',
  noneHint: 'Jawaban desa, kelurahan, dan dinas muncul di sini.',
  fresh: 'Baru',
  seen: 'Sudah dibaca',
  search: 'Cari kabar',
} as const;

export const SETELAN = {
  title: 'Pengaturan dan bantuan',
  text: 'Besar tulisan',
  sizes: { biasa: 'Biasa', besar: 'Besar', sangat_besar: 'Sangat besar' },
  sound: 'Bacakan hasil dengan suara',
  saveData: 'Hemat kuota',
  saveDataHint: 'Foto menunggu Wi-Fi.',
  pin: 'Ganti PIN',
  storage: 'Penyimpanan tetap',
  persisted: 'Ya, data tidak dihapus peramban.',
  notPersisted: 'Belum. Pasang Simpul di layar utama supaya lebih aman.',
  unknown: 'Belum diketahui.',
  free: (mb: number): string => `Sisa tempat ${mb} MB`,
  version: 'Versi',
  catalog: 'Daftar layanan',
  device: 'Huruf HP ini',
  helper: 'Bantuan',
  wipe: 'Hapus data di HP ini',
  wipeWarn: 'Semua data di HP ini dihapus. Yang sudah terkirim tetap ada di kantor.',
  wipeUnsent: (records: number, photos: number): string =>
    `${records} catatan dan ${photos} foto belum terkirim, jadi tidak dihapus. Kirim dulu atau titipkan.`,
  wipeType: 'Ketik HAPUS',
  wipeWord: 'HAPUS',
  wipeYes: 'Ya, hapus data di HP ini',
  update: 'Versi baru siap dipakai.',
  updateNow: 'Perbarui',
  updateLater: 'Menunggu posyandu ditutup dan isian selesai.',
} as const;
