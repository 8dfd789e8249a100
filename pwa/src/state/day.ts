import type { KehadiranRow, KeluargaRow, SesiRow, WargaRow } from '../domain/contracts.generated';
import { type Group, groupOf } from '../domain/lifecycle';
import type { Core } from './core';
import { addDays } from '../kernel/dates';
import type { Chair, DayState } from './contract';

/** The opening day of today's date, whoever opened it and on whichever phone. */
export function currentSesi(core: Core): SesiRow | null {
  const today = core.today.value;
  for (const row of core.tables.value.sesi.values()) if (row.tanggal === today) return row;
  return null;
}

/** A closed day may be opened again this long; one that was left open is closed here. */
const RECENT_DAYS = 7;

/** Today's opening day and those of the seven days before, newest first. */
export function recentSesi(core: Core): readonly SesiRow[] {
  const today = core.today.value;
  const first = addDays(today, -RECENT_DAYS);
  return [...core.tables.value.sesi.values()]
    .filter(({ tanggal }) => tanggal >= first && tanggal <= today)
    .sort((a, b) => (a.tanggal < b.tanggal ? 1 : -1));
}

/** Some acts are the chair's: whether she holds the phone, else who may be asked (users.md 4.5). */
export function chairOf(core: Core): Chair {
  const me = core.vault.value;
  const chairs = [...core.tables.value.kader.values()].filter(
    ({ aktif, jabatan }) => aktif && jabatan === 'ketua',
  );
  const mine = me !== null && chairs.some(({ akun_id }) => akun_id === me.akunId);
  const [chair] = chairs;
  const number = chair?.telepon ? ` (${chair.telepon})` : '';
  const words = `Bagian ini untuk ketua posyandu. Minta bantuan ${chair?.nama ?? 'ketua'}${number}.`;
  return { mine, words };
}

export function dayState(sesi: SesiRow | null): DayState {
  return sesi === null ? 'belum' : sesi.status;
}

export function attendanceOf(core: Core, sesiId: string): ReadonlyMap<string, KehadiranRow> {
  const found = new Map<string, KehadiranRow>();
  for (const row of core.tables.value.kehadiran.values()) {
    if (row.sesi_id === sesiId) found.set(row.warga_id, row);
  }
  return found;
}

export function ownAttendance(core: Core, sesiId: string, wargaId: string): boolean {
  return attendanceOf(core, sesiId).get(wargaId)?.hadir === true;
}

/** A person of this posyandu with what the day asks of her. */
export interface Person {
  readonly row: WargaRow;
  readonly group: Group;
}

/** Groups that come to the opening day, in the order of the counters on K-03. */
export const EXPECTED: readonly Group[] = [
  'bbl',
  'bayi',
  'balita',
  'apras',
  'bumil',
  'bufas',
  'busui',
  'usek',
  'remaja',
  'lansia',
];

const WEIGHED: readonly Group[] = ['bbl', 'bayi', 'balita', 'apras'];

export function isWeighed(group: Group): boolean {
  return WEIGHED.includes(group);
}

/**
 * Residents and guests in calling order: by group, then RT, then name. The place is the call number (R31): who is
 * registered today comes after all others, so that no number changes once it was called.
 */
export function roster(core: Core): readonly Person[] {
  const today = core.today.value;
  const people: Person[] = [];
  for (const row of core.tables.value.warga.values()) {
    if (row.status === 'aktif' || row.status === 'tamu') {
      people.push({ row, group: groupOf(row, today) });
    }
  }
  const order = new Map(EXPECTED.map((group, at) => [group, at]));
  const placed = ({ row, group }: Person): string =>
    row.terdaftar_tanggal >= today
      ? `z|${row.id}`
      : [String(order.get(group) ?? 99).padStart(2, '0'), rtOf(core, row), row.nama].join('|');
  return people
    .map((person) => ({ person, key: placed(person) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ person }) => person);
}

function familyOf(core: Core, row: WargaRow): KeluargaRow | undefined {
  return row.keluarga_id === null ? undefined : core.tables.value.keluarga.get(row.keluarga_id);
}

export function rtOf(core: Core, row: WargaRow): string {
  return row.rt ?? familyOf(core, row)?.rt ?? '';
}

/** "RT 02 Dusun Krajan": places by their local names (R36). */
export function placeWords(core: Core, row: WargaRow): string {
  const rt = rtOf(core, row);
  const dusun = row.dusun ?? familyOf(core, row)?.dusun ?? '';
  return [rt === '' ? '' : `RT ${rt}`, hamletWords(core, dusun)].filter(Boolean).join(' ');
}

function hamletWords(core: Core, dusun: string): string {
  const label = core.posyandu.value?.label_dusun ?? 'Dusun';
  const named = dusun.toLowerCase().startsWith(label.toLowerCase());
  return dusun === '' || named ? dusun : `${label} ${dusun}`;
}

/** Two children of one name stand in one list when one of them is a guest. */
export function guestWords(row: WargaRow): string {
  return row.status === 'tamu' ? 'tamu' : '';
}

/** "Ibu Nur" for a child, else the head of the family. */
export function motherWords(core: Core, row: WargaRow): string {
  const mother = row.ibu_id === null ? undefined : core.tables.value.warga.get(row.ibu_id);
  const name = mother?.nama ?? row.nama_ibu;
  if (name) return `Ibu ${name.replace(/^(ibu|bu)\s+/i, '')}`;
  const family = familyOf(core, row);
  return family && family.kepala_nama !== row.nama ? `Keluarga ${family.kepala_nama}` : '';
}
