import { isDate, type IsoDate, parts } from '../kernel/dates';

const LENGTH = 16;
/** The register adds 40 to the day of birth of women. */
const FEMALE_DAY_SHIFT = 40;

/** What a NIK says of its holder; the century is not in it. */
export interface NikBirth {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly jenisKelamin: 'L' | 'P';
}

export type NikWarning =
  'nik_bukan_16_angka' | 'nik_tidak_terbaca' | 'nik_tanggal_berbeda' | 'nik_kelamin_berbeda';

/** "3328 0101 0190 1207": how people write it. */
export function groupNik(text: string): string {
  return (digitsOf(text).match(/.{1,4}/g) ?? []).join(' ');
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '').slice(0, LENGTH);
}

export function decodeNik(nik: string): NikBirth | null {
  if (nik.length !== LENGTH) return null;
  const [first, month, year] = [6, 8, 10].map((at) => Number(nik.slice(at, at + 2))) as [
    number,
    number,
    number,
  ];
  const jenisKelamin = first > FEMALE_DAY_SHIFT ? 'P' : 'L';
  const day = first - (jenisKelamin === 'P' ? FEMALE_DAY_SHIFT : 0);
  const pad = (value: number): string => String(value).padStart(2, '0');
  // A leap year, so that 29 February is a date whatever the century.
  return isDate(`2000-${pad(month)}-${pad(day)}`) ? { day, month, year, jenisKelamin } : null;
}

/** What disagrees; warnings only, a NIK never blocks (R17). */
export function checkNik(
  nik: string,
  birth: IsoDate | null,
  sex: 'L' | 'P' | null,
): readonly NikWarning[] {
  if (nik.length !== LENGTH) return ['nik_bukan_16_angka'];
  const read = decodeNik(nik);
  if (read === null) return ['nik_tidak_terbaca'];
  const found: NikWarning[] = [];
  if (birth !== null && !sameBirth(read, birth)) found.push('nik_tanggal_berbeda');
  if (sex !== null && read.jenisKelamin !== sex) found.push('nik_kelamin_berbeda');
  return found;
}

function sameBirth(read: NikBirth, birth: IsoDate): boolean {
  const { year, month, day } = parts(birth);
  return read.day === day && read.month === month && read.year === year % 100;
}

/** `3328 **** **** 1207` (R52). */
export function maskNik(nik: string): string {
  if (nik.length === LENGTH) return `${nik.slice(0, 4)} **** **** ${nik.slice(-4)}`;
  return nik.length > 4 ? `**** ${nik.slice(-4)}` : '****';
}
