import { holds } from './engine';
import { applies, type Answers, type Kind, type Line, type Question } from './types';

export type Severity = 'keras' | 'lunak';

/** One finding about one answer; `code` has its sentence in `contracts/galat.json`. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly question: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export const SEALED_LINE = 'TRA-02';
const MAX_LENGTH = 300;
const LATITUDES = [-11.5, 6.5] as const;
const LONGITUDES = [94.5, 141.5] as const;

/**
 * Every problem of the answers, in the order of the questions; twin of `simpul.layanan.answers`.
 * `kind` is what the kader is doing with a line of several kinds (default: the first).
 */
export function validateAnswers(
  line: Line,
  answers: Readonly<Record<string, unknown>>,
  kind: Kind = line.kinds[0],
): Problem[] {
  const problems = [...unknownQuestions(line, answers)];
  for (const question of line.questions) {
    if (question.id in answers) {
      problems.push(...checkAnswer(question, answers[question.id], line.rahasia === true));
    } else if (question.required !== undefined && applies(question, kind)) {
      problems.push(hard('layanan.jawaban_wajib', question));
    }
  }
  if (problems.some(({ severity }) => severity === 'keras')) return problems;
  return [...problems, ...failedChecks(line, answers as Answers)];
}

/** The problems of one answer; a screen calls it at each key press. */
export function checkAnswer(question: Question, answer: unknown, sealed: boolean): Problem[] {
  switch (question.type) {
    case 'ya_tidak':
      return typeof answer === 'boolean' ? [] : [shape(question)];
    case 'pilihan':
      return checkOption(question, answer, sealed);
    case 'teks':
      return checkText(question, answer);
    case 'tanggal':
      return checkDate(question, answer);
    case 'lokasi':
      return checkLocation(question, answer);
    case 'bilangan':
    case 'angka_desimal':
      return checkNumber(question, answer);
  }
}

function unknownQuestions(line: Line, answers: Readonly<Record<string, unknown>>): Problem[] {
  const known = new Set(line.questions.map(({ id }) => id));
  return Object.keys(answers)
    .filter((key) => !known.has(key))
    .sort()
    .map((key) => ({
      code: 'layanan.pertanyaan_tidak_dikenal',
      severity: 'keras',
      question: key,
      params: { pertanyaan: key },
    }));
}

function failedChecks(line: Line, answers: Answers): Problem[] {
  return (line.checks ?? [])
    .filter((check) => holds(check.bila, answers, {}))
    .map((check) => ({
      code: 'layanan.periksa_lagi',
      severity: 'lunak',
      question: check.id,
      params: { teks: check.text },
    }));
}

function checkOption(question: Question, answer: unknown, sealed: boolean): Problem[] {
  if (typeof answer !== 'string') return [shape(question)];
  const option = question.options?.find(({ id }) => id === answer);
  if (!option) return [hard('layanan.pilihan_tidak_dikenal', question, { jawaban: answer })];
  if (option.rahasia === true && !sealed) {
    return [hard('layanan.lewat_rahasia', question, { baris: SEALED_LINE })];
  }
  return [];
}

function checkText(question: Question, answer: unknown): Problem[] {
  if (typeof answer !== 'string' || answer.trim() === '') return [shape(question)];
  const max = question.max_length ?? MAX_LENGTH;
  // Counted in characters as people see them in Python, not in UTF-16 halves.
  return Array.from(answer).length > max
    ? [hard('layanan.teks_terlalu_panjang', question, { max })]
    : [];
}

function checkDate(question: Question, answer: unknown): Problem[] {
  if (typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return [shape(question)];
  return dateExists(answer) ? [] : [hard('layanan.tanggal_tidak_ada', question)];
}

function dateExists(iso: string): boolean {
  const year = Number(iso.slice(0, 4));
  const month = Number(iso.slice(5, 7));
  const day = Number(iso.slice(8, 10));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function checkLocation(question: Question, answer: unknown): Problem[] {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    return [shape(question)];
  }
  const place = answer as Readonly<Record<string, unknown>>;
  const keys = Object.keys(place);
  const fits = keys.every((key) => ['lat', 'lon', 'akurasi_m'].includes(key));
  const { lat, lon } = place;
  if (!fits || !keys.every((key) => isNumber(place[key])) || !isNumber(lat) || !isNumber(lon)) {
    return [shape(question)];
  }
  const inside = within(lat, ...LATITUDES) && within(lon, ...LONGITUDES);
  return inside ? [] : [hard('layanan.lokasi_di_luar_indonesia', question)];
}

function checkNumber(question: Question, answer: unknown): Problem[] {
  const { min, max, warn_min, warn_max } = question;
  const satuan = question.unit ?? '';
  if (!isNumber(answer) || (question.type === 'bilangan' && !Number.isInteger(answer))) {
    return [shape(question)];
  }
  if (!within(answer, min, max)) {
    const limits = { min: min ?? null, max: max ?? null, satuan };
    return [hard('layanan.angka_di_luar_batas', question, limits)];
  }
  if (within(answer, warn_min, warn_max)) return [];
  const params = { pertanyaan: question.text, jawaban: answer, satuan };
  return [{ code: 'layanan.angka_tidak_biasa', severity: 'lunak', question: question.id, params }];
}

function within(value: number, low = -Infinity, high = Infinity): boolean {
  return value >= low && value <= high;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) < 1e15;
}

function shape(question: Question): Problem {
  return hard('layanan.jawaban_bentuk', question, { jenis: question.type });
}

function hard(
  code: string,
  question: Question,
  params: Readonly<Record<string, unknown>> = {},
): Problem {
  return {
    code,
    severity: 'keras',
    question: question.id,
    params: { pertanyaan: question.text, ...params },
  };
}
