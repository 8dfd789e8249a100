import { describe, expect, test } from 'vitest';

import vectors from '../../../contracts/vectors/warga/archive.json';
import { mayRestore, RESTORE_DAYS, withoutArchive } from '../../src/domain/archive';
import type { KunjunganRow, WargaRow } from '../../src/domain/contracts.generated';
import { emptyTables } from '../../src/domain/rows';
import { OCTOBER } from '../rows';

describe('so long a phone may take her back, as the server', () => {
  for (const { kasus, masuk, pada, boleh } of vectors.kasus) {
    test(kasus, () => {
      expect(mayRestore(masuk, pada)).toBe(boleh);
    });
  }

  test('the days are shared', () => {
    expect(RESTORE_DAYS).toBe(vectors.hari);
  });
});

describe('what screens see', () => {
  const person = (id: string, arsip_tanggal: string | null): [string, WargaRow] => [
    id,
    { id, arsip_tanggal } as WargaRow,
  ];
  const visit = (id: string, warga_id: string | null): [string, KunjunganRow] => [
    id,
    { id, warga_id } as KunjunganRow,
  ];

  test('it works: she and her work are left out, visits to nobody stay', () => {
    const all = {
      ...emptyTables(),
      warga: new Map([person('a', '2026-11-26'), person('b', null)]),
      penimbangan: new Map([
        ['1', { ...OCTOBER, id: '1', warga_id: 'a' }],
        ['2', { ...OCTOBER, id: '2', warga_id: 'b' }],
      ]),
      kunjungan: new Map([visit('x', 'a'), visit('y', 'b'), visit('z', null)]),
    };
    const seen = withoutArchive(all);
    expect([...seen.warga.keys()]).toEqual(['b']);
    expect([...seen.penimbangan.keys()]).toEqual(['2']);
    expect([...seen.kunjungan.keys()]).toEqual(['y', 'z']);
    expect(all.warga.size).toBe(2);
  });

  test('an empty archive copies nothing', () => {
    const all = { ...emptyTables(), warga: new Map([person('b', null)]) };
    expect(withoutArchive(all)).toBe(all);
  });
});
