import { signal } from '@preact/signals';

import type { Group } from '../domain/lifecycle';
import type { QueueRow } from '../state/contract';

export interface Filter {
  readonly group: Group | null;
  readonly rt: string | null;
  readonly done: boolean;
}

export const queueFilter = signal<Filter>({ group: null, rt: null, done: false });

/** A child is done when weighed, anyone else when present. */
export function isDone(row: QueueRow): boolean {
  return row.weighable ? row.weighed : row.present;
}

export function filterRows(rows: readonly QueueRow[], filter: Filter): readonly QueueRow[] {
  return rows.filter(
    (row) =>
      isDone(row) === filter.done &&
      (filter.group === null || row.group === filter.group) &&
      (filter.rt === null || row.rtWords === filter.rt),
  );
}
