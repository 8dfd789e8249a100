import {
  DAYS_PER_MONTH,
  type JenisKelamin,
  type LmsTable,
  rint,
  STANDING_FROM_DAYS,
  table,
  type TableName,
} from './tables';

/** A child under five as WHO's method takes it: age in days, kg and cm; null is missing. */
export interface UnderFive {
  readonly sex: JenisKelamin | null;
  readonly age_days: number | null;
  readonly weight_kg: number | null;
  readonly lenhei_cm: number | null;
  readonly standing: boolean | null;
  readonly headc_cm: number | null;
  readonly armc_cm: number | null;
  readonly oedema: boolean;
}

/** A child of 5 to 19 years; months are decimal, height is always standing. */
export interface FiveToNineteen {
  readonly sex: JenisKelamin | null;
  readonly age_months: number | null;
  readonly weight_kg: number | null;
  readonly height_cm: number | null;
  readonly oedema: boolean;
}

export type UnderFiveIndex = 'zlen' | 'zwei' | 'zwfl' | 'zbmi' | 'zhc' | 'zac';
export type FiveToNineteenIndex = 'zhfa' | 'zwfa' | 'zbfa';

/** z to two decimals, null where none exists. */
export type ZScores<Index extends string> = Readonly<Record<Index, number | null>>;

const SHIFT_CM = 0.7;
const NINE_MONTHS = 9;
export const UNDER_FIVE_MONTHS = 60;
export const LAST_MONTHS = 228;
const LAST_WEIGHT_MONTHS = 120;
const FIRST_ARM_DAYS = 91;
const HEIGHT_FROM_CM = 87;

/** A rounded z outside these limits is implausible: measure again (WHO flags). */
export const FLAG_LIMITS: Readonly<
  Record<UnderFiveIndex | FiveToNineteenIndex, readonly [number, number]>
> = {
  zlen: [-6, 6],
  zwei: [-6, 5],
  zwfl: [-5, 5],
  zbmi: [-5, 5],
  zhc: [-5, 5],
  zac: [-5, 5],
  zhfa: [-6, 6],
  zwfa: [-6, 5],
  zbfa: [-5, 5],
};

/** Whether a rounded z is implausible; null without a z. */
export function isFlagged(
  index: UnderFiveIndex | FiveToNineteenIndex,
  z: number | null,
): boolean | null {
  const [low, high] = FLAG_LIMITS[index];
  return z === null ? null : z < low || z > high;
}

/** Recorded standing below nine months: WHO's method takes the child as lying. */
export function isC9mo(child: UnderFive): boolean {
  return (
    child.standing === true &&
    child.age_days !== null &&
    child.age_days / DAYS_PER_MONTH < NINE_MONTHS
  );
}

/** Six z-scores under 60.0 months (WHO Child Growth Standards); others, and impossible input, are null. */
export function underFive(child: UnderFive): ZScores<UnderFiveIndex> {
  const { sex } = child;
  const age = known(child.age_days);
  const days = Math.floor(age + 0.5);
  const inRange = sex !== null && age >= 0 && age / DAYS_PER_MONTH < UNDER_FIVE_MONTHS;
  const length = shifted(child, days);
  const weight = child.oedema ? NaN : positive(child.weight_kg);
  const byDay = (name: TableName, y: number, restricted = true): number | null =>
    inRange ? rounded(zAt(table(name, sex), days, y, restricted)) : null;
  return {
    zlen: byDay('length_height_for_age', length, false),
    zwei: byDay('weight_for_age', weight),
    zwfl:
      sex !== null && (inRange || Number.isNaN(age))
        ? forSize(sex, child, days, length, weight)
        : null,
    zbmi: byDay('bmi_for_age', bmi(weight, length)),
    zhc: byDay('head_circumference_for_age', positive(child.headc_cm), false),
    zac:
      days >= FIRST_ARM_DAYS ? byDay('arm_circumference_for_age', positive(child.armc_cm)) : null,
  };
}

/** Height, weight and BMI for age from 60 to 228 months, weight to 120 (WHO Reference 2007). */
export function fiveToNineteen(child: FiveToNineteen): ZScores<FiveToNineteenIndex> {
  const months = known(child.age_months);
  const height = positive(child.height_cm);
  const weight = child.oedema ? NaN : positive(child.weight_kg);
  const byMonth = (name: TableName, last: number, y: number, restricted = true): number | null =>
    child.sex !== null && months >= UNDER_FIVE_MONTHS && months <= last
      ? rounded(zAt(table(name, child.sex), months, y, restricted))
      : null;
  return {
    zhfa: byMonth('who2007_height_for_age', LAST_MONTHS, height, false),
    zwfa: byMonth('who2007_weight_for_age', LAST_WEIGHT_MONTHS, weight),
    zbfa: byMonth('who2007_bmi_for_age', LAST_MONTHS, bmi(weight, height)),
  };
}

/** BMI, kg/m2; NaN when either is missing. */
export function bmi(weightKg: number, heightCm: number): number {
  return weightKg / (heightCm / 100) ** 2;
}

/** The unrounded z of `y` where a table has its index, between two rows linearly; NaN for a missing `y`. */
export function zAt(lms: LmsTable, index: number, y: number, restricted: boolean): number {
  return zAtRow(lms, index - lms.first, y, restricted);
}

/** As `zAt`, by row: whole rows, or a share of the way to the next. */
export function zAtRow(lms: LmsTable, row: number, y: number, restricted: boolean): number {
  if (!(row >= 0 && row <= lms.count - 1)) return NaN;
  const power = between(lms.power, row);
  const median = between(lms.median, row);
  const variation = between(lms.variation, row);
  const z = ((y / median) ** power - 1) / (variation * power);
  if (!restricted || !(Math.abs(z) > 3)) return z;
  const side = Math.sign(z);
  const sd = (count: number): number =>
    median * (1 + power * variation * side * count) ** (1 / power);
  return 3 * side + (y - sd(3)) / Math.abs(sd(3) - sd(2));
}

/** Two decimals, a half to the even digit, never minus zero; null for none or infinite. */
export function rounded(z: number): number | null {
  return Number.isFinite(z) ? rint(z * 100) / 100 + 0 : null;
}

function between(column: Float64Array, row: number): number {
  const below = Math.floor(row);
  const low = column[below] ?? NaN;
  return row === below ? low : low + ((column[below + 1] ?? NaN) - low) * (row - below);
}

function known(value: number | null): number {
  return value ?? NaN;
}

function positive(value: number | null): number {
  return value !== null && value > 0 ? value : NaN;
}

/** Length or height as the table of that age expects it: 0.7 cm between lying and standing. */
function shifted(child: UnderFive, days: number): number {
  const length = positive(child.lenhei_cm);
  if (child.standing === true && days < STANDING_FROM_DAYS && !isC9mo(child)) {
    return length + SHIFT_CM;
  }
  return child.standing === false && days >= STANDING_FROM_DAYS ? length - SHIFT_CM : length;
}

function forSize(
  sex: JenisKelamin,
  child: UnderFive,
  days: number,
  length: number,
  weight: number,
): number | null {
  const byAge = Number.isNaN(days) ? child.standing : days >= STANDING_FROM_DAYS;
  const stands = byAge ?? length >= HEIGHT_FROM_CM;
  const lms = table(stands ? 'weight_for_height' : 'weight_for_length', sex);
  return rounded(zAtRow(lms, length * 10 - lms.first * 10, weight, true));
}
