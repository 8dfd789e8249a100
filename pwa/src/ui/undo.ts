import { signal } from '@preact/signals';

/** The bar of R19 and R23: says that it is saved and, for ten seconds, takes it back. */
export interface Note {
  readonly words: string;
  readonly undo: (() => void) | null;
}

export const note = signal<Note | null>(null);

const SECONDS = 10;
let timer = 0;

export function tell(words: string, undo: (() => void) | null = null): void {
  window.clearTimeout(timer);
  note.value = { words, undo };
  timer = window.setTimeout(() => {
    note.value = null;
  }, SECONDS * 1000);
}

export function dismiss(): void {
  window.clearTimeout(timer);
  note.value = null;
}
