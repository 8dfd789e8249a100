/** Titip kirim, the backup file, and the repair of a phone whose storage is gone (K-18, R24). */

export const TITIP = {
  make: 'Titip kirim',
  title: 'Titip kirim atau cadangkan',
  lead: 'Satu berkas tersegel. Siapa pun bisa membawanya ke sinyal, tidak ada yang bisa membacanya.',
  inside: (records: number, photos: number): string =>
    photos === 0 ? `Isinya ${records} catatan.` : `Isinya ${records} catatan dan ${photos} foto.`,
  photosStay: (count: number): string => `${count} foto tetap di HP ini dan menyusul.`,
  share: 'Bagikan berkas',
  keep: 'Cadangkan ke file',
  how: 'Yang membawa membuka Simpul, Data belum terkirim, Kirim titipan. Di komputer: buka ',
  stays: 'Catatan di HP ini tidak dihapus sampai kantor menerima.',
  refused:
    'HP ini belum bisa membagikan berkas. Pakai Cadangkan ke file, lalu kirim dari berkas HP.',
  last: (words: string): string => `Berkas cadangan terakhir dibuat ${words}.`,
} as const;

export const BAWA = {
  title: 'Kirim titipan kader lain',
  lead: 'Pilih berkas simpul-titipan yang dititipkan. Isinya tidak terbuka di HP ini.',
  choose: 'Pilih berkas titipan',
  done: (records: number): string => `${records} catatan titipan sudah aman di kantor.`,
  known: (records: number): string => `${records} di antaranya sudah ada, tidak dicatat dua kali.`,
  broken: (records: number): string =>
    `${records} catatan rusak di berkas. Catatannya tetap di HP asal.`,
  photos: (count: number): string => `${count} foto ikut diterima.`,
} as const;

export const PULIH = {
  title: 'Penyimpanan HP perlu dipulihkan',
  safe: (count: number): string => `${count} catatan belum terkirim aman di salinan kedua HP ini.`,
  none: 'Salinan kedua kosong: tidak ada catatan yang menunggu dikirim.',
  first:
    'Kirim atau simpan dulu berkasnya. Sesudah itu HP diaktifkan lagi dengan kode baru dari kantor.',
  send: 'Kirim catatan ini',
  sent: (count: number): string => `${count} catatan sudah aman di kantor.`,
  again: 'Coba buka lagi',
  fresh: 'Mulai lagi di HP ini',
  freshWords:
    'Penyimpanan yang rusak dikosongkan, lalu data dari kantor diambil lagi. Salinan kedua tetap ada sampai kantor menerima. Foto dan isian yang belum disimpan tidak bisa kembali.',
  freshYes: 'Ya, mulai lagi',
  old: 'Catatan lama di HP ini',
} as const;
