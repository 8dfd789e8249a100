import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SRC = new URL('../../src/', import.meta.url);
const TEKS = 'ui/teks/';

const sources = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(new URL(name, SRC), 'utf8')]),
);
const elsewhere = [...sources]
  .filter(([name]) => !name.startsWith(TEKS))
  .map(([, text]) => text)
  .join('\n');

/** What a file calls an object of sentences: its own name, or the one it was imported as. */
function aliases(text: string, name: string): readonly string[] {
  const imported = new RegExp(`import \\{[^}]*\\b${name}(?: as (\\w+))?[^}]*\\} from '[^']*teks/`);
  const found = imported.exec(text);
  return found ? [found[1] ?? name] : [];
}

function isUsed(file: string, name: string, key: string): boolean {
  return [...sources].some(([other, text]) => {
    const names = other === file ? [name] : aliases(text, name);
    const asked = (alias: string): boolean => new RegExp(`\\b${alias}\\s*\\.${key}\\b`).test(text);
    // Asked for by a key that is only known later: then the key itself stands somewhere.
    const looked = (alias: string): boolean =>
      new RegExp(`\\b${alias}\\[`).test(text) && new RegExp(`\\b${key}\\b`).test(elsewhere);
    return names.some((alias) => asked(alias) || looked(alias));
  });
}

it('has no sentence that no screen says', () => {
  const unused: string[] = [];
  for (const [file, text] of sources) {
    if (!file.startsWith(TEKS)) continue;
    const objects = text.matchAll(/^export const (\w+) = \{\n(.*?)^\} as const;/gms);
    for (const [, name = '', body = ''] of objects) {
      const keys = [...body.matchAll(/^ {2}(\w+):/gm)].map(([, key = '']) => key);
      unused.push(...keys.filter((key) => !isUsed(file, name, key)).map((key) => `${name}.${key}`));
    }
  }
  expect(unused).toEqual([]);
});
