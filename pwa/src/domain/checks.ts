import { cm, kg } from './numbers';

/** `hard` cannot be saved; `soft` asks once and is then saved with its code in `dikonfirmasi`. */
export interface Finding {
  readonly level: 'hard' | 'soft';
  readonly code: string;
  readonly sentence: string;
  readonly suggestion: { readonly beratG?: number; readonly panjangMm?: number } | null;
}

interface Limit {
  readonly least: number;
  readonly most: number;
}

/** Hard limits by age group, the same table as `simpul.kunjungan.rules.limits`; grams and millimetres. */
const GROUPS = {
  balita: { berat: [500, 40_000], panjang: [300, 1400], lila: [50, 300], kepala: [200, 650] },
  anak: { berat: [5000, 150_000], panjang: [600, 2200], lila: [50, 600], kepala: [300, 700] },
  dewasa: { berat: [20_000, 250_000], panjang: [900, 2200], lila: [100, 600], kepala: [400, 700] },
} as const;

/** Asked about, never refused: beyond these a child under five was probably misread (R15, F1). */
export const SOFT = {
  panjangMm: { least: 380, most: 1300 },
  panjangTurunMm: 10,
  beratBerubahG: 1000,
  beratBerubahBagian: 0.25,
  z: { bb_u: [-6, 5], tb_u: [-6, 6], bb_tb: [-5, 5] },
} as const;

function limitOf(ageMonths: number, size: keyof (typeof GROUPS)['balita']): Limit {
  const older = ageMonths < 18 * 12 ? GROUPS.anak : GROUPS.dewasa;
  const [least, most] = (ageMonths <= 59 ? GROUPS.balita : older)[size];
  return { least, most };
}

export interface CheckInput {
  readonly nama: string;
  readonly ageMonths: number;
  readonly beratG: number | null;
  readonly panjangMm: number | null;
  readonly lilaMm: number | null;
  readonly lingkarKepalaMm: number | null;
  readonly last: { readonly beratG: number | null; readonly panjangMm: number | null } | null;
  readonly z: {
    readonly bb_u: number | null;
    readonly tb_u: number | null;
    readonly bb_tb: number | null;
  } | null;
}

/** What a kader should look at again before saving a weighing; empty when all is plausible. */
export function checkWeighing(input: CheckInput): readonly Finding[] {
  const found = [
    checkWeight(input),
    checkLength(input),
    checkTape(input, 'lila', input.lilaMm),
    checkTape(input, 'kepala', input.lingkarKepalaMm),
    checkFall(input),
    checkChange(input),
  ];
  const findings = found.filter((each) => each !== null);
  return findings.length > 0 ? findings : checkScores(input);
}

function within(value: number, limit: Limit): boolean {
  return value >= limit.least && value <= limit.most;
}

/** A figure ten times too large or small is almost always a lost comma (89 for 8,9). */
function shifted(value: number, limit: Limit): number | null {
  const tenth = Math.round(value / 10);
  if (value > limit.most && within(tenth, limit)) return tenth;
  return value < limit.least && within(value * 10, limit) ? value * 10 : null;
}

function checkWeight(input: CheckInput): Finding | null {
  const value = input.beratG;
  const limit = limitOf(input.ageMonths, 'berat');
  if (value === null || (within(value, limit) && !tooHeavy(input))) return null;
  const guess = shifted(value, limit) ?? (tooHeavy(input) ? Math.round(value / 10) : null);
  const word = value > limit.least ? 'terlalu berat' : 'terlalu ringan';
  const ask = guess === null ? 'Timbang sekali lagi, ya?' : `Maksudnya ${kg(guess)} kg?`;
  return {
    level: within(value, limit) ? 'soft' : 'hard',
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
  const hard = limitOf(input.ageMonths, 'panjang');
  const usual = input.ageMonths <= 59 ? SOFT.panjangMm : hard;
  if (value === null || within(value, usual)) return null;
  const metres = within(value * 100, usual) ? value * 100 : null;
  const guess = shifted(value, usual) ?? metres;
  const word = value > usual.most ? 'terlalu panjang' : 'terlalu pendek';
  const ask = guess === null ? 'Ukur sekali lagi, ya?' : `Maksudnya ${cm(guess)} cm?`;
  return {
    level: within(value, hard) ? 'soft' : 'hard',
    code: 'panjang_di_luar_batas',
    sentence: `${cm(value)} cm ${word} untuk anak ${input.ageMonths} bulan. ${ask}`,
    suggestion: guess === null ? null : { panjangMm: guess },
  };
}

const TAPE = { lila: 'Lingkar lengan', kepala: 'Lingkar kepala' } as const;

function checkTape(
  input: CheckInput,
  size: keyof typeof TAPE,
  value: number | null,
): Finding | null {
  if (value === null || within(value, limitOf(input.ageMonths, size))) return null;
  const code = size === 'lila' ? 'lila_di_luar_batas' : 'lingkar_kepala_di_luar_batas';
  const sentence = `${TAPE[size]} ${cm(value)} cm sepertinya salah baca. Ukur sekali lagi, ya?`;
  return { level: 'hard', code, sentence, suggestion: null };
}

function checkFall(input: CheckInput): Finding | null {
  const before = input.last?.panjangMm ?? null;
  if (before === null || input.panjangMm === null) return null;
  if (before - input.panjangMm <= SOFT.panjangTurunMm) return null;
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
  if (change <= Math.max(SOFT.beratBerubahG, before * SOFT.beratBerubahBagian)) return null;
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
      return value !== null && (value < SOFT.z[index][0] || value > SOFT.z[index][1]);
    })
    .map((index) => ({
      level: 'soft',
      code: SCORE_WORDS[index][0],
      sentence: SCORE_WORDS[index][1],
      suggestion: null,
    }));
}
