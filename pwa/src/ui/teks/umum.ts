/** Words that stand on many screens (users.md 6 names them). */

export const UMUM = {
  app: 'Simpul',
  back: 'Kembali',
  next: 'Lanjut',
  save: 'Simpan',
  done: 'Selesai',
  close: 'Tutup',
  yes: 'Ya',
  no: 'Tidak',
  undo: 'Batalkan',
  loading: 'Sebentar, data sedang dibuka',
  savedAt: (time: string): string => `Tersimpan di HP, pukul ${time}.`,
  savedOf: (name: string, time: string): string => `${name} tersimpan di HP, pukul ${time}.`,
  undone: 'Sudah dibatalkan.',
  step: (now: number, all: number): string => `Langkah ${now} dari ${all}`,
  notFound: 'Halaman ini tidak ada di HP ini.',
  notFoundHint: 'Data tetap aman. Kembali ke Beranda, ya.',
  broken: 'Layar ini belum bisa dibuka',
  brokenHint: 'Yang sudah disimpan tetap aman di HP. Coba lagi dari Beranda.',
  noStorage: 'Penyimpanan HP belum bisa dibuka',
  noStorageHint:
    'Yang sudah disimpan tidak dihapus. Buka Simpul di jendela biasa, bukan mode penyamaran. Bila HP penuh, hapus foto atau aplikasi lain.',
  again: 'Coba lagi',
  sample: 'DATA CONTOH',
  noMatch: 'Tidak ada yang cocok.',
  required: (what: string): string => `Isi dulu: ${what}.`,
} as const;

export const KEYPAD = { group: 'Papan angka', erase: 'Hapus satu angka', comma: 'Koma' } as const;

export const NAV = {
  label: 'Menu utama',
  beranda: 'Beranda',
  antrean: 'Antrean',
  usulan: 'Usulan',
  kunjungan: 'Kunjungan',
  lainnya: 'Lainnya',
} as const;

export const SIGNAL = {
  online: 'Ada sinyal',
  offline: 'Tidak ada sinyal',
  allSent: 'belum ada yang perlu dikirim',
  sent: (words: string): string => `terkirim ${words}`,
  unsent: (count: number): string => `${count} belum terkirim`,
  open: 'Lihat data belum terkirim',
} as const;

export const HELP = {
  title: 'Bantuan',
  call: 'Telepon penolong',
  nobody: 'Nomor penolong belum diisi kantor.',
  emergency: 'Nomor darurat',
  read: 'Bacakan',
} as const;
