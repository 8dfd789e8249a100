import { readFileSync } from 'node:fs';

import type { ASTNode } from '@marcbachmann/cel-js';
import { describe, expect, it } from 'vitest';

import { firstAnswerDeadline } from '../workdays';
import { validateAnswers, type Problem } from './answers';
import { environment, evaluate, holds, run, type Advice } from './engine';
import { FUNCTIONS, type Facts } from './functions';
import type { Answers, Catalog, Kind, Line } from './types';

interface RuleCase {
  line: string;
  answers: Record<string, never>;
  facts: Facts;
  advice: Advice[];
  checks: string[];
}

interface HandCase {
  name: string;
  line: string;
  answers: Answers;
  facts: Facts;
  rules: string[];
}

interface DeadlineCase {
  name: string;
  received: string;
  days: number;
  holidays: string[];
  deadline: string;
}

const ROOT = new URL('../../../../', import.meta.url);

function vectors(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`contracts/vectors/layanan/${name}.json`, ROOT), 'utf8'));
}

/** The frozen catalogue with the national words written in, as the server does before it travels. */
function nationalCatalog(): Catalog {
  const folder = new URL('src/simpul/layanan/catalog/', ROOT);
  const register = readFileSync(new URL('versions.toml', folder), 'utf8');
  const version = /^current = "(.+)"$/m.exec(register)?.[1] ?? '';
  const frozen = readFileSync(new URL(`frozen/${version}.json`, folder), 'utf8');
  const { labels } = JSON.parse(frozen) as Catalog;
  const filled = Object.entries(labels).reduce(
    (text, [key, word]) =>
      text.replaceAll(`"{${key}}`, `"${capital(word)}`).replaceAll(`{${key}}`, word),
    frozen,
  );
  return JSON.parse(filled) as Catalog;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const catalog = nationalCatalog();
const lines = new Map(catalog.lines.map((line) => [line.id, line]));

function lineOf(id: string): Line {
  const line = lines.get(id);
  if (!line) throw new Error(`${id} is not in the catalogue`);
  return line;
}

describe('rules', () => {
  const cases = vectors('rules') as RuleCase[];

  it('answer as Python does in every shared case', () => {
    expect(cases.length).toBeGreaterThan(300);
    for (const { line: id, answers, facts, advice, checks } of cases) {
      const line = lineOf(id);
      expect(evaluate(line, answers, facts), `${id} ${JSON.stringify(answers)}`).toEqual(advice);
      const failed = (line.checks ?? []).filter(({ bila }) => holds(bila, answers, {}));
      expect(failed.map((check) => check.id)).toEqual(checks);
    }
  });

  it('never read an answer that is not there', () => {
    for (const { line: id, answers, facts } of cases) {
      const { rules = [], checks = [] } = lineOf(id);
      for (const { bila } of [...rules, ...checks]) {
        for (const missing of Object.keys(answers)) {
          const kept = Object.fromEntries(
            Object.entries(answers).filter(([key]) => key !== missing),
          );
          expect(run(bila, kept as Answers, facts)).toBeTypeOf('boolean');
        }
      }
    }
  });

  it.each(vectors('rules_by_hand') as HandCase[])('$name', ({ line, answers, facts, rules }) => {
    expect(evaluate(lineOf(line), answers, facts).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('the catalogue', () => {
  it('holds rules that compile here, to a bool', () => {
    expectCompiles(catalog.lines);
  });

  it('names only its own questions and the registered functions', () => {
    expectOwnNames(catalog.lines);
  });

  it('shows a misspelt answer and an unknown function to that walk', () => {
    const { answers, functions } = namesIn(environment.parse('has(j.salah) && matches(j.a)').ast);
    expect([...answers]).toEqual(['salah', 'a']);
    expect([...functions]).toEqual(['matches']);
  });
});

interface ProblemCase {
  name: string;
  line: string;
  kind?: Kind;
  answers: Record<string, unknown>;
  problems: Problem[];
}

describe('answers', () => {
  it.each(vectors('validation') as ProblemCase[])('$name', ({ line, kind, answers, problems }) => {
    expect(validateAnswers(lineOf(line), answers, kind)).toEqual(problems);
  });
});

describe('the deadline of the first answer', () => {
  it.each(vectors('deadline') as DeadlineCase[])(
    '$name',
    ({ received, days, holidays, deadline }) => {
      expect(firstAnswerDeadline(received, days, new Set(holidays))).toBe(deadline);
    },
  );
});

interface OverlayCase {
  name: string;
  overlays: string[];
  lines: Line[];
  advice: { line: string; answers: Answers; facts: Facts; advice: Advice[] }[];
}

describe('regional overlays', () => {
  const cases = vectors('overlay') as OverlayCase[];

  it.each(cases)('$name: rules compile here and name their own', ({ lines: laid }) => {
    expect(laid.length).toBeGreaterThan(0);
    expectCompiles(laid);
    expectOwnNames(laid);
  });

  it('hold the rule of a line that only a region has', () => {
    const bali = cases.find(({ overlays }) => overlays.includes('bali-2026-11'));
    const line = bali?.lines.find(({ id }) => id === 'TRA-51-01');
    expect(line?.rules?.map(({ id }) => id)).toEqual(['kabari_pecalang']);
    expect(line?.urgent_reasons).toEqual(['bahaya_jiwa']);
  });

  it.each(cases)('$name', ({ lines: laid, advice }) => {
    expect(advice.length).toBeGreaterThan(0);
    for (const one of advice) {
      const line = laid.find(({ id }) => id === one.line);
      expect(line && evaluate(line, one.answers, one.facts)).toEqual(one.advice);
    }
  });
});

function expectCompiles(lines: readonly Line[]): void {
  for (const { id, rules = [], checks = [] } of lines) {
    for (const one of [...rules, ...checks]) {
      const verdict = environment.check(one.bila);
      expect(verdict.error?.message, `${id}.${one.id}`).toBeUndefined();
      expect(['bool', 'dyn'], `${id}.${one.id}`).toContain(verdict.type);
    }
  }
}

function expectOwnNames(lines: readonly Line[]): void {
  for (const line of lines) {
    const known = new Set(line.questions.map(({ id }) => id));
    for (const one of [...(line.rules ?? []), ...(line.checks ?? [])]) {
      const { answers, functions } = namesIn(environment.parse(one.bila).ast);
      const where = `${line.id}.${one.id}`;
      expect(
        [...answers].filter((name) => !known.has(name)),
        where,
      ).toEqual([]);
      expect(
        [...functions].filter((name) => !FUNCTIONS.includes(name)),
        where,
      ).toEqual([]);
    }
  }
}

/** Every `j.x` and every called function of a rule; `has` is a macro of the language. */
function namesIn(node: ASTNode): { answers: Set<string>; functions: Set<string> } {
  const answers = new Set<string>();
  const functions = new Set<string>();
  const note = ({ op, args }: ASTNode): void => {
    if (op === '.' && args[0].op === 'id') answers.add(args[1]);
    if (op === 'id' && args !== 'j') answers.add(`not under j: ${args}`);
    if ((op === 'call' && args[0] !== 'has') || op === 'rcall') functions.add(args[0]);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(walk);
    } else if (typeof value === 'object' && value !== null && 'op' in value) {
      note(value as ASTNode);
      walk((value as ASTNode).args);
    }
  };
  walk(node);
  return { answers, functions };
}
