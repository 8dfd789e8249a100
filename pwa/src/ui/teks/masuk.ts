/** Activation and K-01. */

export const PIN = {
  field: 'PIN 6 angka',
  filled: (count: number): string => `${count} dari 6 angka PIN terisi`,
  choose: 'Buat PIN 6 angka',
  chooseHint: 'PIN menjaga data warga di HP ini. Jangan pakai tanggal lahir.',
  repeat: 'Ketik PIN sekali lagi',
  repeatHint: 'Supaya tidak salah ketik.',
  different: 'Dua PIN itu berbeda. Buat lagi dari awal, ya.',
  easy: 'PIN itu mudah ditebak orang. Pilih angka lain, ya.',
  old: 'Ketik PIN yang lama',
  changed: 'PIN sudah diganti.',
} as const;

export const AKTIVASI = {
  title: 'Selamat datang, Bu Kader',
  code: 'Kode aktivasi',
  pin: 'PIN baru',
  codeHint: '10 huruf dan angka di lembar dari kantor desa atau kelurahan.',
  short: (left: number): string => `Kurang ${left} huruf atau angka.`,
  online: 'Langkah ini perlu sinyal sekali saja. Sesudahnya tidak.',
  working: 'Menghubungi kantor. Tunggu sebentar, ya.',
  added: (name: string): string => `${name} bisa memakai HP ini.`,
  addLead: 'Kader lain memakai kodenya sendiri di HP ini.',
  promise: 'Catat hari buka posyandu di HP, juga tanpa sinyal.',
} as const;

export const AKTIFKAN_ULANG = {
  title: 'Aktifkan ulang HP ini',
  lead: 'Minta kode baru dari kantor desa atau kelurahan. Catatan dan PIN di HP tetap ada.',
  done: 'HP ini sudah aktif lagi.',
} as const;

export const KUNCI = {
  who: 'Siapa yang memakai HP?',
  pinOf: (name: string): string => `PIN ${name}`,
  wait: (seconds: number): string => `PIN lima kali tidak cocok. Tunggu ${seconds} detik, ya.`,
  safe: 'Data aman tanpa internet.',
  forgot: 'Lupa PIN?',
  unsent: (count: number): string => `${count} catatan di HP ini belum terkirim.`,
  add: 'Kader lain',
  addWords: 'Buka dulu dengan PIN kader yang sudah terdaftar. Lalu isi kode kader baru.',
  revoked: 'HP ini sudah dicabut kantor',
  revokedWords: 'Catatan lama tetap dikirim saat ada sinyal. Catatan baru tidak bisa dibuat.',
  revokedPhotos: (count: number): string => `${count} foto belum terkirim.`,
  revokedOpen: 'Foto baru bisa dikirim setelah PIN dibuka.',
  revokedLeaving: 'Foto dikirim saat ada sinyal. Sesudah itu HP ini dikosongkan.',
  revokedNames: 'Buka dengan PIN',
} as const;

export const LUPA = {
  title: (name: string): string => `PIN baru ${name}`,
  lead: 'Kantor atau ketua memastikan bahwa ini Ibu. Sesudah itu Ibu membuat PIN baru. Catatan di HP tetap aman.',
  ask: 'Minta PIN baru',
  online: 'Langkah ini perlu sinyal.',
  sheet: 'Sudah punya kode dari kantor?',
  useSheet: 'Pakai kode ini',
  read: 'Temui atau telepon kantor desa atau kelurahan, atau ketua. Bacakan 6 angka ini:',
  waiting: 'Menunggu jawaban kantor.',
  again: 'Sudah dijawab?',
  meanwhile: 'Sambil menunggu, kader lain bisa mencatat atas nama Ibu.',
  drop: 'Tidak jadi',
  refused: 'Kantor belum menyetujui. Hubungi kantor desa atau kelurahan, lalu minta lagi.',
  ended: 'Waktunya sudah habis. PIN belum berubah. Minta lagi, ya.',
} as const;
