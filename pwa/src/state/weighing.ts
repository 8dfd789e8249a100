import { checkWeighing, type Finding } from '../domain/checks';
import type { PenimbanganRow, WargaRow } from '../domain/contracts.generated';
import { type Penimbangan, statusOf } from '../domain/indicators';
import { assess, is2t, type Penilaian, referral, type StatusTimbang } from '../domain/pertumbuhan';
import { addMonths, completedMonths, type IsoDate, monthOf } from '../kernel/dates';
import type { Badge, WeighInput } from './contract';
import type { Core } from './core';

/** Counted weighings by person, oldest first; made once per change of the tables. */
const CACHE = new WeakMap<ReadonlyMap<string, PenimbanganRow>, Map<string, PenimbanganRow[]>>();

export function weighingsOf(core: Core, wargaId: string): readonly PenimbanganRow[] {
  const table = core.tables.value.penimbangan;
  let grouped = CACHE.get(table);
  if (!grouped) {
    grouped = group(table);
    CACHE.set(table, grouped);
  }
  return grouped.get(wargaId) ?? [];
}

function group(table: ReadonlyMap<string, PenimbanganRow>): Map<string, PenimbanganRow[]> {
  const grouped = new Map<string, PenimbanganRow[]>();
  for (const row of table.values()) {
    if (!row.dihitung) continue;
    const own = grouped.get(row.warga_id);
    if (own) own.push(row);
    else grouped.set(row.warga_id, [row]);
  }
  for (const own of grouped.values()) {
    own.sort((a, b) => (a.tanggal + a.id < b.tanggal + b.id ? -1 : 1));
  }
  return grouped;
}

/** What the status of a weighing follows from, also before it has a row. */
export type Weighed = Pick<
  PenimbanganRow,
  | ('id' | 'warga_id' | 'tanggal' | 'sesi_id' | 'tamu')
  | ('berat_g' | 'panjang_mm' | 'vitamin_a' | 'penilaian')
> & { readonly asal?: PenimbanganRow['asal'] };

export function penilaianOf(row: Weighed): Penilaian | null {
  return row.penilaian as unknown as Penilaian | null;
}

/** A weighing as the indicators need it. */
export function asIndicator(row: Weighed): Penimbangan {
  return {
    warga_id: row.warga_id,
    tanggal: row.tanggal,
    berat_g: row.berat_g,
    panjang_mm: row.panjang_mm,
    hari_buka: row.sesi_id !== null,
    tamu: row.tamu,
    bb_u: penilaianOf(row)?.z.bb_u ?? null,
    vitamin_a: row.vitamin_a !== null,
    pindah: row.asal === 'pindah',
  };
}

/** N, T, O or B of a child in a month, and whether it is the second T in a row. */
export function monthStatus(
  core: Core,
  child: WargaRow,
  month: IsoDate,
): { readonly status: StatusTimbang | null; readonly twice: boolean } {
  const own = weighingsOf(core, child.id).map(asIndicator);
  const status = statusOf(child, own, month);
  return { status, twice: is2t(status, statusOf(child, own, addMonths(month, -1))) };
}

/** The same for one weighing: its own weight speaks, also when another of that month or day counts in the recap. */
export function rowStatus(
  core: Core,
  child: WargaRow,
  row: Weighed,
): { readonly status: StatusTimbang | null; readonly twice: boolean } {
  const month = monthOf(row.tanggal);
  const others = weighingsOf(core, child.id).filter((each) => monthOf(each.tanggal) !== month);
  const own = [...others, row].map(asIndicator);
  const status = statusOf(child, own, month);
  return { status, twice: is2t(status, statusOf(child, own, addMonths(month, -1))) };
}

/** Whether "Beri tahu bidan" is ticked by itself: T, 2T, below red or above orange (F1 step 5). */
export function needsMidwife(core: Core, child: WargaRow, row: Weighed): boolean {
  if (row.berat_g === null) return false;
  const { status, twice } = rowStatus(core, child, row);
  const { bgm = null, atas_oranye = null } = penilaianOf(row) ?? {};
  return referral(status, { dua_t: twice, bgm, atas_oranye }) !== null;
}

/** What K-03 shows beside the last weighing: below red or above orange before the direction. */
export function badgeOf(core: Core, child: WargaRow, row: PenimbanganRow): Badge | null {
  const result = penilaianOf(row);
  if (result?.bgm === true) return 'BGM';
  if (result?.atas_oranye === true) return 'ORANYE';
  return rowStatus(core, child, row).status;
}

/** Whether the village has signed the report of that month. */
export function isSigned(core: Core, date: IsoDate): boolean {
  const month = date.slice(0, 7);
  return [...core.tables.value.laporan.values()].some(
    ({ bulan, status }) => status === 'disetujui' && bulan.slice(0, 7) === month,
  );
}

/** The last counted weighing before a date, with a weight. */
export function lastWeighed(core: Core, wargaId: string, before: IsoDate): PenimbanganRow | null {
  const own = weighingsOf(core, wargaId);
  return own.findLast((row) => row.tanggal < before && row.berat_g !== null) ?? null;
}

function lastMeasured(core: Core, wargaId: string, before: IsoDate): PenimbanganRow | null {
  const own = weighingsOf(core, wargaId);
  return own.findLast((row) => row.tanggal < before && row.panjang_mm !== null) ?? null;
}

export function lastLengthMm(core: Core, wargaId: string, before: IsoDate): number | null {
  const row = lastMeasured(core, wargaId, before);
  return row ? (penilaianOf(row)?.panjang_terkoreksi_mm ?? row.panjang_mm) : null;
}

const UNMEASURED = { beratG: null, panjangMm: null, lilaMm: null, lingkarKepalaMm: null } as const;

/** What to look at again before a weighing of that day is saved (F1, R15). */
export function weighingFindings(
  core: Core,
  wargaId: string,
  input: WeighInput,
  on: IsoDate = core.today.value,
): readonly Finding[] {
  const child = core.tables.value.warga.get(wargaId);
  if (!child) return [];
  const last = lastWeighed(core, wargaId, on);
  const lastLength = lastLengthMm(core, wargaId, on);
  const result = tryAssess(core, child, input, on);
  return checkWeighing({
    nama: child.nama,
    ageMonths: completedMonths(child.tanggal_lahir, on),
    ...UNMEASURED,
    ...input,
    last: { beratG: last?.berat_g ?? null, panjangMm: lastLength },
    z: result?.z ?? null,
  });
}

/** The assessment of what is being typed; null while it can have none. */
export function tryAssess(
  core: Core,
  child: WargaRow,
  input: WeighInput,
  tanggal: IsoDate,
): Penilaian | null {
  const taken = { berat_g: input.beratG ?? null, panjang_mm: input.panjangMm ?? null };
  const possible = Object.values(taken).every((size) => size === null || size > 0);
  if (!possible || tanggal < child.tanggal_lahir) return null;
  const rest = { lila_mm: null, lingkar_kepala_mm: null, edema: false };
  const method = core.posyandu.value?.metode_umur ?? 'bulan_penuh';
  return assess(child, { ...taken, ...rest, tanggal, posisi: input.posisi ?? null }, method);
}
