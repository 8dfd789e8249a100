/** Weighs the built script and style, gzip, against the budget of 150 kB. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 150;
const folder = new URL('../dist/assets/', import.meta.url).pathname;
let total = 0;
for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
  const size = gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;
  total += size;
  process.stdout.write(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}\n`);
}
process.stdout.write(
  `${(total / 1000).toFixed(1).padStart(8)} kB  in all, budget ${BUDGET_KB} kB\n`,
);
if (total > BUDGET_KB * 1000) process.exit(1);
