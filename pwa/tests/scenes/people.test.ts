import { beforeEach, describe, expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { beginEpisode, fixDraft, keepFix, runningOf } from '../../src/ui/fix-person';
import { EMPTY_PERSON, register } from '../../src/ui/new-person';
import { fail } from '../../src/kernel/result';
import type { PenimbanganRow } from '../../src/domain/contracts.generated';
import { OCTOBER } from '../rows';
import { expectFailure, expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

/** Thursday 26 November 2026, 08.00 WIB. */
const MORNING = Date.parse('2026-11-26T01:00:00Z');

let server: MemoryServer;
let app: HeadlessApp;

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  app = await new Phone(server.transport, MORNING).start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
  await app.actions.sendNow();
});

type Profile = NonNullable<ReturnType<HeadlessApp['views']['profile']>>;

function profileOf(id: string): Profile {
  const profile = app.views.profile(id);
  if (!profile) throw new Error('nobody');
  return profile;
}

async function woman(): Promise<string> {
  const facts = { nama: 'Nur Aini', jenis_kelamin: 'P', tanggal_lahir: '1998-03-02' } as const;
  return expectOk(await app.actions.registerWarga(facts)).id;
}

describe('correcting a person', () => {
  test('it works: what changed, by whom and why stands in her history', async () => {
    const { id } = await registerAisyah(app);
    const start = fixDraft(profileOf(id), app.views);
    const draft = {
      ...start,
      nama: 'Aisyah Nurul ',
      birth: '21092025',
      parent: 'Nur Aini',
      nik: '9912996109250001',
    };
    expect(expectOk(await keepFix(profileOf(id), draft, app))).toBe(true);
    const { warga, history } = profileOf(id);
    expect(warga).toMatchObject({
      nama: 'Aisyah Nurul',
      tanggal_lahir: '2025-09-21',
      tanggal_lahir_perkiraan: false,
      nama_ibu: 'Nur Aini',
      nik_samar: '9912 **** **** 0001',
    });
    expect(history[0]?.words).toBe(
      'nama: Aisyah Nur jadi Aisyah Nurul, lahir: 20 September 2025 jadi 21 September 2025, ' +
        'ibu: Nur jadi Nur Aini, NIK: kosong jadi 9912 **** **** 0001, Bu Sari, Kamis 26 Nov, Salah ketik',
    );
    await app.actions.sendNow();
    expect(server.tables.warga.get(id)?.nama).toBe('Aisyah Nurul');
  });

  test('nothing changed, nothing is recorded', async () => {
    const { id } = await registerAisyah(app);
    const start = fixDraft(profileOf(id), app.views);
    const before = app.views.home.value.unsent;
    expect(expectOk(await keepFix(profileOf(id), start, app))).toBe(false);
    expect(app.views.home.value.unsent).toBe(before);
  });

  test('what became known while the form lay half typed is left alone', async () => {
    const { id } = await registerAisyah(app);
    const typed = { ...fixDraft(profileOf(id), app.views), nama: 'Aisyah Nurul' };
    const news = { warga_id: id, alasan: 'Data baru diketahui', telepon: '08120000001', rt: '05' };
    expectOk(await app.actions.correctWarga(news));
    const kept = JSON.parse(JSON.stringify(typed)) as typeof typed;
    expect(expectOk(await keepFix(profileOf(id), kept, app))).toBe(true);
    expect(profileOf(id).warga).toMatchObject({
      nama: 'Aisyah Nurul',
      telepon: '08120000001',
      rt: '05',
    });
    const lines = profileOf(id).history.map(({ words }) => words);
    expect(lines.filter((words) => words.includes('nomor HP'))).toHaveLength(1);
  });

  test('what the village would hold back is refused with its reason', async () => {
    const { id } = await registerAisyah(app);
    const about = { warga_id: id, alasan: 'x' };
    const refused = async (change: object): Promise<string> =>
      expectFailure(await app.actions.correctWarga({ ...about, ...change }));
    expect(await refused({ nama: ' ' })).toBe('warga.nama_kosong');
    expect(await refused({ ibu_id: id })).toBe('warga.ibu_diri_sendiri');
    expect(await refused({ tanggal_lahir: '2026-11-27' })).toBe('warga.lahir_di_depan');
    const early = { nama: 'Hana', jenis_kelamin: 'P', tanggal_lahir: '2026-11-27' } as const;
    expect(await app.actions.registerWarga(early)).toMatchObject({
      error: { code: 'warga.lahir_di_depan', params: { tanggal: '27 November 2026' } },
    });
    const start = fixDraft(profileOf(id), app.views);
    const odd = { ...start, birth: '31022025' };
    expect(expectFailure(await keepFix(profileOf(id), odd, app))).toBe('warga.tanggal_tidak_ada');
  });

  test('a new birth date assesses her weighings again, at once', async () => {
    const { id } = await registerAisyah(app);
    const weighed = expectOk(await app.actions.recordPenimbangan({ warga_id: id, berat_g: 8900 }));
    const age = (): unknown => app.views.penimbangan(weighed.id)?.penilaian?.['umur_bulan'];
    expect(age()).toBe(14);
    await app.actions.correctWarga({ warga_id: id, alasan: 'x', tanggal_lahir: '2025-08-20' });
    expect(age()).toBe(15);
  });

  test('a weighing before the new birth date keeps it out', async () => {
    const { id } = await registerAisyah(app);
    server.seed('penimbangan', { ...seeded(id), tanggal: '2026-01-10' });
    await app.actions.sendNow();
    const late = { warga_id: id, alasan: 'x', tanggal_lahir: '2026-01-11' };
    expect(expectFailure(await app.actions.correctWarga(late))).toBe('kunjungan.sebelum_lahir');
  });

  test('a guessed birth date may be further apart and still be the same person', async () => {
    await registerAisyah(app);
    const query = {
      nama: 'Aisah Noer',
      tanggalLahir: '2025-12-10',
      jenisKelamin: 'P',
      namaIbu: null,
    } as const;
    const found = (perkiraan: boolean): number =>
      app.views.duplicates({ ...query, perkiraan }).length;
    expect([found(false), found(true)]).toEqual([0, 1]);
  });
});

