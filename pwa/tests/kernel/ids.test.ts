import { describe, expect, test } from 'vitest';

import vectors from '../../../contracts/vectors/kernel/derive_id.json';
import { deriveId, newId } from '../../src/kernel/ids';

describe('ids', () => {
  for (const { bagian, id } of vectors.kasus) {
    test(`derived from ${bagian.join('|')} as on the server`, async () => {
      expect(await deriveId(...bagian)).toBe(id);
    });
  }

  test('a new id is a UUIDv7 that sorts by time', () => {
    const [early, late] = [newId(1_700_000_000_000), newId(1_800_000_000_000)];
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(early < late).toBe(true);
    expect(new Set(Array.from({ length: 1000 }, () => newId(5))).size).toBe(1000);
  });
});
