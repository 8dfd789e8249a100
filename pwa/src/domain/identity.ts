import { daysBetween, type IsoDate } from '../kernel/dates';

/** Spelling old and new, and letters that Indonesian mouths do not keep apart; applied in this order. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['oe', 'u'],
  ['dj', 'j'],
  ['tj', 'c'],
  ['sj', 'sy'],
  ['nj', 'ny'],
  ['kh', 'k'],
  ['th', 't'],
  ['dh', 'd'],
  ['ph', 'f'],
  ['v', 'f'],
  ['z', 's'],
  ['sy', 's'],
  ['o', 'u'],
];

/** From this score on the kader is asked whether it is the same person. */
export const LIKELY = 60;
const NEAR_DAYS = 31;
const NEAR_ESTIMATED_DAYS = 92;

/** The name as it sounds, equal to `simpul.warga.rules.sound_key`: Aisyah and Aisah give one key. */
export function soundKey(name: string): string {
  const spaced = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[-/.]/g, ' ')
    .replace(/[^a-z ]+/g, '');
  const sounded = SOUNDS.reduce((text, [old, now]) => text.replaceAll(old, now), spaced);
  return sounded
    .replace(/([a-z])\1+/g, '$1')
    .replace(/(?<=[aiueo])h(?![aiueo])/g, '')
    .split(' ')
    .filter((word) => word !== '')
    .join(' ');
}

/** What is compared; names are sound keys, `ibu` empty when unknown. */
export interface Traits {
  readonly nama: string;
  readonly tanggalLahir: IsoDate;
  readonly perkiraan: boolean;
  readonly jenisKelamin: 'L' | 'P';
  readonly ibu: string;
}

/** 0 to 100; equal to `simpul.warga.rules.duplicate_score`. */
export function duplicateScore(a: Traits, b: Traits): number {
  if (a.jenisKelamin !== b.jenisKelamin) return 0;
  const name = nameScore(a.nama, b.nama);
  if (name === 0) return 0;
  return Math.min(100, name + birthScore(a, b) + motherScore(a.ibu, b.ibu));
}

function nameScore(a: string, b: string): number {
  if (a === b) return 50;
  const [first, second] = [words(a), words(b)];
  const shared = [...new Set(first)].filter((word) => second.includes(word)).length;
  if (shared === 0) return 0;
  return shared === Math.min(first.length, second.length) ? 40 : 20;
}

function words(key: string): string[] {
  return key.split(' ').filter((word) => word !== '');
}

function birthScore(a: Traits, b: Traits): number {
  const apart = Math.abs(daysBetween(a.tanggalLahir, b.tanggalLahir));
  if (apart === 0) return 30;
  return apart <= (a.perkiraan || b.perkiraan ? NEAR_ESTIMATED_DAYS : NEAR_DAYS) ? 15 : 0;
}

function motherScore(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  return nameScore(a, b) > 0 ? 20 : -20;
}
