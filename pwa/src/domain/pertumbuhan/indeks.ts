import type { Pengukuran } from './penilaian';
import { DAYS_PER_MONTH, type JenisKelamin, table, tableDay, type TableName } from './tables';
import { bmi, LAST_MONTHS, rounded, zAt, zAtRow } from './zscore';

/** The indices of the Indonesian card: BB/U, TB/U, BB/TB, IMT/U and LK/U. */
export type Indeks = 'bb_u' | 'tb_u' | 'bb_tb' | 'imt_u' | 'lk_u';

export const INDEKS: readonly Indeks[] = ['bb_u', 'tb_u', 'bb_tb', 'imt_u', 'lk_u'];

/** A child's age as the tables want it; `sizeMm` is already corrected for position. */
export interface Usia {
  readonly sex: JenisKelamin;
  readonly months: number;
  readonly days: number;
  readonly byDay: boolean;
  readonly underFive: boolean;
  readonly standing: boolean;
  readonly doubtful: boolean;
  readonly sizeMm: number | null;
}

/**
 * z of each index, two decimals, null where the regulation or the tables give none. Over 60 months only
 * IMT/U exists (WHO 2007, to month 228). Oedema leaves TB/U and LK/U only.
 */
export function zOf(usia: Usia, taken: Pengukuran): Readonly<Record<Indeks, number | null>> {
  const weightKg = taken.berat_g === null || taken.edema ? NaN : taken.berat_g / 1000;
  const sizeCm = usia.sizeMm === null ? NaN : usia.sizeMm / 10;
  const headCm = taken.lingkar_kepala_mm === null ? NaN : taken.lingkar_kepala_mm / 10;
  // Standing takes 7 mm off, so a size that nobody has could end at nothing.
  const kgPerM2 = bmi(weightKg, sizeCm > 0 ? sizeCm : NaN);
  if (!usia.underFive) {
    const imtU = rounded(bmi5To19(usia, kgPerM2));
    return { bb_u: null, tb_u: null, bb_tb: null, imt_u: imtU, lk_u: null };
  }
  const row = usia.byDay ? usia.days : tableDay(usia.months, false);
  const sizeRow = usia.byDay ? usia.days : tableDay(usia.months, true);
  const at = (name: TableName, day: number, y: number, restricted: boolean): number | null =>
    rounded(zAt(table(name, usia.sex), day, y, restricted));
  return {
    bb_u: at('weight_for_age', row, weightKg, true),
    tb_u: at('length_height_for_age', sizeRow, sizeCm, false),
    bb_tb: rounded(forSize(usia, weightKg)),
    imt_u: at('bmi_for_age', sizeRow, kgPerM2, true),
    lk_u: at('head_circumference_for_age', row, headCm, false),
  };
}

/** BB/PB or BB/TB: whole millimetres are whole rows, nothing lies between. */
function forSize(usia: Usia, weightKg: number): number {
  const lms = table(usia.standing ? 'weight_for_height' : 'weight_for_length', usia.sex);
  return zAtRow(lms, (usia.sizeMm ?? NaN) - lms.first * 10, weightKg, true);
}

/** WHO 2007: the completed month's row, or between two rows when age goes by day. */
function bmi5To19(usia: Usia, y: number): number {
  const months = usia.byDay ? usia.days / DAYS_PER_MONTH : usia.months;
  return months <= LAST_MONTHS ? zAt(table('who2007_bmi_for_age', usia.sex), months, y, true) : NaN;
}
