import { cm, kg } from './numbers';

/** `hard` cannot be saved; `soft` asks once and is then saved with its code in `dikonfirmasi`. */
export interface Finding {
  readonly level: 'hard' | 'soft';
  readonly code: string;
  readonly sentence: string;
  readonly suggestion: { readonly beratG?: number; readonly panjangMm?: number } | null;
}

/** Limits of R15 for children under five, in one table; the server refuses by the same figures. */
export const LIMITS = {
  beratG: { least: 500, most: 40_000 },
  panjangMm: { least: 380, most: 1300 },
  /** A fall of more than one centimetre asks for a second measuring (F1). */
  panjangTurunMm: 10,
  /** Monthly change beyond this share of the last weight is asked about. */
  beratBerubah: 0.25,
  z: { bb_u: [-6, 5], tb_u: [-6, 6], bb_tb: [-5, 5] },
} as const;

export interface CheckInput {
  readonly nama: string;
  readonly ageMonths: number;
  readonly beratG: number | null;
  readonly panjangMm: number | null;
  readonly last: { readonly beratG: number | null; readonly panjangMm: number | null } | null;
  readonly z: {
    readonly bb_u: number | null;
    readonly tb_u: number | null;
    readonly bb_tb: number | null;
  } | null;
}

/** What a kader should look at again before saving a weighing; empty when all is plausible. */
export function checkWeighing(input: CheckInput): readonly Finding[] {
  const found = [checkWeight(input), checkLength(input), checkFall(input), checkChange(input)];
  const findings = found.filter((each) => each !== null);
  const certain = findings.some((each) => each.level === 'hard');
  return certain || findings.length > 0 ? findings : checkScores(input);
}

function within(value: number, limit: { readonly least: number; readonly most: number }): boolean {
  return value >= limit.least && value <= limit.most;
}

/** A figure ten times too large or small is almost always a lost comma (89 for 8,9). */
function shifted(value: number, limit: { least: number; most: number }): number | null {
  const tenth = Math.round(value / 10);
  if (value > limit.most && within(tenth, limit)) return tenth;
  return value < limit.least && within(value * 10, limit) ? value * 10 : null;
}

function checkWeight(input: CheckInput): Finding | null {
  const value = input.beratG;
  if (value === null || (within(value, LIMITS.beratG) && !tooHeavy(input))) return null;
  const guess = shifted(value, LIMITS.beratG) ?? (tooHeavy(input) ? Math.round(value / 10) : null);
  const word = value > LIMITS.beratG.least ? 'terlalu berat' : 'terlalu ringan';
  const ask = guess === null ? 'Timbang sekali lagi, ya?' : `Maksudnya ${kg(guess)} kg?`;
  return {
    level: within(value, LIMITS.beratG) ? 'soft' : 'hard',
    code: 'berat_di_luar_batas',
    sentence: `${kg(value)} kg ${word} untuk anak ${input.ageMonths} bulan. ${ask}`,
    suggestion: guess === null ? null : { beratG: guess },
  };
}

/** 35 kg is possible for a child of five, never for a baby: three times the last weight is a lost comma. */
function tooHeavy(input: CheckInput): boolean {
  const { beratG, last, ageMonths } = input;
  if (beratG === null) return false;
  const usual = last?.beratG ?? (ageMonths < 12 ? 6000 : 4000 + ageMonths * 300);
  return beratG > usual * 3;
}

function checkLength(input: CheckInput): Finding | null {
  const value = input.panjangMm;
  if (value === null || within(value, LIMITS.panjangMm)) return null;
  const metres = within(value * 100, LIMITS.panjangMm) ? value * 100 : null;
  const guess = shifted(value, LIMITS.panjangMm) ?? metres;
  const word = value > LIMITS.panjangMm.most ? 'terlalu panjang' : 'terlalu pendek';
  const ask = guess === null ? 'Ukur sekali lagi, ya?' : `Maksudnya ${cm(guess)} cm?`;
  return {
    level: 'hard',
    code: 'panjang_di_luar_batas',
    sentence: `${cm(value)} cm ${word} untuk anak ${input.ageMonths} bulan. ${ask}`,
    suggestion: guess === null ? null : { panjangMm: guess },
  };
}

function checkFall(input: CheckInput): Finding | null {
  const before = input.last?.panjangMm ?? null;
  if (before === null || input.panjangMm === null) return null;
  if (before - input.panjangMm <= LIMITS.panjangTurunMm) return null;
  return {
    level: 'soft',
    code: 'panjang_turun',
    sentence: `Dulu ${cm(before)} cm, sekarang ${cm(input.panjangMm)} cm. Ukur sekali lagi, ya?`,
    suggestion: null,
  };
}

function checkChange(input: CheckInput): Finding | null {
  const before = input.last?.beratG ?? null;
  if (before === null || input.beratG === null || tooHeavy(input)) return null;
  const change = Math.abs(input.beratG - before);
  if (change <= Math.max(1000, before * LIMITS.beratBerubah)) return null;
  return {
    level: 'soft',
    code: 'berat_berubah_jauh',
    sentence: `Dulu ${kg(before)} kg, sekarang ${kg(input.beratG)} kg. Benar segitu?`,
    suggestion: null,
  };
}

const SCORE_WORDS = {
  bb_u: ['berat_jauh_dari_umur', 'Berat ini jauh dari anak seumurnya. Timbang sekali lagi, ya?'],
  tb_u: ['panjang_jauh_dari_umur', 'Panjang ini jauh dari anak seumurnya. Ukur sekali lagi, ya?'],
  bb_tb: ['berat_jauh_dari_panjang', 'Berat dan panjang ini tidak cocok. Ukur sekali lagi, ya?'],
} as const;

function checkScores(input: CheckInput): readonly Finding[] {
  const { z } = input;
  if (z === null) return [];
  return (['bb_u', 'tb_u', 'bb_tb'] as const)
    .filter((index) => {
      const value = z[index];
      return value !== null && (value < LIMITS.z[index][0] || value > LIMITS.z[index][1]);
    })
    .map((index) => ({
      level: 'soft',
      code: SCORE_WORDS[index][0],
      sentence: SCORE_WORDS[index][1],
      suggestion: null,
    }));
}
