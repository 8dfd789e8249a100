import { beforeEach, describe, expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

/** Thursday 26 November 2026, 08.00 WIB. */
const MORNING = Date.parse('2026-11-26T01:00:00Z');
const DAY = 86_400_000;

let server: MemoryServer;
let phone: Phone;
let app: HeadlessApp;

async function enrolled(code: string, name: string): Promise<[Phone, HeadlessApp]> {
  server.code(code, name);
  const made = new Phone(server.transport, MORNING);
  const started = await made.start();
  expectOk(await started.actions.enrol(code, '135790'));
  await started.actions.sendNow();
  return [made, started];
}

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  [phone, app] = await enrolled('SARI000001', 'Bu Sari');
});

/** Aisyah came and was weighed today. */
async function weighed(): Promise<string> {
  expectOk(await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] }));
  const { id } = await registerAisyah(app);
  expectOk(await app.actions.recordPenimbangan({ warga_id: id, berat_g: 8900 }));
  return id;
}

function seen(from: HeadlessApp, id: string): unknown {
  const { views } = from;
  const { counts } = views.recap.value;
  return {
    found: views.search('aisyah').map(({ wargaId }) => wargaId),
    queued: views.queue.value.rows.some(({ wargaId }) => wargaId === id),
    profile: views.profile(id) !== null,
    counts: [counts.S, counts.D, counts.hadir],
    archive: views.archive.value.map(({ wargaId }) => wargaId),
  };
}

describe('registered by mistake', () => {
  test('it works: she leaves queue, search and recap, and comes back as she was', async () => {
    const id = await weighed();
    const before = seen(app, id);
    expect(before).toMatchObject({ found: [id], queued: true, counts: [1, 1, 1], archive: [] });
    expectOk(await app.actions.archiveWarga(id, 'Salah daftar'));
    const away = { found: [], queued: false, profile: false, counts: [0, 0, 0], archive: [id] };
    expect(seen(app, id)).toEqual(away);
    expect(app.views.archive.value[0]?.words).toBe('Kamis 26 Nov, Bu Sari, Salah daftar');
    expect(app.views.todayItems.value[0]?.words).toBe('Arsipkan Aisyah Nur');
    await app.actions.sendNow();
    expect(seen(app, id)).toEqual(away);
    expectOk(await app.actions.restoreWarga(id));
    expect(seen(app, id)).toEqual(before);
    const [back, put] = app.views.profile(id)?.history ?? [];
    expect([back?.words, put?.words]).toEqual([
      'keadaan: diarsipkan jadi aktif, Bu Sari, Kamis 26 Nov',
      'keadaan: aktif jadi diarsipkan, Bu Sari, Kamis 26 Nov, Salah daftar',
    ]);
  });

  test('another phone lets her go and takes her back; what it recorded meanwhile is kept', async () => {
    const id = await weighed();
    await app.actions.sendNow();
    const [, other] = await enrolled('WATI000001', 'Bu Wati');
    expectOk(await app.actions.archiveWarga(id, 'Salah daftar'));
    await app.actions.sendNow();
    // The other has not heard of it.
    const visit = { layanan_id: 'KES-02', cara: 'rumah', subjek_jenis: 'orang' } as const;
    const rest = { warga_id: id, tanggal: '2026-11-26', jawaban: {} } as const;
    const made = expectOk(await other.actions.recordKunjungan({ ...visit, ...rest }));
    await other.actions.sendNow();
    expect(seen(other, id)).toMatchObject({ found: [], profile: false, archive: [id] });
    expect(server.tables.kunjungan.has(made.id)).toBe(true);
    expectOk(await other.actions.restoreWarga(id));
    await other.actions.sendNow();
    await app.actions.sendNow();
    for (const each of [app, other]) {
      expect(seen(each, id)).toMatchObject({ found: [id], counts: [1, 1, 1], archive: [] });
      expect(each.views.profile(id)?.visits).toHaveLength(1);
    }
  });

  test('twice keeps the first day; of 30 days the phone is told, later it is for the office', async () => {
    const id = await weighed();
    expectOk(await app.actions.archiveWarga(id, 'Salah daftar'));
    expectOk(await app.actions.archiveWarga(id, 'Hanya mencoba'));
    expect(app.views.archive.value[0]?.words).toContain('Salah daftar');
    const later = async (days: number): Promise<number> => {
      phone.now = MORNING + days * DAY;
      server.now = phone.now;
      await app.actions.sendNow();
      return app.views.archive.value.length;
    };
    expect(await later(30)).toBe(1);
    expect(await later(31)).toBe(0);
    expect(app.views.profile(id)).toBeNull();
  });
});
