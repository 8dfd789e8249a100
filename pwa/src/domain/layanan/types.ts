/** The catalogue as it travels to the phone; twin of `simpul.layanan.schema`. Keys left out hold their default. */

export type Kind = 'pendataan' | 'kie' | 'rujukan' | 'pengaduan' | 'kegiatan';
export type Subject = 'orang' | 'keluarga' | 'rumah' | 'tempat';
export type AnswerType =
  'ya_tidak' | 'pilihan' | 'bilangan' | 'angka_desimal' | 'teks' | 'tanggal' | 'lokasi';
export type Urgensi = 'biasa' | 'mendesak' | 'darurat';

export interface Option {
  readonly id: string;
  readonly text: string;
  /** May only be told through the sealed line. */
  readonly rahasia?: boolean;
}

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly type: AnswerType;
  readonly unit?: string;
  readonly options?: readonly Option[];
  readonly min?: number;
  readonly max?: number;
  readonly warn_min?: number;
  readonly warn_max?: number;
  readonly max_length?: number;
  /** The phone gets `true`; the frozen file holds the reason. */
  readonly required?: unknown;
  readonly dilindungi?: boolean;
  /** Asked only for these kinds; absent means for all kinds of the line. */
  readonly kinds?: readonly Kind[];
}

export interface Outcome {
  readonly saran?: string;
  readonly urgensi?: Urgensi;
  readonly usul_rujukan?: string;
  readonly opd?: string;
}

export interface Rule {
  readonly id: string;
  readonly bila: string;
  readonly lalu: Outcome;
}

export interface Check {
  readonly id: string;
  readonly bila: string;
  readonly text: string;
}

export interface Document {
  readonly code: string;
  readonly name: string;
}

export interface Line {
  readonly id: string;
  readonly bidang: string;
  readonly kinds: readonly [Kind, ...Kind[]];
  readonly title: string;
  readonly examples: string;
  readonly subjects: readonly Subject[];
  readonly questions: readonly Question[];
  readonly rules?: readonly Rule[];
  readonly checks?: readonly Check[];
  readonly documents?: readonly Document[];
  readonly opd?: string;
  readonly deadline_days?: number;
  readonly rahasia?: boolean;
  readonly urgent_reasons?: readonly string[];
}

export interface Tile {
  readonly id: string;
  readonly text: string;
  readonly line: string;
  readonly preset?: Readonly<Record<string, string | boolean>>;
}

export interface Bidang {
  readonly code: string;
  readonly letter: string;
  readonly name: string;
  readonly short_name: string;
  readonly examples: string;
  readonly icon: string;
  readonly colour: string;
  readonly tiles: readonly Tile[];
}

export interface EmergencyNumber {
  readonly code: string;
  readonly name: string;
  readonly number: string;
}

export interface Catalog {
  readonly version: string;
  readonly deadline_label: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly urgent_reasons: Readonly<Record<string, string>>;
  readonly opd: readonly { readonly code: string; readonly name: string }[];
  readonly bidang: readonly Bidang[];
  readonly lines: readonly Line[];
  readonly overlays?: readonly string[];
  readonly emergency_numbers?: readonly EmergencyNumber[];
}

export interface Location {
  readonly lat: number;
  readonly lon: number;
  readonly akurasi_m?: number;
}

export type Answer = boolean | string | number | Location;
/** By question id; an unanswered question is an absent key, never null. */
export type Answers = Readonly<Record<string, Answer>>;

/** A request or complaint has a number and a clock; the other kinds do not. */
export function makesUsulan(line: Line): boolean {
  return line.kinds.some((kind) => kind === 'rujukan' || kind === 'pengaduan');
}

export function findLine(catalog: Catalog, id: string): Line | undefined {
  return catalog.lines.find((line) => line.id === id);
}

/** The questions of what the kader is doing with a line, in order. */
export function questionsFor(line: Line, kind: Kind): readonly Question[] {
  return line.questions.filter((question) => applies(question, kind));
}

export function applies(question: Question, kind: Kind): boolean {
  return question.kinds === undefined || question.kinds.includes(kind);
}
