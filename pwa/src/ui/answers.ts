import type { Kind, Line, Question } from './catalog';
import { dateOfDigits } from './components/date-question';
import { loadEngine } from './engine';
import { LAYANAN as WORDS } from './teks/kunjungan';
import type { Problem } from '../domain/layanan';
import { sentence } from '../state/sentences';

/** Answers as typed: numbers and dates stay texts until they are sent, so that a draft keeps "8,". */
export type Typed = Readonly<Record<string, unknown>>;

export interface Checked {
  /** Answers in the shapes of the catalogue; an empty question is an absent key. */
  readonly answers: Record<string, unknown>;
  readonly problem: string;
  /** A figure outside the usual range, or two answers that do not fit: asked once (R15). */
  readonly doubt: string;
}

export function numberOf(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

/** A point whose accuracy the phone did not tell has no such key. */
function withoutNulls(typed: unknown): unknown {
  if (typeof typed !== 'object' || typed === null) return typed;
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null));
}

/** One answer as the catalogue shapes it; what cannot be read stays a text and is refused in words. */
function shaped(question: Question, typed: unknown): unknown {
  switch (question.type) {
    case 'bilangan':
    case 'angka_desimal':
      return numberOf(String(typed)) ?? typed;
    case 'tanggal':
      return dateOfDigits(String(typed)) ?? typed;
    case 'lokasi':
      return withoutNulls(typed);
    case 'teks':
      return String(typed).trim();
    case 'ya_tidak':
    case 'pilihan':
      return typed;
  }
}

export function shape(line: Line, typed: Typed): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const question of line.questions) {
    const given = typed[question.id];
    if (!isEmpty(given)) answers[question.id] = shaped(question, given);
  }
  return answers;
}

/** A limit that is not set reads "berapa pun"; every other parameter is a text or a figure. */
function shown(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return WORDS.unlimited;
}

function words({ code, params }: Problem): string {
  const entries = Object.entries(params).map(([key, value]) => [key, shown(value)] as const);
  return sentence({ code, params: Object.fromEntries(entries) });
}

/** Checks with the rules of the catalogue, the same that the server uses. */
export async function checkAnswers(line: Line, kind: Kind, typed: Typed): Promise<Checked> {
  const { validateAnswers } = await loadEngine();
  const answers = shape(line, typed);
  const problems = validateAnswers(line, answers, kind);
  const first = (severity: Problem['severity']): string => {
    const found = problems.find((problem) => problem.severity === severity);
    return found ? words(found) : '';
  };
  return { answers, problem: first('keras'), doubt: first('lunak') };
}
