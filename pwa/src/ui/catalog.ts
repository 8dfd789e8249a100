import { useApp } from './app-context';

/** The parts of the catalogue that forms show; the JSON leaves out what a line does not say. */
export type QuestionType =
  'ya_tidak' | 'pilihan' | 'bilangan' | 'angka_desimal' | 'teks' | 'tanggal' | 'lokasi';

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly type: QuestionType;
  readonly unit?: string;
  readonly options?: readonly {
    readonly id: string;
    readonly text: string;
    readonly rahasia?: boolean;
  }[];
  readonly min?: number | null;
  readonly max?: number | null;
  readonly warn_min?: number | null;
  readonly warn_max?: number | null;
  readonly max_length?: number;
  readonly required?: object | null;
  readonly dilindungi?: boolean;
  readonly kinds?: readonly Kind[];
}

export type Kind = 'pendataan' | 'kie' | 'rujukan' | 'pengaduan' | 'kegiatan';
export type Subject = 'orang' | 'keluarga' | 'rumah' | 'tempat';

export interface Line {
  readonly id: string;
  readonly bidang: string;
  readonly kinds: readonly Kind[];
  readonly title: string;
  readonly examples: string;
  readonly subjects: readonly Subject[];
  readonly questions: readonly Question[];
  readonly documents?: readonly { readonly code: string; readonly name: string }[];
  readonly opd?: string;
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
  readonly tiles: readonly Tile[];
}

export interface Catalog {
  readonly version: string;
  readonly bidang: readonly Bidang[];
  readonly lines: readonly Line[];
  readonly opd?: readonly { readonly code: string; readonly name: string }[];
  readonly urgent_reasons?: Readonly<Record<string, string>>;
}

function isCatalog(content: unknown): content is Catalog {
  return (
    typeof content === 'object' && content !== null && 'lines' in content && 'bidang' in content
  );
}

/** The catalogue of this region, or null before the first pull. */
export function useCatalog(): Catalog | null {
  const content = useApp().views.catalog.value;
  return isCatalog(content) ? content : null;
}

const REQUEST_KINDS: readonly Kind[] = ['rujukan', 'pengaduan'];

export function makesUsulan(line: Line): boolean {
  return line.kinds.some((kind) => REQUEST_KINDS.includes(kind));
}

/** Questions that belong to what is being done with a line. */
export function questionsFor(line: Line, request: boolean): readonly Question[] {
  return line.questions.filter(
    ({ kinds }) =>
      kinds === undefined ||
      kinds.length === 0 ||
      kinds.some((kind) => line.kinds.includes(kind) && REQUEST_KINDS.includes(kind) === request),
  );
}

export function agencyName(catalog: Catalog, code: string | undefined): string {
  return catalog.opd?.find((one) => one.code === code)?.name ?? '';
}

/** The longest name may break where a reader would break it. */
export function breakable(name: string): string {
  return name.replace('Trantibumlinmas', 'Trantibum\u00adlinmas');
}