describe('the KK number of a family', () => {
  test('it works: typed at registration, masked, corrected later with history', async () => {
    const draft = { ...EMPTY_PERSON, nama: 'Kadir', sex: 'L', kk: '9912990101150001' } as const;
    const { id } = expectOk(await register(draft, '1980-05-01', app, 'orang-baru'));
    expect(profileOf(id).keluarga).toMatchObject({
      kepala_nama: 'Kadir',
      kk_samar: '9912 **** **** 0001',
    });
    const start = fixDraft(profileOf(id), app.views);
    const fixed = { ...start, kk: '9912990101150002' };
    expectOk(await keepFix(profileOf(id), fixed, app));
    expect(profileOf(id).keluarga?.kk_samar).toBe('9912 **** **** 0002');
    expect(profileOf(id).history[0]?.words).toContain(
      'nomor KK: 9912 **** **** 0001 jadi 9912 **** **** 0002, Bu Sari',
    );
    await app.actions.sendNow();
    expect([...server.tables.keluarga.values()]).toHaveLength(1);
  });

  test('who had no family gets one with it', async () => {
    const { id } = await registerAisyah(app);
    expect(profileOf(id).keluarga).toBeNull();
    const start = fixDraft(profileOf(id), app.views);
    expectOk(await keepFix(profileOf(id), { ...start, kk: '9912990101150001' }, app));
    expect(profileOf(id).keluarga?.kk_samar).toBe('9912 **** **** 0001');
  });
});

