import type { PenimbanganRow } from '../src/domain/contracts.generated';

/** Aisyah's weighing of October, as a row that the server sent; a test says what differs. */
export const OCTOBER: PenimbanganRow = {
  id: 'oktober',
  n: 0,
  warga_id: 'aisyah',
  sesi_id: null,
  tanggal: '2026-10-26',
  berat_g: 8700,
  panjang_mm: 725,
  posisi: 'telentang',
  lila_mm: null,
  lingkar_kepala_mm: null,
  edema: false,
  alasan_tidak_ditimbang: null,
  vitamin_a: null,
  beri_tahu_bidan: false,
  tamu: false,
  dihitung: true,
  konflik: [],
  oleh: 'Bu Sari',
  penilaian: null,
  riwayat: [],
};
