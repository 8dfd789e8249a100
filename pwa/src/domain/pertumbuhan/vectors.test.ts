import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completedMonths, daysBetween } from '../../kernel/dates';
import { SimpulError } from '../../kernel/result';
import {
  assess,
  type Anak,
  classify,
  countedWeighing,
  fiveToNineteen,
  is2t,
  isAboveOrange,
  isBgm,
  isC9mo,
  isFlagged,
  kbmG,
  type Kategori,
  type KelasIndeks,
  KMS_SD,
  kmsLinesG,
  type Metode,
  type Pengukuran,
  referral,
  type Rujukan,
  type StatusTimbang,
  tallyStatuses,
  type Timbangan,
  underFive,
  weighingStatus,
} from './index';
import { type JenisKelamin, table, tableDay, type TableName } from './tables';

const VECTORS = new URL('../../../../contracts/vectors/pertumbuhan/', import.meta.url);

function text(name: string): string {
  return readFileSync(new URL(name, VECTORS), 'utf-8');
}

function vectors(name: string): unknown {
  return JSON.parse(text(name));
}

function rows(name: string): Record<string, string>[] {
  const [header = '', ...lines] = text(name).trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((key, place) => [key, values[place] ?? '']));
  });
}

interface Case {
  readonly name: string;
  readonly method: Metode;
  readonly child: Anak;
  readonly measurement: Pengukuran;
  readonly expect: Record<string, unknown>;
  readonly error: string;
}

const number = (value: string | undefined): number | null =>
  value === undefined || value === '' ? null : Number(value);
const SEX: Record<string, JenisKelamin> = { M: 'L', F: 'P' };

function sexOf(row: Record<string, string>): JenisKelamin | null {
  return SEX[row['sex'] ?? ''] ?? null;
}

/** z with two decimals and the flag, blank where none, as WHO's packages print them. */
function printed<Index extends Parameters<typeof isFlagged>[0]>(
  z: Readonly<Record<Index, number | null>>,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const index of Object.keys(z) as Index[]) {
    const flag = isFlagged(index, z[index]);
    found[index] = z[index] === null ? '' : z[index].toFixed(2);
    found[`f${index.slice(1)}`] = flag === null ? '' : String(Number(flag));
  }
  return found;
}

describe('z-scores of WHO', () => {
  it('under five: every value, blank and flag', () => {
    const all = rows('balita_hari.csv');
    expect(all).toHaveLength(5000);
    for (const row of all) {
      const measure = row['measure'] ?? '';
      const child = {
        sex: sexOf(row),
        age_days: number(row['age_days']),
        weight_kg: number(row['weight_kg']),
        lenhei_cm: number(row['lenhei_cm']),
        standing: measure === '' ? null : measure === 'H',
        headc_cm: number(row['headc_cm']),
        armc_cm: number(row['armc_cm']),
        oedema: row['oedema'] === 'y',
      };
      const found = { ...printed(underFive(child)), c9mo_flag: String(Number(isC9mo(child))) };
      expect({ ...row, ...found }).toEqual(row);
    }
  });

  it('5 to 19 years: every value, blank and flag', () => {
    const all = rows('usia_5_19.csv');
    expect(all).toHaveLength(5000);
    for (const row of all) {
      const z = fiveToNineteen({
        sex: sexOf(row),
        age_months: number(row['age_months']),
        weight_kg: number(row['weight_kg']),
        height_cm: number(row['height_cm']),
        oedema: row['oedema'] === 'y',
      });
      expect({ ...row, ...printed(z) }).toEqual(row);
    }
  });

  it('monthly rows are those of the regulation', () => {
    const all = rows('baris_bulanan.csv');
    expect(all).toHaveLength(828);
    for (const row of all) {
      const name = row['indeks'] as TableName;
      const bulan = row['bulan'] ?? '';
      const lms = table(name, row['jenis_kelamin'] as JenisKelamin);
      const month = parseInt(bulan, 10);
      const place = name.startsWith('who2007') ? month - 60 : tableDay(month, bulan.endsWith('H'));
      const found = [lms.power[place], lms.median[place], lms.variation[place]];
      expect([name, bulan, ...found]).toEqual([
        name,
        bulan,
        Number(row['l']),
        Number(row['m']),
        Number(row['s']),
      ]);
    }
  });
});

