/**
 * Weighs the built app, gzip: all script and style, the worker's too, against 150 kB; the growth tables, which
 * travel apart, against 25 kB. Run after each build, so that a build that is too heavy fails, and by the bench:
 * `node scripts/size.mjs [dist] [--json]`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUDGETS_KB = { page: Infinity, worker: Infinity, app: 150, tables: 25 };
const WORDS = {
  page: 'script and style of the page',
  worker: 'script of the worker',
  app: 'script and style together',
  tables: 'growth tables',
};

const args = process.argv.slice(2);
const json = args.includes('--json');
const given = args.find((arg) => !arg.startsWith('--'));
const dist = given ?? fileURLToPath(new URL('../dist', import.meta.url));

const files = readdirSync(dist, { recursive: true })
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({
    name,
    kind: /(^|[\\/])tabel-/.test(name) ? 'tables' : /[\\/]/.test(name) ? 'page' : 'worker',
    kb: gzipSync(readFileSync(join(dist, name)), { level: 9 }).length / 1000,
  }))
  .sort((a, b) => b.kb - a.kb);
const sum = (...kinds) =>
  files.filter(({ kind }) => kinds.includes(kind)).reduce((total, { kb }) => total + kb, 0);
const totals = {
  page: sum('page'),
  worker: sum('worker'),
  app: sum('page', 'worker'),
  tables: sum('tables'),
};

const line = (kb, words) => `${kb.toFixed(1).padStart(8)} kB gzip  ${words}\n`;
const table = [
  ...files.map(({ kb, name }) => line(kb, name)),
  ...Object.entries(totals).map(([kind, kb]) => {
    const budget = BUDGETS_KB[kind];
    return line(kb, budget === Infinity ? WORDS[kind] : `${WORDS[kind]}, at most ${budget} kB`);
  }),
];
process.stdout.write(json ? JSON.stringify(totals) : table.join(''));
if (files.length === 0) throw new Error(`nothing is built in ${dist}`);
if (Object.entries(totals).some(([kind, kb]) => kb > BUDGETS_KB[kind])) process.exitCode = 1;