describe('times of her life and leaving', () => {
  test('pregnant, then after the birth no longer', async () => {
    const id = await woman();
    expectOk(await beginEpisode(app.actions, profileOf(id).warga, 'hamil', '2026-02-20'));
    expect(profileOf(id).group).toBe('bumil');
    expectOk(await beginEpisode(app.actions, profileOf(id).warga, 'nifas', '2026-11-20'));
    expect(profileOf(id).group).toBe('bufas');
    const [nifas] = runningOf(profileOf(id).warga);
    const end = [id, 'nifas', '2026-11-20', '2026-11-25', nifas?.id] as const;
    expectOk(await app.actions.recordEpisode(...end));
    expect(profileOf(id).group).toBe('dewasa');
    expect(profileOf(id).warga.episode).toHaveLength(2);
    const odd = await app.actions.recordEpisode(id, 'hamil', '2026-11-20', '2026-11-01');
    expect(expectFailure(odd)).toBe('warga.episode_terbalik');
    expect(expectFailure(await app.actions.recordEpisode(id, 'hamil', '2027-01-01'))).toBe(
      'warga.tanggal_di_depan',
    );
  });

  test('an end of the pregnancy that was refused is said; again it begins nothing twice', async () => {
    const id = await woman();
    expectOk(await beginEpisode(app.actions, profileOf(id).warga, 'hamil', '2026-02-20'));
    const odd: typeof app.actions = {
      ...app.actions,
      recordEpisode: (...input) =>
        input[1] === 'hamil'
          ? Promise.resolve(fail('simpan.penuh'))
          : app.actions.recordEpisode(...input),
    };
    const refused = await beginEpisode(odd, profileOf(id).warga, 'nifas', '2026-11-20');
    expect(expectFailure(refused)).toBe('simpan.penuh');
    expectOk(await beginEpisode(app.actions, profileOf(id).warga, 'nifas', '2026-11-20'));
    expect(runningOf(profileOf(id).warga).map(({ jenis }) => jenis)).toEqual(['nifas']);
    expect(profileOf(id).warga.episode).toHaveLength(2);
  });

  test('who died by mistake is taken back', async () => {
    const id = await woman();
    const early = await app.actions.endWarga(id, 'meninggal', '1990-01-01');
    expect(expectFailure(early)).toBe('warga.sebelum_lahir');
    expectOk(await app.actions.endWarga(id, 'meninggal', '2026-11-20'));
    expect(profileOf(id).warga.status).toBe('meninggal');
    expectOk(await app.actions.endWarga(id, 'aktif', '2026-11-26'));
    expect(profileOf(id).warga.status).toBe('aktif');
    expect(profileOf(id).history[0]?.words).toContain('keadaan: meninggal jadi aktif, Bu Sari');
  });
});

describe('the age method of a weighing', () => {
  test('a new phone assesses it by the method it was stored with', async () => {
    const { id } = await registerAisyah(app);
    await app.actions.sendNow();
    server.seed('penimbangan', { ...seeded(id), metode: 'hari' });
    server.seed('penimbangan', { ...seeded(id), tanggal: '2026-09-26' });
    server.code('RANI000001', 'Bu Rani');
    const rani = await new Phone(server.transport, MORNING).start();
    expectOk(await rani.actions.enrol('RANI000001', '998877'));
    await rani.actions.sendNow();
    const methods = [...rani.core.base.value.penimbangan.values()].map(
      (row) => [row.tanggal, row.penilaian?.['metode']] as const,
    );
    expect(Object.fromEntries(methods)).toEqual({
      '2026-10-26': 'hari',
      '2026-09-26': 'bulan_penuh',
    });
  });
});

function seeded(warga_id: string): PenimbanganRow {
  return { ...OCTOBER, id: crypto.randomUUID(), warga_id };
}

test('a guest of the same name is told from the child who lives here, in the queue and in the search', async () => {
  const facts = { nama: 'Gilang', jenis_kelamin: 'L', tanggal_lahir: '2025-03-20' } as const;
  const home = expectOk(await app.actions.registerWarga(facts)).id;
  const guest = expectOk(await app.actions.registerWarga({ ...facts, tamu: true })).id;
  const queued = new Map(app.views.queue.value.rows.map((row) => [row.wargaId, row.guestWords]));
  expect([queued.get(home), queued.get(guest)]).toEqual(['', 'tamu']);
  const found = app.views.search('gilang').map((hit) => [hit.wargaId, hit.detail.endsWith('tamu')]);
  expect(new Map(found as [string, boolean][])).toEqual(
    new Map([
      [home, false],
      [guest, true],
    ]),
  );
});
