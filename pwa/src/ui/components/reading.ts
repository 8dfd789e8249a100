/** What the own keypad holds: the text as typed, with a comma; and what it means in the smallest unit. */

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | ',' | 'hapus';

export interface Measure {
  readonly unit: 'kg' | 'cm';
  /** Digits behind the comma that make the smallest unit: kg to grams 3, cm to millimetres 1. */
  readonly scale: 1 | 3;
  /** Digits behind the comma that may be typed. */
  readonly decimals: 1 | 2;
}

export const WEIGHT: Measure = { unit: 'kg', scale: 3, decimals: 2 };
export const LENGTH: Measure = { unit: 'cm', scale: 1, decimals: 1 };

const MAX_WHOLE_DIGITS = 4;

/** The text after one key. A key that cannot be meant changes nothing, so no beep and no error is needed. */
export function press(text: string, key: Key, measure: Measure): string {
  if (key === 'hapus') return text.slice(0, -1);
  const [whole = '', fraction] = text.split(',');
  if (key === ',') return fraction === undefined ? `${whole === '' ? '0' : whole},` : text;
  if (fraction !== undefined) return fraction.length < measure.decimals ? text + key : text;
  if (whole === '0') return key;
  return whole.length < MAX_WHOLE_DIGITS ? text + key : text;
}

/** "8,9" and "8.9" in the smallest unit (8900 grams, 735 millimetres); null when it is not a figure. */
export function parse(text: string, measure: Measure): number | null {
  const match = /^(\d{1,4})(?:[.,](\d*))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = (match[2] ?? '').slice(0, measure.scale).padEnd(measure.scale, '0');
  return Number(match[1]) * 10 ** measure.scale + Number(fraction === '' ? 0 : fraction);
}

/** 8900 grams as "8,9", 9000 as "9,0": how a figure that is corrected returns to the keypad. */
export function write(value: number, measure: Measure): string {
  const whole = Math.floor(value / 10 ** measure.scale);
  const rest = String(value % 10 ** measure.scale).padStart(measure.scale, '0');
  const fraction = rest.replace(/0+$/, '').slice(0, measure.decimals);
  return `${whole},${fraction === '' ? '0' : fraction}`;
}

/** The key of a pressed key of a real keyboard; a point is a comma (R13). */
export function keyOf(event: { readonly key: string }): Key | null {
  if (/^\d$/.test(event.key)) return event.key as Key;
  if (event.key === ',' || event.key === '.') return ',';
  return event.key === 'Backspace' ? 'hapus' : null;
}
