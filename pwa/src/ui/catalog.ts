import { useApp } from './app-context';
import type { Bidang, Catalog, Kind, Line, Question } from '../domain/layanan/types';

export type { Bidang, Catalog, Kind, Line, Question, Subject, Tile } from '../domain/layanan/types';

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

export function findLine(catalog: Catalog, id: string): Line | undefined {
  return catalog.lines.find((line) => line.id === id);
}

/** What a service is searched by. */
export function lineWords({ title, examples }: Line): string {
  return `${title} ${examples}`;
}

/** A request or complaint has a number and a clock; the other kinds do not. */
export function makesUsulan(line: Line): boolean {
  return line.kinds.some((kind) => REQUEST_KINDS.includes(kind));
}

/** A line whose record names a photo: among its papers, or in the request that it becomes. */
export function takesPhotos(line: Line): boolean {
  return makesUsulan(line) || line.documents?.some(({ code }) => code.startsWith('foto')) === true;
}

/** The questions of what the kader is doing with a line, in order. */
export function questionsFor(line: Line, kind: Kind): readonly Question[] {
  return line.questions.filter(({ kinds }) => kinds === undefined || kinds.includes(kind));
}

/** What a request does with a line: its first kind that is one. */
export function requestKind(line: Line): Kind {
  return line.kinds.find((kind) => REQUEST_KINDS.includes(kind)) ?? line.kinds[0];
}

/** What a visit or desk record does with a line: its first kind that is no request. */
export function recordKind(line: Line): Kind {
  return line.kinds.find((kind) => !REQUEST_KINDS.includes(kind)) ?? line.kinds[0];
}

export function agencyName(catalog: Catalog, code: string | undefined): string {
  return catalog.opd.find((one) => one.code === code)?.name ?? '';
}

/** The longest name may break where a reader would break it. */
export function breakable(name: Bidang['short_name']): string {
  return name.replace('Trantibumlinmas', 'Trantibum\u00adlinmas');
}
