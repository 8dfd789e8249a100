import { KUNJUNGAN } from './apply-kunjungan';
import { PENIMBANGAN } from './apply-penimbangan';
import { USULAN } from './apply-usulan';
import { WARGA } from './apply-warga';
import type { OperationIn, OperationPayloads } from './contracts.generated';
import type { Metode } from './pertumbuhan';
import type { Tables } from './rows';
import { Workspace } from './workspace';

/** What a request line of the catalogue says, as far as its row needs it. */
export interface LineFacts {
  readonly title: string;
  readonly bidang: string;
  readonly jenis: string;
  readonly opd: string | null;
  readonly documents: readonly string[];
  readonly deadlineDays: number | null;
}

/** Knowledge beside the operation itself; nothing here reads a clock. */
export interface ApplyContext {
  readonly metode: Metode;
  /** Who recorded it, and for whom: "Bu Rani atas nama Bu Sari". */
  author(operation: OperationIn): string;
  line(layananId: string): LineFacts | null;
  /** The last day of the first answer, counted in working days from `from`. */
  deadline(from: string, days: number): string;
}

export type Apply<T extends keyof OperationPayloads> = (
  work: Workspace,
  payload: OperationPayloads[T],
  operation: OperationIn,
  context: ApplyContext,
) => void;

export type Appliers = { readonly [T in keyof OperationPayloads]?: Apply<T> };

/** Office operations and sealed reports change no row here: the phone never makes the ones, or cannot read the others. */
const APPLIERS: Appliers = { ...WARGA, ...KUNJUNGAN, ...PENIMBANGAN, ...USULAN };

/**
 * The tables after these operations, in their order. Replaying the phone's own pending work on the server's
 * rows is what a screen shows; a type this version does not know is left to the server.
 */
export function applyAll(
  tables: Tables,
  operations: Iterable<OperationIn>,
  context: ApplyContext,
): Tables {
  const work = new Workspace(tables);
  for (const operation of operations) {
    const apply = APPLIERS[operation.type as keyof OperationPayloads] as
      Apply<keyof OperationPayloads> | undefined;
    apply?.(work, operation.payload as never, operation, context);
  }
  return work.result();
}
