import { beforeAll, describe, expect, test } from 'vitest';

import type { WargaRow } from '../../src/domain/contracts.generated';
import { emptyTables, mergePage } from '../../src/domain/rows';
import { SearchIndex } from '../../src/domain/search';

const NAMES = ['Aisyah Nur', 'Aisah Putri', 'Muhamad Rizki', 'Mohammad Ali', 'Citra Dewi', 'Dewa'];

function person(at: number, nama: string, more: Partial<WargaRow> = {}): WargaRow {
  return {
    id: `id-${at}`,
    n: 1,
    nama,
    jenis_kelamin: 'P',
    tanggal_lahir: '2025-09-20',
    tanggal_lahir_perkiraan: false,
    nik_samar: null,
    nomor_sementara: null,
    keluarga_id: null,
    ibu_id: null,
    nama_ibu: null,
    telepon: null,
    dusun: null,
    rw: null,
    rt: '02',
    status: 'aktif',
    status_tanggal: null,
    memiliki_kms: true,
    berat_lahir_g: null,
    izin_foto: false,
    izin_pesan: false,
    episode: [],
    terdaftar_tanggal: '2026-01-01',
    ...more,
  };
}

describe('searching', () => {
  const index = new SearchIndex();
  const people = NAMES.map((nama, at) => person(at, nama));
  people.push(person(90, 'Bayi', { nama_ibu: 'Sri Wahyuni', nomor_sementara: 'S-A0127' }));
  people.push(person(91, 'Kadir', { nik_samar: '3328 **** **** 1207', rt: '04' }));
  index.update(mergePage(emptyTables(), { warga: people }, {}));
  const names = (query: string): string[] => index.find(query).map(({ row }) => row.nama);

  test('two or three letters, and spellings that sound alike', () => {
    expect(names('ais')).toEqual(['Aisah Putri', 'Aisyah Nur']);
    expect(names('aisjah')).toEqual(['Aisah Putri', 'Aisyah Nur']);
    expect(names('muhammad')).toEqual(['Mohammad Ali', 'Muhamad Rizki']);
    expect(names('noer')).toEqual(['Aisyah Nur']);
  });

  test('every word counts', () => {
    expect(names('aisah putri')).toEqual(['Aisah Putri']);
    expect(names('aisah zzz')).toEqual([]);
  });

  test('mother, last four digits, temporary number, RT', () => {
    expect(names('wahyu')).toEqual(['Bayi']);
    expect(names('1207')).toEqual(['Kadir']);
    expect(names('S-A0127')).toEqual(['Bayi']);
    expect(names('rt 4')).toEqual(['Kadir']);
  });

  test('an RT is a place, however it is written, and no tail of any number', () => {
    const [one, two, three] = [{ rt: '02' }, { rt: '05' }, { rt: '12' }];
    const own = new SearchIndex();
    const tail = { ...two, nik_samar: '3328 **** **** 0002' };
    const rows = [person(1, 'Ani', one), person(2, 'Budi', tail), person(3, 'Cici', three)];
    rows.push(person(4, 'Ani Sari', { rt: '05', nomor_sementara: 'S-A0002' }));
    own.update(mergePage(emptyTables(), { warga: rows }, {}));
    const found = (query: string): string[] => own.find(query).map(({ row }) => row.nama);
    for (const query of ['RT 02', 'rt 2', 'rt02', 'RT. 02']) expect(found(query)).toEqual(['Ani']);
    expect(found('ani rt 5')).toEqual(['Ani Sari']);
    expect(found('rt 9')).toEqual([]);
    expect(found('0002')).toEqual(['Ani', 'Ani Sari', 'Budi']);
  });

  test('nothing typed finds nothing', () => {
    expect(names('')).toEqual([]);
    expect(names(' - ')).toEqual([]);
  });
});

describe('a thousand people', () => {
  const index = new SearchIndex();

  beforeAll(() => {
    const rows = Array.from({ length: 1000 }, (_, at) =>
      person(at, `${NAMES[at % NAMES.length] ?? ''} ${at.toString(36)}`),
    );
    index.update(mergePage(emptyTables(), { warga: rows }, {}));
  });

  test('one search takes at most 25 ms here, which is 100 ms at a quarter of the speed', () => {
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      index.find('muhamad');
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(25);
  });
});
