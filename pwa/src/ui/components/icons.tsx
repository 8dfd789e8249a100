import type { VNode } from 'preact';

/** Line icons on a 24 grid, 2 px stroke; always beside a word (R8), so hidden from screen readers. */
const PATHS = {
  beranda: 'M4 11.5 12 4l8 7.5M6.5 9.5V20h11V9.5M10 20v-5.5h4V20',
  antrean: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  usulan: 'M5 4h14v12H10l-5 4zM9 8.5h6M9 12h4',
  kunjungan:
    'M4 20V10l6-5 6 5v2M4 20h6M15.5 21.5c2.7-2.4 4-4.3 4-5.9a4 4 0 0 0-8 0c0 1.6 1.3 3.5 4 5.9z',
  lainnya: 'M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h5v5h-5z',
  cari: 'M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13zM15.5 15.5 20 20',
  bantuan:
    'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM9.5 9.5A2.6 2.6 0 0 1 12 7.6c1.5 0 2.6 1 2.6 2.3 0 1.8-2.6 2-2.6 3.8M12 16.8h.01',
  kembali: 'M14.5 5 8 12l6.5 7',
  maju: 'M9.5 5 16 12l-6.5 7',
  kamera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6z',
  lokasi:
    'M12 21c4.5-4.3 6.5-7.6 6.5-10.5a6.5 6.5 0 0 0-13 0C5.5 13.4 7.5 16.7 12 21zM12 13a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  kirim: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  sinyal: 'M4 9.5a12 12 0 0 1 16 0M7 13a7.5 7.5 0 0 1 10 0M12 17.5h.01',
  tanpa_sinyal:
    'M4 9.5a12 12 0 0 1 5-2.8M13.5 6.3A12 12 0 0 1 20 9.5M12 17.5h.01M4 4l16 16M7 13a7.5 7.5 0 0 1 3-1.7',
  cek: 'M5 12.5 10 17.5 19.5 7',
  tutup: 'M6 6l12 12M18 6 6 18',
  tambah: 'M12 5v14M5 12h14',
  suara: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  bagikan: 'M12 15V4M8 7.5 12 3.5l4 4M5 12v8h14v-8',
  kunci: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 15v2',
  setelan:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM9 19.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  orang:
    'M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.5 20.5c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6',
  bayi: 'M12 8.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7 12.5c1.4 1.2 3 1.8 5 1.8s3.6-.6 5-1.8M9.5 13.8V18l-2 3M14.5 13.8V18l2 3M9.5 18h5',
  ibu_hamil:
    'M11 7a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 22v-6l-1.5-1V11c0-1.4 1-2.2 2.5-2.2h1c1 0 1.7.6 2 1.6 2 .6 3 1.8 3 3.3 0 1.7-1.3 2.8-3 2.8V22',
  remaja:
    'M12 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 22v-7H6.5l1-4.2c.3-1.2 1-1.8 2.2-1.8h4.6c1.2 0 1.9.6 2.2 1.8l1 4.2H16v7M12 15.5V22',
  lansia:
    'M10.5 7a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8 22l.5-6L7 14.5l1.2-4c.3-1 1-1.5 2-1.5 1.2 0 1.7.6 2.2 1.6l1.4 2.2 2.2.7M11.5 15.5l1.5 6.5M18 22v-8.5',
  keluarga:
    'M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM17 12.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM2.5 20c.6-3.6 2.7-5.7 5.5-5.7s4.9 2.1 5.5 5.7M15 15.6c3.3-.8 5.8.8 6.5 4.4',
  timbangan: 'M5 8h14l1.5 12h-17zM8.5 8a3.5 3.5 0 0 1 7 0M12 16.5l2.5-3.5M8.5 14.5a4 4 0 0 1 7 0',
  jam: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM12 7.5V12l3 2.5',
  hapus: 'M9 6h11v12H9l-6-6zM12.5 9.5l5 5M17.5 9.5l-5 5',
  kabar: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21h4',
  laporan: 'M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h6M9 16h6',
  belum: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18z',
  telepon:
    'M6 4h3.5l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5V18c0 1.2-.8 2-2 2C11.5 20 4 12.5 4 6c0-1.2.8-2 2-2z',
  keluar: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  berkas: 'M4 6.5h6l2 2.5h8v10.5H4z',
  tulis: 'M5 19h3.5L19 8.5 15.5 5 5 15.5zM13 7.5l3.5 3.5',
  riwayat: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
  perisai: 'M12 3l7.5 2.5V11c0 4.5-3 8-7.5 10-4.5-2-7.5-5.5-7.5-10V5.5z',
  perbarui:
    'M4.5 12a7.5 7.5 0 0 1 13-5.1L20 9.5M20 4.5v5h-5M19.5 12a7.5 7.5 0 0 1-13 5.1L4 14.5M4 19.5v-5h5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 24 }: { name: IconName; size?: number }): VNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
