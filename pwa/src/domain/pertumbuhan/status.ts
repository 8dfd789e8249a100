import type { IsoDate } from '../../kernel/dates';
import type { JenisKelamin } from './tables';

/** Naik, tidak naik, tidak ditimbang bulan lalu, baru: every weighed child has exactly one. */
export type StatusTimbang = 'N' | 'T' | 'O' | 'B';

/** How soon the child goes to the midwife. */
export type Rujukan = 'biasa' | 'segera';

/** One weighing; `hari_buka` when it was made at the opening day. */
export interface Timbangan {
  readonly tanggal: IsoDate;
  readonly berat_g: number;
  readonly hari_buka: boolean;
}

/** KBM of months 1 to 12 in grams (KMS card); month 12 holds to month 60. */
const KBM_G: Readonly<Record<JenisKelamin, readonly number[]>> = {
  L: [800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200],
  P: [800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200],
};
const CARD_LAST_MONTHS = 60;

/** Grams to gain since last month at this age; null at month 0 and beyond 60 months. */
export function kbmG(jenisKelamin: JenisKelamin, umurBulan: number): number | null {
  if (umurBulan < 1 || umurBulan > CARD_LAST_MONTHS) return null;
  return KBM_G[jenisKelamin][Math.min(umurBulan, 12) - 1] ?? null;
}

/**
 * N, T, O or B; null beyond 60 months, where the card ends. `berat_bulan_lalu_g` is the weight of the
 * previous calendar month. Month 0 has no KBM: there any gain is N.
 */
export function weighingStatus(weighing: {
  readonly jenis_kelamin: JenisKelamin;
  readonly umur_bulan: number;
  readonly berat_g: number;
  readonly berat_bulan_lalu_g: number | null;
  readonly pernah_ditimbang: boolean;
}): StatusTimbang | null {
  if (weighing.umur_bulan > CARD_LAST_MONTHS) return null;
  if (!weighing.pernah_ditimbang) return 'B';
  if (weighing.berat_bulan_lalu_g === null) return 'O';
  const gainG = weighing.berat_g - weighing.berat_bulan_lalu_g;
  return gainG >= (kbmG(weighing.jenis_kelamin, weighing.umur_bulan) ?? 1) ? 'N' : 'T';
}

/** Two months in a row not gaining; any other status between breaks the chain. */
export function is2t(now: StatusTimbang | null, bulanLalu: StatusTimbang | null): boolean {
  return now === 'T' && bulanLalu === 'T';
}

/** The one weighing of a calendar month that enters SKDN: the opening day's, else the first. */
export function countedWeighing(
  weighings: readonly Timbangan[],
  tahun: number,
  bulan: number,
): Timbangan | null {
  const month = `${String(tahun).padStart(4, '0')}-${String(bulan).padStart(2, '0')}-`;
  const before = (a: Timbangan, b: Timbangan): boolean =>
    a.hari_buka === b.hari_buka ? a.tanggal < b.tanggal : a.hari_buka;
  return weighings
    .filter((weighing) => weighing.tanggal.startsWith(month))
    .reduce<Timbangan | null>(
      (best, weighing) => (best === null || before(weighing, best) ? weighing : best),
      null,
    );
}

/** One T or above the orange line: biasa; 2T or below the red line: segera; else none. */
export function referral(
  status: StatusTimbang | null,
  signs: {
    readonly dua_t: boolean;
    readonly bgm: boolean | null;
    readonly atas_oranye: boolean | null;
  },
): Rujukan | null {
  if (signs.dua_t || signs.bgm === true) return 'segera';
  return status === 'T' || signs.atas_oranye === true ? 'biasa' : null;
}

/** Counts of N, T, O, B with D (all four) and D' (N + T, comparable with last month). */
export function tallyStatuses(
  statuses: readonly (StatusTimbang | null)[],
): Readonly<Record<StatusTimbang | 'D' | "D'", number>> {
  const count = (wanted: StatusTimbang): number =>
    statuses.filter((status) => status === wanted).length;
  const [N, T, O, B] = [count('N'), count('T'), count('O'), count('B')];
  return { D: N + T + O + B, "D'": N + T, N, T, O, B };
}
