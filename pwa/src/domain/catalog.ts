import type { LineFacts } from './apply';

interface RawLine {
  readonly id: string;
  readonly bidang: string;
  readonly kinds: readonly string[];
  readonly title: string;
  readonly documents?: readonly { readonly code: string; readonly name: string }[];
  readonly opd?: string;
  readonly deadline_days?: number;
}

interface RawCatalog {
  readonly version: string;
  readonly deadline_label?: string;
  readonly lines: readonly RawLine[];
  readonly opd?: readonly { readonly code: string; readonly name: string }[];
  readonly bidang?: readonly { readonly code: string; readonly short_name: string }[];
}

/** What lists and rows need of the catalogue; the forms read it whole through `domain/layanan`. */
export interface CatalogFacts {
  readonly version: string;
  /** Whose word a deadline is: "panduan daerah". */
  readonly deadlineLabel: string;
  line(id: string): LineFacts | null;
  opdName(code: string): string;
  bidangName(code: string): string;
  documentName(lineId: string, code: string): string;
}

export const NO_CATALOG: CatalogFacts = {
  version: '',
  deadlineLabel: '',
  line: () => null,
  opdName: (code) => code,
  bidangName: (code) => code,
  documentName: (_, code) => code,
};

const REQUESTS = ['rujukan', 'pengaduan'];

export function catalogFacts(content: unknown): CatalogFacts {
  if (typeof content !== 'object' || content === null || !('lines' in content)) return NO_CATALOG;
  const raw = content as RawCatalog;
  const lines = new Map(raw.lines.map((line) => [line.id, line]));
  const agencies = new Map((raw.opd ?? []).map(({ code, name }) => [code, name]));
  const fields = new Map((raw.bidang ?? []).map((each) => [each.code, each.short_name]));
  return {
    version: raw.version,
    deadlineLabel: raw.deadline_label ?? '',
    line: (id) => factsOf(lines.get(id)),
    opdName: (code) => agencies.get(code) ?? code,
    bidangName: (code) => fields.get(code) ?? code,
    documentName: (lineId, code) =>
      lines.get(lineId)?.documents?.find((each) => each.code === code)?.name ?? code,
  };
}

function factsOf(line: RawLine | undefined): LineFacts | null {
  if (!line) return null;
  return {
    title: line.title,
    bidang: line.bidang,
    jenis: line.kinds.find((kind) => REQUESTS.includes(kind)) ?? line.kinds[0] ?? '',
    opd: line.opd ?? null,
    documents: (line.documents ?? []).map(({ code }) => code),
    deadlineDays: line.deadline_days ?? null,
  };
}
