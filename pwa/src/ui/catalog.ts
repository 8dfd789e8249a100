import { useApp } from './app-context';
import type { Bidang, Catalog, Kind, Line } from '../domain/layanan/types';

export {
  applies,
  type Bidang,
  type Catalog,
  findLine,
  type Kind,
  type Line,
  makesUsulan,
  type Question,
  questionsFor,
  type Subject,
  type Tile,
} from '../domain/layanan/types';

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
