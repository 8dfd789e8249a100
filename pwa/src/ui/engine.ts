import type * as Rules from './rules';

type Engine = typeof Rules;

let engine: Promise<Engine> | null = null;

/** The rules engine travels in a file of its own: only forms of the catalogue need it. */
export function loadEngine(): Promise<Engine> {
  engine ??= import('./rules');
  return engine;
}
