import { signal } from '@preact/signals';

import type { Result } from '../kernel/result';
import { sentence } from '../state/sentences';
import { UMUM } from './teks/umum';

/** Takes back what was just saved, by another saved act: that one too can be refused. */
export type Undo = () => Promise<Result<unknown>>;

/** The bar of R19 and R23: says that it is saved and, for ten seconds, takes it back. */
export interface Note {
  readonly words: string;
  readonly undo: Undo | null;
}

/** Why, in the history of what was taken back. */
export const TAKEN_BACK = 'batal';

export const note = signal<Note | null>(null);

const SECONDS = 10;
let timer = 0;

export function tell(words: string, undo: Undo | null = null): void {
  window.clearTimeout(timer);
  note.value = { words, undo };
  timer = window.setTimeout(() => {
    note.value = null;
  }, SECONDS * 1000);
}

/** Batalkan, and what became of it: silence would be read as done. */
export async function takeBack(undo: Undo): Promise<void> {
  dismiss();
  const done = await undo();
  tell(done.ok ? UMUM.undone : sentence(done.error));
}

/** An undo that, once it is saved, leads somewhere. */
export function undoThen(undo: Undo, then: () => void): Undo {
  return async () => {
    const done = await undo();
    if (done.ok) then();
    return done;
  };
}

export function dismiss(): void {
  window.clearTimeout(timer);
  note.value = null;
}
