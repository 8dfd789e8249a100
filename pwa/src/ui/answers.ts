import type { Question } from './catalog';
import { dateOfDigits } from './components/date-question';
import { LAYANAN as WORDS } from './teks/kunjungan';

/** Answers as typed: numbers and dates stay texts until they are sent, so that a draft keeps "8,". */
export type Typed = Readonly<Record<string, unknown>>;

export interface Checked {
  /** Answers in the shapes of the catalogue; an empty question is an absent key. */
  readonly answers: Record<string, unknown>;
  readonly problem: string;
  /** A figure outside the usual range: asked once (R15). */
  readonly doubt: string;
}

export function numberOf(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

type Read = { readonly value: unknown } | { readonly problem: string };

function readNumber(question: Question, text: string): Read {
  const value = numberOf(text);
  const whole = question.type === 'bilangan' && value !== null && !Number.isInteger(value);
  if (value === null || whole) return { problem: WORDS.needNumber(question.text) };
  const { min, max, unit = '' } = question;
  if (typeof min === 'number' && value < min) {
    return { problem: WORDS.tooSmall(question.text, `${min} ${unit}`.trim()) };
  }
  if (typeof max === 'number' && value > max) {
    return { problem: WORDS.tooBig(question.text, `${max} ${unit}`.trim()) };
  }
  return { value };
}

function read(question: Question, typed: unknown): Read {
  if (question.type === 'bilangan' || question.type === 'angka_desimal') {
    return readNumber(question, String(typed));
  }
  if (question.type === 'tanggal') {
    const date = dateOfDigits(String(typed));
    return date === null ? { problem: WORDS.needDate(question.text) } : { value: date };
  }
  if (question.type === 'lokasi') return { value: withoutNulls(typed) };
  return { value: typeof typed === 'string' ? typed.trim() : typed };
}

/** A point whose accuracy the phone did not tell has no such key. */
function withoutNulls(typed: unknown): unknown {
  if (typeof typed !== 'object' || typed === null) return typed;
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null));
}

function unusual(question: Question, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  const { warn_min: least, warn_max: most } = question;
  return (typeof least === 'number' && value < least) || (typeof most === 'number' && value > most);
}

/** Reads every typed answer; stops at the first that cannot be meant. */
export function readAnswers(questions: readonly Question[], typed: Typed): Checked {
  const answers: Record<string, unknown> = {};
  let doubt = '';
  for (const question of questions) {
    const given = typed[question.id];
    if (isEmpty(given)) {
      if (question.required) return { answers, doubt, problem: WORDS.missing(question.text) };
      continue;
    }
    const result = read(question, given);
    if ('problem' in result) return { answers, doubt, problem: result.problem };
    answers[question.id] = result.value;
    if (unusual(question, result.value)) doubt ||= WORDS.sure(question.text, String(given));
  }
  return { answers, doubt, problem: '' };
}
