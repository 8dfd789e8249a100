import type { CatalogFacts } from './catalog';
import type { OperationIn, OperationPayloads } from './contracts.generated';
import { shortDate } from '../kernel/dates';
import { cm, kg } from './numbers';
import type { Tables } from './rows';

interface Scene {
  readonly tables: Tables;
  readonly catalog: CatalogFacts;
}

type Describe<T extends keyof OperationPayloads> = (
  payload: OperationPayloads[T],
  scene: Scene,
) => string;

function nameOf(id: string | null | undefined, { tables }: Scene): string {
  return (id && tables.warga.get(id)?.nama) || 'warga';
}

function childOf(penimbanganId: string, scene: Scene): string {
  return nameOf(scene.tables.penimbangan.get(penimbanganId)?.warga_id, scene);
}

function numberOf(usulanId: string, { tables }: Scene): string {
  return tables.usulan.get(usulanId)?.nomor ?? '';
}

const sizes = (payload: { berat_g?: number | null; panjang_mm?: number | null }): string =>
  [
    payload.berat_g ? `${kg(payload.berat_g)} kg` : '',
    payload.panjang_mm ? `${cm(payload.panjang_mm)} cm` : '',
  ]
    .filter(Boolean)
    .join(', ');

const DESCRIBE: { readonly [T in keyof OperationPayloads]?: Describe<T> } = {
  register_keluarga: (payload) => `Keluarga baru: ${payload.kepala_nama}`,
  correct_keluarga: () => 'Perbaiki nomor KK',
  register_warga: (payload) => `Orang baru: ${payload.nama}`,
  correct_warga: (payload, scene) => `Perbaiki data ${nameOf(payload.warga_id, scene)}`,
  set_izin: (payload, scene) => `Izin ${payload.jenis} ${nameOf(payload.warga_id, scene)}`,
  end_warga: (payload, scene) => `${nameOf(payload.warga_id, scene)} ${payload.status}`,
  archive_warga: (payload, scene) => `Arsipkan ${nameOf(payload.warga_id, scene)}`,
  restore_warga: (payload, scene) => `Kembalikan ${nameOf(payload.warga_id, scene)} dari arsip`,
  record_episode: (payload, scene) => `Ibu ${payload.jenis}: ${nameOf(payload.warga_id, scene)}`,
  open_sesi: (payload) => `Buka posyandu ${shortDate(payload.tanggal)}`,
  close_sesi: () => 'Tutup posyandu',
  reopen_sesi: () => 'Buka kembali hari posyandu',
  record_kehadiran: (payload, scene) =>
    `${payload.hadir === false ? 'Batal hadir' : 'Hadir'}: ${nameOf(payload.warga_id, scene)}`,
  record_penimbangan: (payload, scene) =>
    payload.berat_g || payload.panjang_mm
      ? `Timbang ${nameOf(payload.warga_id, scene)}: ${sizes(payload)}`
      : `${nameOf(payload.warga_id, scene)} tidak ditimbang`,
  correct_penimbangan: (payload, scene) =>
    `Perbaiki timbangan ${childOf(payload.penimbangan_id, scene)}: ${sizes(payload)}`,
  void_penimbangan: (payload, scene) =>
    `Batalkan timbangan ${childOf(payload.penimbangan_id, scene)}`,
  choose_penimbangan: (payload, scene) =>
    `Pilih timbangan ${childOf(payload.dipilih_id, scene)} yang dipakai`,
  record_kunjungan: (payload, { catalog, tables }) => {
    const title = catalog.line(payload.layanan_id)?.title ?? 'Catatan layanan';
    const person = payload.warga_id ? tables.warga.get(payload.warga_id)?.nama : payload.tempat;
    return person ? `${title}: ${person}` : title;
  },
  void_kunjungan: () => 'Batalkan catatan kunjungan',
  send_usulan: (payload, { catalog }) =>
    `Usulan ${payload.nomor ?? ''}: ${catalog.line(payload.layanan_id)?.title ?? ''}`,
  complete_usulan: (payload, scene) => `Lengkapi usulan ${numberOf(payload.usulan_id, scene)}`,
};

/** One line for lists of work: what was done and to whom. A sealed report has no title. */
export function describe(operation: OperationIn | null, scene: Scene): string {
  if (operation === null) return 'Laporan khusus';
  const words = DESCRIBE[operation.type as keyof OperationPayloads] as
    Describe<keyof OperationPayloads> | undefined;
  return words ? words(operation.payload as never, scene) : 'Catatan';
}

/** "baru saja", "10 menit lalu", "kemarin": when something was last sent (R26). */
export function agoWords(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return 'baru saja';
  if (minutes < 60) return `${minutes} menit lalu`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} jam lalu`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'kemarin' : `${days} hari lalu`;
}
