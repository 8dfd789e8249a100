import packed from './tables.json';

/** One WHO table of one sex: row 0 belongs to index `first`; L, M and S by row. */
export interface LmsTable {
  readonly first: number;
  readonly count: number;
  readonly power: Float64Array;
  readonly median: Float64Array;
  readonly variation: Float64Array;
}

/** Boys (L, laki-laki) and girls (P, perempuan), as everywhere in the registers. */
export type JenisKelamin = 'L' | 'P';

export type TableName = keyof typeof packed.tables;

export const TABLE_VERSION: string = packed.version;
export const DAYS_PER_MONTH = 30.4375;
export const STANDING_FROM_DAYS = 731;

const unpacked = new Map<string, LmsTable>();

/** A table, unpacked at its first use (about 1 ms) and kept. */
export function table(name: TableName, sex: JenisKelamin): LmsTable {
  const key = `${name}/${sex}`;
  const known = unpacked.get(key);
  if (known !== undefined) return known;
  const { first, count, [sex]: columns } = packed.tables[name];
  const made: LmsTable = {
    first,
    count,
    power: unpackColumn(columns.l, count, 10_000),
    median: unpackColumn(columns.m, count, 10_000),
    variation: unpackColumn(columns.s, count, 100_000),
  };
  unpacked.set(key, made);
  return made;
}

/** Second differences, a character each (code less 64) or ~number~, back to figures. */
function unpackColumn(text: string, count: number, scale: number): Float64Array {
  const values = new Float64Array(count);
  let place = 0;
  let step = 0;
  let value = 0;
  for (let row = 0; row < count; row += 1) {
    let bend = text.charCodeAt(place) - 64;
    let next = place + 1;
    if (text[place] === '~') {
      next = text.indexOf('~', place + 1) + 1;
      bend = Number(text.slice(place + 1, next - 1));
    }
    place = next;
    step += bend;
    value += step;
    values[row] = value / scale;
  }
  return values;
}

/** The day row of a completed month, 0 to 60; a half day goes to the even day (months 8, 24, 40, 56). */
export function tableDay(months: number, standing: boolean): number {
  return months === 24 && standing ? STANDING_FROM_DAYS : rint(months * DAYS_PER_MONTH);
}

/** The nearest whole number, a half to the even one, as the server rounds. */
export function rint(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}