describe('assessments', () => {
  const worked = vectors('bulan_penuh.json') as { cases: Case[]; refused: Case[] };

  it.each(worked.cases)('$name', (example) => {
    const result = assess(example.child, example.measurement, example.method);
    expect(result).toMatchObject(example.expect);
  });

  it.each(worked.refused)('refused: $name', (example) => {
    let code = '';
    try {
      assess(example.child, example.measurement, example.method);
    } catch (error) {
      code = error instanceof SimpulError ? error.code : String(error);
    }
    expect(code).toBe(example.error);
  });

  it('whole results equal the server', () => {
    const all = vectors('penilaian.json') as Case[];
    expect(all).toHaveLength(560);
    for (const example of all) {
      const result = assess(example.child, example.measurement, example.method);
      expect(JSON.parse(JSON.stringify(result))).toEqual(example.expect);
      expect(Object.keys(result)).toEqual(Object.keys(example.expect));
    }
  });

  it('ages', () => {
    const { cases } = vectors('usia.json') as { cases: [string, string, number, number][] };
    for (const [birth, day, months, days] of cases) {
      expect([birth, day, completedMonths(birth, day), daysBetween(birth, day)]).toEqual([
        birth,
        day,
        months,
        days,
      ]);
    }
  });
});

describe('categories and card', () => {
  const limits = vectors('kategori.json') as {
    classes: [KelasIndeks, number | null, Kategori | null][];
    lines: [number | null, boolean | null, boolean | null][];
  };
  const status = vectors('status.json') as {
    kbm_l: [(number | null)[]];
    kbm_p: [(number | null)[]];
    status: { name: string; weighing: Parameters<typeof weighingStatus>[0]; status: string }[];
    dua_t: { now: StatusTimbang | null; bulan_lalu: StatusTimbang | null; dua_t: boolean }[];
    counted: {
      name: string;
      weighings: Timbangan[];
      tahun: number;
      bulan: number;
      counted: Timbangan | null;
    }[];
    referral: (Parameters<typeof referral>[1] & {
      status: StatusTimbang | null;
      rujukan: Rujukan | null;
    })[];
    tally: { statuses: (StatusTimbang | null)[]; tally: Record<string, number> }[];
  };

  it.each(limits.classes)('%s at %s is %s', (index, z, kategori) => {
    expect(classify(index, z)).toBe(kategori);
  });

  it.each(limits.lines)('BB/U %s: red %s, orange %s', (z, bgm, orange) => {
    expect([isBgm(z), isAboveOrange(z)]).toEqual([bgm, orange]);
  });

  it('KBM of every month', () => {
    expect(status.kbm_l[0].map((_, month) => kbmG('L', month))).toEqual(status.kbm_l[0]);
    expect(status.kbm_p[0].map((_, month) => kbmG('P', month))).toEqual(status.kbm_p[0]);
  });

  it.each(status.status)('$name', (example) => {
    expect(weighingStatus(example.weighing)).toBe(example.status);
  });

  it('2T, the weighing that counts, referral, tally', () => {
    for (const { now, bulan_lalu, dua_t } of status.dua_t)
      expect(is2t(now, bulan_lalu)).toBe(dua_t);
    for (const { weighings, tahun, bulan, counted } of status.counted)
      expect(countedWeighing(weighings, tahun, bulan)).toEqual(counted);
    for (const example of status.referral)
      expect(referral(example.status, example)).toBe(example.rujukan);
    for (const { statuses, tally } of status.tally) expect(tallyStatuses(statuses)).toEqual(tally);
  });

  it('lines of the KMS curve', () => {
    const lines = vectors('kms.json') as {
      printed: [JenisKelamin, number, (typeof KMS_SD)[number], number][];
      L: number[][];
      P: number[][];
    };
    expect(kmsLinesG('L')).toEqual(lines.L);
    expect(kmsLinesG('P')).toEqual(lines.P);
    for (const [sex, month, sd, kg] of lines.printed) {
      const grams = kmsLinesG(sex)[month]?.[KMS_SD.indexOf(sd)] ?? NaN;
      expect(Math.round(grams / 100) / 10).toBe(kg);
    }
  });
});
