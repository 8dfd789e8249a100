import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { TextField } from './fields';

/** A list of at most eight rows is read at a glance (R31). */
const SEARCH_FROM = 8;

interface Search<T> {
  readonly shown: readonly T[];
  /** Null for a short list. */
  readonly box: VNode | null;
}

/** A search box over a list that is longer than a glance, and the rows it leaves. */
export function useListSearch<T>(
  rows: readonly T[],
  textOf: (row: T) => string,
  label: string,
): Search<T> {
  const [query, setQuery] = useState('');
  if (rows.length <= SEARCH_FROM) return { shown: rows, box: null };
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return { shown, box: <TextField label={label} value={query} onValue={setQuery} /> };
}
