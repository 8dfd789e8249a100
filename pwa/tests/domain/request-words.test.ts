import { describe, expect, test } from 'vitest';

import vectors from '../../../contracts/vectors/usulan/keadaan.json';
import { USULAN } from '../../src/domain/apply-usulan';
import type { ApplyContext } from '../../src/domain/apply';
import type { UsulanRow } from '../../src/domain/contracts.generated';
import { emptyTables } from '../../src/domain/rows';
import { Workspace } from '../../src/domain/workspace';
import { deadlineWords, statusWords } from '../../src/state/request-words';

/** As it travels: a request in the village's plan keeps a word that older phones know. */
function travelled({ status, tahun_desa }: (typeof vectors.kasus)[number]): UsulanRow {
  const word = status === 'direncanakan' ? 'dijawab' : status;
  return {
    id: 'u',
    n: 4,
    status: word,
    tahun_desa,
    batas_jawab: '2026-12-03',
    berkas: {},
  } as unknown as UsulanRow;
}

describe('a request in the words of its state, as the server says them', () => {
  for (const one of vectors.kasus) {
    test(one.kasus, () => {
      const row = travelled(one);
      expect(statusWords(row, false, 'desa')).toBe(one.kata);
      const clock = one.berjalan ? 'Jawaban pertama paling lambat Kamis 3 Des' : one.jam;
      expect(deadlineWords(row, '', false)).toBe(clock);
    });
  }

  test('a row from before there was a plan', () => {
    const row = { ...travelled(vectors.kasus[4] as (typeof vectors.kasus)[number]) };
    delete (row as { tahun_desa?: unknown }).tahun_desa;
    expect(statusWords(row, false, 'desa')).toBe('Dijawab dinas');
    expect(deadlineWords(row, '', false)).toBe('');
  });
});

describe('completing it on the phone', () => {
  for (const one of vectors.kasus.filter(({ dilengkapi }) => dilengkapi !== null)) {
    test(one.kasus, () => {
      const work = new Workspace({ ...emptyTables(), usulan: new Map([['u', travelled(one)]]) });
      const payload = { usulan_id: 'u', berkas: { surat: 'ab' } };
      USULAN.complete_usulan?.(work, payload, {} as never, {} as ApplyContext);
      const after = work.get('usulan', 'u') as UsulanRow;
      const expected = one.dilengkapi === 'direncanakan' ? 'dijawab' : one.dilengkapi;
      expect([after.status, after.tahun_desa]).toEqual([expected, one.tahun_desa]);
    });
  }
});
