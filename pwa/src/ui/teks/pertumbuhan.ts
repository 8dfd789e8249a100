/** Weighing, result and curve (K-05, K-06, K-07). Nothing here is ever a diagnosis (R33). */

export const BADGE = {
  N: 'NAIK',
  T: 'TIDAK NAIK',
  BGM: 'PERLU BIDAN',
  ORANYE: 'PERLU BIDAN',
  O: 'BULAN LALU TIDAK',
  B: 'BARU',
  KOSONG: 'BELUM DITIMBANG',
} as const;

export const ALERT = {
  BGM: 'Di bawah garis merah',
  ORANYE: 'Di atas garis oranye',
} as const;

export const TIMBANG = {
  weightStep: 'Berat badan',
  lengthStep: { telentang: 'Panjang badan', berdiri: 'Tinggi badan' },
  position: 'Cara mengukur',
  telentang: 'Telentang',
  berdiri: 'Berdiri',
  notWeighed: {
    label: 'Tidak mau ditimbang',
    title: 'Mengapa tidak ditimbang?',
    reasons: ['Anak menangis', 'Anak sakit', 'Ibu belum mau', 'Timbangan tidak ada'],
  },
  skipLength: 'Tanpa ukur',
  more: 'Data lain',
  lila: 'LiLA',
  head: 'Lingkar kepala',
  edema: 'Kedua kaki bengkak',
  needWeight: 'Ketik berat dulu, ya.',
  needLength: 'Ketik tinggi dulu, atau pilih Tanpa ukur.',
  needTape: 'Angka di Data lain belum terbaca. Ketik misalnya 13,5.',
  fix: (figure: string): string => `Ya, ${figure}`,
  again: 'Ukur ulang',
  weighAgain: 'Timbang ulang',
  right: 'Sudah benar',
  asTyped: 'Ketik ulang',
  void: {
    label: 'Hapus',
    title: 'Mengapa dihapus?',
    reasons: ['Tertukar anak lain', 'Tercatat dua kali', 'Tidak jadi ditimbang'],
  },
  voided: 'Penimbangan dihapus. Yang lama tetap di riwayat.',
  signed: 'Laporan bulan itu sudah disetujui. Minta kantor membetulkannya.',
  gone: 'Anak ini tidak ada di HP ini.',
  correct: 'Perbaiki',
  why: {
    title: 'Mengapa diperbaiki?',
    reasons: ['Salah ketik', 'Sudah diukur ulang', 'Tertukar anak lain'],
  },
} as const;

export const HASIL = {
  say: 'Katakan kepada ibu:',
  play: 'Putar suara',
  today: 'Hari ini juga',
  tellMidwife: 'Beri tahu bidan',
  forKader: 'Untuk kader: lihat angka',
  curve: 'Grafik KMS',
  share: 'Bagikan',
  toQueue: 'Ke antrean',
  tickReason: 'Layanan hari yang sama',
  next: (name: string): string => `Selesai · Berikutnya: ${name}`,
  index: 'Ukuran',
  value: 'Skor Z',
  category: 'Kategori resmi',
} as const;

export const GRAFIK = {
  title: 'Grafik KMS',
  table: 'Lihat tabel berat',
  month: 'Umur',
  weight: 'Berat',
  result: 'Hasil',
  date: 'Tanggal',
  axisAge: 'umur (bulan)',
  axisWeight: 'kg',
  empty: 'Belum pernah ditimbang.',
  red: 'garis merah',
  orange: 'garis oranye',
  middle: 'garis tengah',
} as const;
