import { beforeEach, describe, expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { expectOk, Phone } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const MONTH = 30 * 86_400_000;

let server: MemoryServer;
let phone: Phone;
let app: HeadlessApp;

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  phone = new Phone(server.transport, MORNING);
  app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
  await app.actions.sendNow();
});

async function person(nama: string, tanggal_lahir: string): Promise<string> {
  const facts = { nama, jenis_kelamin: 'P', tanggal_lahir, rt: '02' } as const;
  return expectOk(await app.actions.registerWarga(facts)).id;
}

async function at(ms: number): Promise<void> {
  phone.now = ms;
  server.now = ms;
  await app.core.readFacts();
}

async function answered(
  warga_id: string,
  layanan_id: string,
  jawaban: Record<string, unknown>,
  cara: 'meja' | 'rumah' = 'meja',
): Promise<void> {
  const about = { layanan_id, cara, subjek_jenis: 'orang', warga_id, jawaban } as const;
  expectOk(await app.actions.recordKunjungan(about));
}

const list = (): string[] => app.views.visits.value.map(({ nama, reason }) => `${nama}: ${reason}`);

describe('the houses to visit', () => {
  test('it works: by reason, in the order of K-12', async () => {
    const absent = await person('Lia', '2024-11-10');
    await app.actions.recordPenimbangan({ warga_id: absent, berat_g: 10_000 });
    await at(MORNING + MONTH);
    const citra = await person('Citra', '2024-08-10');
    await app.actions.recordPenimbangan({ warga_id: citra, berat_g: 11_000 });
    await at(MORNING + 2 * MONTH);
    await app.actions.recordPenimbangan({ warga_id: citra, berat_g: 11_000 });
    const wati = await person('Wati', '1995-05-01');
    expectOk(await app.actions.recordEpisode(wati, 'hamil', '2026-12-01'));
    const ani = await person('Ani', '1996-05-01');
    expectOk(await app.actions.recordEpisode(ani, 'hamil', '2026-12-01'));
    const karto = await person('Karto', '1950-01-01');
    await person('Sumi', '1951-01-01');
    await answered(wati, 'KES-02', { tanda_bahaya: true });
    await answered(karto, 'SOS-02', { tinggal_sendiri: true });
    expect(list()).toEqual([
      'Citra: berat tidak naik',
      'Wati: ibu dengan tanda bahaya',
      'Karto: lansia tinggal sendiri',
      'Lia: 2 bulan tidak hadir',
      'Ani: ibu hamil',
    ]);
    await at(MORNING + 2 * MONTH + 60_000);
    await answered(wati, 'KES-02', { tanda_bahaya: false });
    expect(list()).toContain('Wati: ibu hamil');
  });

  test('a child that was registered and never weighed is missed after two months', async () => {
    await person('Lia', '2025-06-10');
    await at(MORNING + MONTH);
    expect(list()).toEqual([]);
    await at(MORNING + 2 * MONTH);
    await person('Hana', '2026-12-01');
    expect(list()).toEqual(['Lia: 2 bulan tidak hadir']);
  });

  test('a request that came back brings the kader to its house', async () => {
    const kadir = await person('Kadir', '1980-01-01');
    const request = { layanan_id: 'PRM-01', untuk: 'orang', warga_id: kadir } as const;
    const { id } = expectOk(await app.actions.sendUsulan(request));
    await app.actions.sendNow();
    expect(list()).toEqual([]);
    const row = server.tables.usulan.get(id);
    if (row) server.seed('usulan', { ...row, status: 'dikembalikan' });
    await app.actions.sendNow();
    expect(list()).toEqual(['Kadir: usulannya perlu dicek']);
  });

  test('a house visited today is off the list until tomorrow, and stands in the profile', async () => {
    const karto = await person('Karto', '1950-01-01');
    await answered(karto, 'SOS-02', { tinggal_sendiri: true });
    const visit = { layanan_id: 'KES-04', cara: 'rumah', subjek_jenis: 'orang' } as const;
    const nobody = { ...visit, warga_id: karto, hasil: 'tidak_ada_orang', jawaban: {} } as const;
    const { id } = expectOk(await app.actions.recordKunjungan(nobody));
    expect(list()).toEqual([]);
    expect(app.views.profile(karto)?.visits).toContainEqual(
      expect.stringMatching(/^Kamis 26 Nov: .*, tidak ada orang, Bu Sari$/),
    );
    expectOk(await app.actions.voidKunjungan(id, 'batal'));
    expect(list()).toHaveLength(1);
    expectOk(await app.actions.recordKunjungan(nobody));
    await at(MORNING + 86_400_000);
    expect(list()).toHaveLength(1);
  });
});
