import { describe, expect, it } from 'vitest';

import { sentence } from '../../src/state/sentences';

const CODE = 'kunjungan.tanggal_di_depan';

describe('the sentence of a failure', () => {
  it('writes a date as people write it', () => {
    expect(sentence({ code: CODE, params: { tanggal: '2027-11-29' } })).toMatch(
      /^Tanggal 29 November 2027 belum tiba\./,
    );
  });

  it('leaves anything else as it is', () => {
    expect(sentence({ code: CODE, params: { tanggal: 'besok' } })).toMatch(/^Tanggal besok belum/);
  });
});
