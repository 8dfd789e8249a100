import words from '../../../contracts/galat.json';
import { longDate } from '../kernel/dates';
import type { Failure } from '../kernel/result';

const SENTENCES: Readonly<Record<string, string>> = words;

/** The plain sentence of a failure (R16): what happened, what is safe, what to do. Never a code. */
export function sentence({ code, params }: Failure): string {
  const template = SENTENCES[code] ?? SENTENCES['umum.tidak_dikenal'] ?? '';
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : inWords(String(value));
  });
}

/** A date as people write it. */
function inWords(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? longDate(value) : value;
}
