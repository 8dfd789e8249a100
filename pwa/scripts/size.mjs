/** Weighs the built script and style, gzip, against 150 kB; growth tables have 25 kB of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGETS_KB = { 'script and style': 150, tables: 25 };
const folder = new URL('../dist/assets/', import.meta.url).pathname;
const totals = { 'script and style': 0, tables: 0 };
for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
  const size = gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;
  totals[name.startsWith('tabel-') ? 'tables' : 'script and style'] += size;
  process.stdout.write(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}\n`);
}
for (const [kind, total] of Object.entries(totals)) {
  const budget = BUDGETS_KB[kind];
  process.stdout.write(
    `${(total / 1000).toFixed(1).padStart(8)} kB  ${kind}, budget ${budget} kB\n`,
  );
  if (total > budget * 1000) process.exitCode = 1;
}
