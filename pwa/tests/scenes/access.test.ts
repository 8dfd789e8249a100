import { beforeEach, describe, expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { sentence } from '../../src/state/sentences';
import { expectFailure, expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const PIN = '135790';

let server: MemoryServer;
let phone: Phone;
let app: HeadlessApp;
let sari: string;

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  sari = server.code('SARI000001', 'Bu Sari');
  phone = new Phone(server.transport, MORNING);
  app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', PIN));
});

async function wrongPin(times: number): Promise<string> {
  let code = '';
  for (let at = 0; at < times; at += 1) {
    code = expectFailure(await app.actions.unlock(sari, '000000'));
  }
  return code;
}

describe('signing in', () => {
  test('it works offline after a restart', async () => {
    const aisyah = await registerAisyah(app);
    phone.online.value = false;
    app = await phone.restart(PIN);
    expect(app.phase.value).toBe('terbuka');
    expect(app.views.profile(aisyah.id)?.warga.nama).toBe('Aisyah Nur');
  });

  test('locked, nothing of anybody is in memory', async () => {
    await registerAisyah(app);
    app.actions.lock();
    expect(app.phase.value).toBe('terkunci');
    expect(app.core.tables.value.warga.size).toBe(0);
    expect(app.views.search('aisyah')).toEqual([]);
    const refused = await app.actions.registerKeluarga({ kepala_nama: 'Kadir' });
    expect(expectFailure(refused)).toBe('pin.terkunci');
  });

  test('five wrong PINs wait 30 seconds, also after a restart, and the wait grows', async () => {
    app.actions.lock();
    expect(await wrongPin(4)).toBe('pin.salah');
    expect(app.views.lock.value.triesLeft).toBe(1);
    expect(await wrongPin(1)).toBe('pin.tunggu');
    expect(app.views.lock.value.waitSeconds).toBe(30);
    expect(expectFailure(await app.actions.unlock(sari, PIN))).toBe('pin.tunggu');
    phone.kill();
    app = await phone.start();
    expect(expectFailure(await app.actions.unlock(sari, PIN))).toBe('pin.tunggu');
    phone.now += 31_000;
    expect(expectFailure(await app.actions.unlock(sari, '111111'))).toBe('pin.tunggu');
    expect(app.views.lock.value.waitSeconds).toBe(60);
    phone.now += 61_000;
    expectOk(await app.actions.unlock(sari, PIN));
    expect(app.views.lock.value.kader[0]?.triesLeft).toBe(5);
  });

  test('a clock set back does not make the wait longer', async () => {
    app.actions.lock();
    await wrongPin(5);
    phone.now -= 365 * 86_400_000;
    await app.core.readFacts();
    expect(app.views.lock.value.waitSeconds).toBeLessThanOrEqual(30);
  });

  test('a PIN has six digits, and the words say so', async () => {
    const code = expectFailure(await app.actions.changePin(PIN, '12a'));
    expect(code).toBe('pin.enam_angka');
    expect(sentence({ code, params: {} })).toMatch(/6 angka/);
    expectOk(await app.actions.changePin(PIN, '246802'));
    app.actions.lock();
    expect(expectFailure(await app.actions.unlock(sari, PIN))).toBe('pin.salah');
    expectOk(await app.actions.unlock(sari, '246802'));
  });
});

describe('one phone, several kader', () => {
  test('each record keeps who entered it', async () => {
    const rani = server.code('RANI000001', 'Bu Rani');
    expectOk(await app.actions.addKader('RANI000001', '998877'));
    await registerAisyah(app);
    app.actions.lock();
    expect(app.views.lock.value.kader.map(({ nama }) => nama)).toEqual(
      expect.arrayContaining(['Bu Sari', 'Bu Rani']),
    );
    expectOk(await app.actions.unlock(rani, '998877'));
    await app.actions.registerKeluarga({ kepala_nama: 'Kadir' });
    const who = app.views.todayItems.value.map((item) => item.who);
    expect(who).toEqual(['Bu Rani', 'Bu Sari']);
    await app.actions.sendNow();
    const actors = [...server.known.values()].map(({ operation }) => operation.actor_id);
    expect(actors).toEqual([sari, rani]);
  });

  test('one wrong kader does not shut out the other', async () => {
    const rani = server.code('RANI000001', 'Bu Rani');
    expectOk(await app.actions.addKader('RANI000001', '998877'));
    app.actions.lock();
    await wrongPin(5);
    expectOk(await app.actions.unlock(rani, '998877'));
  });

  test('a used code is refused with its sentence and nothing changes', async () => {
    const code = expectFailure(await app.actions.addKader('SARI000001', '998877'));
    expect(code).toBe('akses.kode_terpakai');
    expect(app.views.lock.value.kader).toHaveLength(1);
  });
});

describe('leaving the phone', () => {
  test('wiping is refused while anything is not received', async () => {
    await registerAisyah(app);
    expect(expectFailure(await app.actions.wipe())).toBe('simpan.masih_ada');
    await app.actions.sendNow();
    expectOk(await app.actions.wipe());
    expect(app.phase.value).toBe('baru');
    expect(await phone.db.rows.count()).toBe(0);
  });

  test('a revoked phone uploads what it has, then empties itself', async () => {
    await registerAisyah(app);
    for (const device of server.devices.values()) device.revoked = true;
    await app.actions.sendNow();
    expect(server.known.size).toBe(1);
    expect(app.phase.value).toBe('baru');
    expect(await phone.db.operations.count()).toBe(0);
  });

  test('a revoked phone with nothing to send learns it too, and empties itself', async () => {
    await registerAisyah(app);
    await app.actions.sendNow();
    for (const device of server.devices.values()) device.revoked = true;
    await app.actions.sendNow();
    expect(app.phase.value).toBe('baru');
    expect(await phone.db.rows.count()).toBe(0);
  });

  test('a revoked phone gives its photos away before it empties itself', async () => {
    const { sha256 } = expectOk(await app.actions.addPhoto(new Blob([new Uint8Array(1000)])));
    await app.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum', foto: [sha256] });
    for (const device of server.devices.values()) device.revoked = true;
    await app.actions.sendNow();
    expect(server.photos.get(sha256)?.length).toBe(1004);
    expect(app.phase.value).toBe('baru');
  });
});
