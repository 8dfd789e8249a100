/**
 * Keeps the last three releases whole beside dist: a phone whose page is older than the server still finds what its
 * page names, and a release may go to a few posyandu first. Run after each build; `node scripts/rilis.mjs [dist]`.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT = 3;
const MANIFEST = 'rilis.json';

const dist = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));
const folder = join(dirname(dist), 'rilis');
const files = [
  ...readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`),
  ...readdirSync(dist).filter((name) => /^workbox-.*\.js$/.test(name)),
].sort();
const name = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
const own = join(folder, name);

rmSync(own, { recursive: true, force: true });
cpSync(dist, own, { recursive: true });
// The manifest is written last: a folder without one was cut off and counts as none.
writeFileSync(join(own, MANIFEST), JSON.stringify({ pada: Date.now(), berkas: files }));

const releases = readdirSync(folder)
  .filter((each) => statSync(join(folder, each)).isDirectory())
  .map((each) => ({ each, pada: madeAt(join(folder, each, MANIFEST)) }))
  .sort((a, b) => b.pada - a.pada);
for (const { each } of releases.slice(KEPT)) rmSync(join(folder, each), { recursive: true });

function madeAt(manifest) {
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).pada : 0;
}
