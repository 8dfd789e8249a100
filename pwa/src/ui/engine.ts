import type * as Layanan from '../domain/layanan';

/** The rules engine travels in a file of its own: only forms of the catalogue need it. */
type Engine = typeof Layanan;

let engine: Promise<Engine> | null = null;

export function loadEngine(): Promise<Engine> {
  engine ??= import('../domain/layanan');
  return engine;
}
