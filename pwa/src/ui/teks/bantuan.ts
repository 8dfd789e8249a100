/** Help of each screen: what to do, in the order of doing it. */

const LINES: Readonly<Record<string, readonly string[]>> = {
  beranda: [
    'Tekan tombol hijau besar untuk membuka hari posyandu.',
    'Kotak di bawahnya untuk usulan, kunjungan, dan mencari orang.',
    'Tanpa sinyal pun semua bisa dicatat. Data tersimpan di HP.',
  ],
  antrean: [
    'Panggil nama sesuai nomor. Tekan namanya untuk menimbang.',
    'Pilih kelompok atau RT supaya daftar lebih pendek.',
    'Orang belum ada di daftar? Tekan Orang baru.',
  ],
  timbang: [
    'Baca angka timbangan apa adanya, lalu ketik.',
    'Tekan koma sebelum angka di belakang koma.',
    'Jika HP bertanya lagi, lihat timbangan sekali lagi.',
  ],
  hasil: [
    'Bacakan kalimat itu kepada ibu dengan suara pelan.',
    'Angka di bagian Untuk kader tidak perlu dibacakan.',
    'Salah ketik? Tekan Batalkan atau Perbaiki.',
  ],
  'orang-baru': [
    'Isi nama, jenis kelamin, dan tanggal lahir.',
    'NIK boleh diisi nanti. Orang tetap dilayani.',
    'Tidak tahu tanggal lahir? Isi kira-kira umurnya.',
  ],
  usulan: [
    'Pilih bidang, lalu pilih masalahnya.',
    'Foto dan berkas boleh menyusul.',
    'Kekerasan dan perdagangan orang punya layar rahasia.',
  ],
  kunjungan: [
    'Kunjungi dari atas ke bawah. Alasannya tertulis.',
    'Di rumah, pilih Aman atau Perlu bantuan.',
    'Rumah kosong? Tekan Tidak ada orang.',
  ],
  tutup: [
    'Tekan angka mana saja untuk melihat namanya.',
    'Baris kuning berarti ada yang masih kurang.',
    'Tekan Tutup posyandu bila semua sudah dilayani.',
  ],
  'belum-terkirim': [
    'Data ini aman di HP sampai ada sinyal.',
    'Tekan Kirim sekarang bila sinyal sudah ada.',
    'Jangan hapus data peramban sebelum semua terkirim.',
  ],
};

const GENERAL = [
  'Ketuk tombol hijau di bawah untuk melanjutkan.',
  'Panah di kiri atas untuk kembali.',
  'Yang sudah diketik tidak hilang.',
] as const;

export function helpFor(screen: string): readonly string[] {
  return LINES[screen] ?? GENERAL;
}
