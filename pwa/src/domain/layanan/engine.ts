import { Environment, type ParseResult } from '@marcbachmann/cel-js';

import { registerFunctions, type Facts } from './functions';
import type { Answers, Line, Outcome } from './types';

/** What one rule that fired says; JSON-equal to `simpul.layanan.engine.Advice`. */
export interface Advice extends Outcome {
  readonly rule: string;
}

let current: Facts = {};

export const environment: Environment = registerFunctions(
  new Environment().registerVariable('j', 'map'),
  () => current,
);

const compiled = new Map<string, ParseResult>();

/** The advice of every rule that fires, in the order of the catalogue. */
export function evaluate(line: Line, answers: Answers, facts: Facts): Advice[] {
  return (line.rules ?? [])
    .filter((rule) => holds(rule.bila, answers, facts))
    .map((rule) => ({ rule: rule.id, ...rule.lalu }));
}

/** The agency a request goes to by default: that of the first rule naming one, else the line's own. */
export function receiver(line: Line, advice: readonly Advice[]): string {
  return advice.find((one) => one.opd)?.opd ?? line.opd ?? '';
}

/** Whether a condition is true; a condition that cannot be decided is not. */
export function holds(source: string, answers: Answers, facts: Facts): boolean {
  try {
    return run(source, answers, facts) === true;
  } catch {
    return false;
  }
}

/** The raw result; throws where an answer is read that is not there. */
export function run(source: string, answers: Answers, facts: Facts): unknown {
  current = facts;
  return program(source)({ j: answers }) as unknown;
}

function program(source: string): ParseResult {
  const known = compiled.get(source);
  if (known) return known;
  const parsed = environment.parse(source);
  compiled.set(source, parsed);
  return parsed;
}
