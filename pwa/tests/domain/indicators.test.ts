import { describe, expect, test } from 'vitest';

import vectors from '../../../contracts/vectors/indicators/skdn.json';
import { type Orang, type Penimbangan, skdn } from '../../src/domain/indicators';

describe('SKDN equals the server', () => {
  for (const { nama, people, weighings, bulan, sets } of vectors.cases) {
    test(nama, () => {
      expect(
        skdn(people as unknown as Orang[], weighings as unknown as Penimbangan[], bulan),
      ).toEqual(sets);
    });
  }
});
