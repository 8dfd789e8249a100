// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';

import { fakeApp, receipt } from './fake-app';
import { type Page, show } from './render';
import type { Actions } from '../../src/state/contract';
import { ok } from '../../src/kernel/result';
import { birthOf, EMPTY_PERSON, type PersonDraft } from '../../src/ui/new-person';
import { NewPerson } from '../../src/ui/screens/new-person';

const KADIR = {
  id: 'f1',
  n: 1,
  kepala_nama: 'Kadir',
  kk_samar: null,
  alamat: null,
  dusun: null,
  rw: null,
  rt: '02',
};
const registerKeluarga = vi.fn(() => Promise.resolve(receipt('f2')));
const registerWarga = vi.fn<(...input: unknown[]) => ReturnType<Actions['registerWarga']>>(() =>
  Promise.resolve(receipt('w2')),
);

async function family(change: Partial<PersonDraft>): Promise<Page> {
  registerKeluarga.mockClear();
  registerWarga.mockClear();
  const person = { kind: 'ibu_hamil', nama: 'Wati', sex: 'P', birth: '01051995', step: 4 } as const;
  const draft = { ...EMPTY_PERSON, ...person, parent: 'kadir', ...change };
  const app = fakeApp({
    actions: { registerKeluarga, registerWarga, readDraft: () => draft },
    views: {
      families: signal([KADIR]),
      birthDate: () => ok({ date: '1995-05-01', words: '' }),
    },
  });
  return show(app, <NewPerson />);
}

async function save(page: Page): Promise<void> {
  await page.press('Lanjut');
  await page.press('Simpan');
}

describe('the family of a new person', () => {
  it('works: asks whether the family of that name and RT is meant, and joins it', async () => {
    const page = await family({ rt: '2', weeks: '24' });
    await page.press('Lanjut');
    expect(page.text()).toContain('Keluarga Kadir RT 02 sudah ada');
    expect(page.text()).toContain('keluarganya');
    await page.choose('Ya, keluarga ini');
    await save(page);
    expect(registerKeluarga).not.toHaveBeenCalled();
    expect(registerWarga).toHaveBeenCalledWith(
      expect.objectContaining({ nama: 'Wati', keluarga_id: 'f1' }),
      { draft: 'orang-baru', hamil: '2026-06-11' },
    );
  });

  it('asks anew when another head or RT is meant, and never joins the family of before', async () => {
    const page = await family({ rt: '02' });
    await page.choose('Ya, keluarga ini');
    await page.fill('RT', '05');
    await page.fill('RT', '02');
    await page.press('Lanjut');
    expect(page.text()).toContain('keluarganya');
    await page.choose('Ya, keluarga ini');
    await page.fill('Kepala keluarga', 'Kadi');
    await page.fill('Kepala keluarga', 'Kadir');
    await page.press('Lanjut');
    expect(page.text()).toContain('keluarganya');
  });

  it('makes another family for another Kadir, and never joins one of another RT', async () => {
    const other = await family({ rt: '02' });
    await other.choose('Bukan, keluarga lain');
    await save(other);
    expect(registerKeluarga).toHaveBeenCalled();
    const far = await family({ rt: '05', keluarga: 'sama' });
    expect(far.text()).not.toContain('Keluarga yang sama?');
    await save(far);
    expect(registerWarga.mock.calls[0]?.[0]).toMatchObject({ keluarga_id: 'f2' });
  });
});

describe('a KK number where the family has one', () => {
  const correctKeluarga = vi.fn(() => Promise.resolve(receipt('f1')));

  async function typed(answer: string | null): Promise<Page> {
    correctKeluarga.mockClear();
    registerWarga.mockClear();
    const draft = { ...EMPTY_PERSON, kind: 'ibu_hamil', nama: 'Wati', sex: 'P', step: 4 };
    const known = { ...KADIR, kk_samar: '9912 **** **** 0001' };
    const app = fakeApp({
      actions: {
        correctKeluarga,
        registerWarga,
        readDraft: () => ({ ...draft, parent: 'Kadir', keluarga: 'sama' }),
      },
      views: {
        families: signal([known]),
        birthDate: () => ok({ date: '1995-05-01', words: '' }),
      },
    });
    const page = await show(app, <NewPerson />);
    expect(page.text()).toContain('Tercatat 9912 **** **** 0001');
    await page.fill('Nomor KK', '9912990101150009');
    if (answer !== null) await page.choose(answer);
    return page;
  }

  it('works: it is replaced when she says so, and only then', async () => {
    await save(await typed('Ya, ganti'));
    expect(correctKeluarga).toHaveBeenCalledWith(
      expect.objectContaining({ keluarga_id: 'f1', nomor_kk: '9912990101150009' }),
    );
    await save(await typed('Tidak, pakai'));
    expect(correctKeluarga).not.toHaveBeenCalled();
    expect(registerWarga.mock.calls[0]?.[0]).toMatchObject({ keluarga_id: 'f1' });
  });

  it('asks before it goes on', async () => {
    const page = await typed(null);
    await page.press('Lanjut');
    expect(page.text()).toContain('nomor KK mana yang dipakai');
    expect(() => page.button('Simpan')).toThrow();
  });
});

it('nobody is about 999 years old', () => {
  const { views } = fakeApp();
  const about = (count: string, kind: 'anak' | 'lansia'): string | null =>
    birthOf({ ...EMPTY_PERSON, kind, unknown: true, about: count }, views);
  expect([about('999', 'lansia'), about('-1', 'anak'), about('x', 'anak')]).toEqual([
    null,
    null,
    null,
  ]);
  expect(about('80', 'lansia')).not.toBeNull();
});

describe('a guest of another posyandu', () => {
  const near = [
    { id: 'p2', nama: 'Mawar 1', desa: 'Petak Bahandang' },
    { id: 'p3', nama: 'Teratai 1', desa: 'Tewang Pajangan' },
  ];

  async function guest(change: Partial<PersonDraft>): Promise<Page> {
    registerWarga.mockClear();
    const person = { kind: 'anak', nama: 'Hana', sex: 'P', birth: '15102025', step: 4 } as const;
    const draft = { ...EMPTY_PERSON, ...person, tamu: true, ...change };
    const app = fakeApp({
      actions: { registerKeluarga, registerWarga, readDraft: () => draft },
      views: {
        neighbours: signal(near),
        birthDate: () => ok({ date: '2025-10-15', words: '' }),
      },
    });
    return show(app, <NewPerson />);
  }

  it('works: her posyandu is picked from those near by', async () => {
    const page = await guest({ asal: 'mawar' });
    expect(page.text()).not.toContain('Teratai 1');
    await page.press('Mawar 1, Petak Bahandang');
    await save(page);
    expect(registerWarga).toHaveBeenCalledWith(
      expect.objectContaining({
        tamu: true,
        asal_posyandu_id: 'p2',
        asal_teks: 'Mawar 1, Petak Bahandang',
      }),
      expect.anything(),
    );
  });

  it('stays empty when nobody knows, and is not told of a resident', async () => {
    await save(await guest({}));
    expect(registerWarga).toHaveBeenCalledWith(
      expect.objectContaining({ asal_posyandu_id: null, asal_teks: null }),
      expect.anything(),
    );
    await save(await guest({ tamu: false, asal: 'mawar', asalId: 'p2' }));
    expect(registerWarga.mock.lastCall?.[0]).not.toHaveProperty('asal_posyandu_id');
  });
});
