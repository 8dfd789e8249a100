import { beforeEach, describe, expect, test } from 'vitest';

import { newId } from '../../src/kernel/ids';
import type { TabNews } from '../../src/platform/tabs';
import type { HeadlessApp } from '../../src/state/app';
import { isBelow } from '../../src/state/update';
import { FIRST_HEAD } from '../../src/store/meta';
import type { Transport } from '../../src/sync/transport';
import { expectFailure, expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer, noSignal } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const PIN = '135790';

let server: MemoryServer;
let phone: Phone;
let sari: string;
/** The server acts on the next enrolment, and its answer never arrives. */
let loseAnswer = false;

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  sari = server.code('SARI000001', 'Bu Sari');
  loseAnswer = false;
  phone = new Phone(network, MORNING);
});

const network: Transport = async (request) => {
  const answer = await server.transport(request);
  if (!loseAnswer || !request.path.endsWith('/enrol')) return answer;
  loseAnswer = false;
  return noSignal();
};

async function enrolled(): Promise<HeadlessApp> {
  const app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', PIN));
  return app;
}

describe('an answer that was lost', () => {
  test('the same code goes on with the same phone, and with no other', async () => {
    let app = await phone.start();
    loseAnswer = true;
    expect(expectFailure(await app.actions.enrol('SARI000001', PIN))).toBe('jaringan.tidak_ada');
    phone.kill();
    app = await phone.start();
    expect(app.phase.value).toBe('baru');
    const other = await new Phone(network, MORNING).start();
    expect(expectFailure(await other.actions.enrol('SARI000001', PIN))).toBe('akses.kode_terpakai');
    expectOk(await app.actions.enrol('SARI000001', PIN));
    expect(server.devices.size).toBe(1);
    expect(app.views.settings.value.deviceLetter).toBe('A');
  });

  test('a second kader may type her code again; a code in the drawer changes no PIN', async () => {
    const app = await enrolled();
    server.code('RANI000001', 'Bu Rani');
    loseAnswer = true;
    expectFailure(await app.actions.addKader('RANI000001', '998877'));
    expectOk(await app.actions.addKader('RANI000001', '998877'));
    const again = await app.actions.addKader('RANI-000001', '112233');
    expect(expectFailure(again)).toBe('akses.kode_terpakai');
    expect(app.views.lock.value.kader).toHaveLength(2);
  });
});

describe('a phone that is enrolled again', () => {
  /** The phone as it was before its first record: its next number was used already. */
  async function oldImage(): Promise<HeadlessApp> {
    const app = await enrolled();
    await registerAisyah(app);
    await app.actions.sendNow();
    await phone.db.operations.clear();
    await phone.db.meta.put({ k: 'head', v: FIRST_HEAD }, { k: 'contiguous', v: 0 });
    return phone.restart(PIN);
  }

  test('it keeps everything and its kader, and goes on under a new letter', async () => {
    let app = await oldImage();
    const rani = server.code('RANI000001', 'Bu Rani');
    const first = expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    await app.actions.sendNow();
    expect(server.known.get(first.operationId)?.verdict.masalah).toBe('operasi.nomor_urut_ganda');
    expect(app.views.unsent.value.mustReenrol).toBe(true);
    const second = expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Wiryo' }));

    loseAnswer = true;
    expect(expectFailure(await app.actions.reenrol('RANI000001'))).toBe('jaringan.tidak_ada');
    app = await phone.restart(PIN);
    expectOk(await app.actions.reenrol('RANI000001'));

    expect(server.devices.size).toBe(2);
    const device = [...server.devices.values()][1];
    expect([...(device?.kader ?? [])].sort()).toEqual([rani, sari].sort());
    expect(app.views.settings.value.deviceLetter).toBe('B');
    expect(app.views.unsent.value.mustReenrol).toBe(false);
    const third = expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Sarto' }));
    await app.actions.sendNow();
    const states = [second, third].map(({ operationId }) => server.known.get(operationId)?.verdict);
    expect(states.map((verdict) => verdict?.verdict)).toEqual(['accepted', 'accepted']);
    expect(server.known.get(third.operationId)?.operation.device_seq).toBe(1);
    expect(app.views.home.value.unsent).toBe(0);
    // What the village still has to decide about stays in sight, once.
    expect(app.views.unsent.value.items.map(({ operationId }) => operationId)).toEqual([
      first.operationId,
    ]);
    phone.kill();
    app = await phone.start();
    expect(app.core.unsentCount.value).toBe(0);
  });

  test('a server that lost the phone gets all unsent work under new numbers, same ids', async () => {
    let app = await enrolled();
    await registerAisyah(app);
    await app.actions.sendNow();
    const kept = [];
    for (const nama of ['Kadir', 'Wiryo']) {
      kept.push(expectOk(await app.actions.registerKeluarga({ kepala_nama: nama })).operationId);
    }
    expectOk(await app.actions.sealKasus({ cerita: 'rahasia' }, ['kepala_desa']));
    kept.push(expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Sarto' })).operationId);
    server.devices.clear();
    await app.actions.sendNow();
    expect(app.views.unsent.value.mustReenrol).toBe(true);
    server.codes.set('SARI000002', { akunId: sari, nama: 'Bu Sari' });
    expectOk(await app.actions.reenrol('SARI000002'));
    expect(app.views.home.value.unsent).toBe(4);
    expect((await phone.copy.list()).length).toBe(4);
    app = await phone.restart(PIN);
    expect(app.views.home.value.unsent).toBe(4);
    await app.actions.sendNow();

    const [device] = [...server.devices.values()];
    const arrived = kept.map((id) => server.known.get(id)?.operation);
    expect(arrived.map((each) => each?.device_seq)).toEqual([1, 2, 3]);
    expect(new Set(arrived.map((each) => each?.device_id))).toEqual(new Set([device?.id]));
    expect(kept.map((id) => server.known.get(id)?.verdict.verdict)).toEqual(
      Array(3).fill('accepted'),
    );
    const sealed = [...server.known.values()].find(
      ({ operation }) => operation.type === 'seal_kasus',
    );
    expect(sealed?.verdict.masalah).toBe('operasi.hp_lain');
    expect(app.views.home.value.unsent).toBe(0);
    expect(await phone.copy.list()).toEqual([]);
    await app.actions.sendNow();
    expect(app.core.tables.value.keluarga.size).toBe(3);
  });

  test('a server put back from an older backup gets what it had answered, too', async () => {
    const app = await enrolled();
    const aisyah = await registerAisyah(app);
    const kadir = expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    await app.actions.sendNow();
    const answered = [...server.known.keys()];
    const wiryo = expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Wiryo' }));
    server.devices.clear();
    server.known.clear();
    server.history = newId(2);
    server.remove('warga', aisyah.id);
    for (const id of server.tables.keluarga.keys()) server.remove('keluarga', id);
    await app.actions.sendNow();
    server.codes.set('SARI000002', { akunId: sari, nama: 'Bu Sari' });
    expectOk(await app.actions.reenrol('SARI000002'));
    expect(app.views.home.value.unsent).toBe(answered.length + 1);
    await app.actions.sendNow();

    expect(answered).toContain(kadir.operationId);
    const arrived = [...server.known.values()].map(({ operation, verdict }) => ({
      id: operation.id,
      seq: operation.device_seq,
      verdict: verdict.verdict,
    }));
    expect(arrived).toEqual(
      [...answered, wiryo.operationId].map((id, at) => ({ id, seq: at + 1, verdict: 'accepted' })),
    );
    expect(server.tables.warga.has(aisyah.id)).toBe(true);
    expect(app.views.home.value.unsent).toBe(0);
    expect((await phone.db.meta.get('history'))?.v).toBe(server.history);
  });

  test('a wrong code changes nothing', async () => {
    const app = await oldImage();
    await app.actions.registerKeluarga({ kepala_nama: 'Kadir' });
    await app.actions.sendNow();
    expect(expectFailure(await app.actions.reenrol('AAAAAAAAAA'))).toBe('akses.kode_salah');
    expect(app.views.settings.value.deviceLetter).toBe('A');
    expect(app.views.unsent.value.items).toHaveLength(1);
  });
});

describe('a new version', () => {
  test('it is offered only while nothing is open', async () => {
    const app = await enrolled();
    await app.actions.sendNow();
    const offered = (): boolean => app.views.settings.value.updateNow;
    expect(offered()).toBe(false);
    phone.updateReady.value = true;
    expect(offered()).toBe(true);

    await app.actions.saveDraft('orang-baru', { nama: 'Ha' });
    expect(offered()).toBe(false);
    app.actions.applyUpdate();
    expect(phone.updates).toBe(0);
    await app.actions.dropDraft('orang-baru');

    expectOk(await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [sari] }));
    expect(offered()).toBe(false);
    app.actions.applyUpdate();
    expect(phone.updates).toBe(0);
    expectOk(await app.actions.closeSesi());

    // Unsent rows are never in the way; a send in flight is.
    expect(app.views.home.value.unsent).toBe(2);
    expect(offered()).toBe(true);
    const sending = app.actions.sendNow();
    expect(offered()).toBe(false);
    app.actions.applyUpdate();
    expect(phone.updates).toBe(0);
    await sending;
    app.actions.applyUpdate();
    expect(phone.updates).toBe(1);
  });

  test('a phone below the minimum is told so, and still records and sends', async () => {
    const app = await enrolled();
    server.minimumApp = '0.10.0';
    await app.actions.sendNow();
    expect(app.views.settings.value.outdated).toMatch(/sudah lama/);
    const saved = await registerAisyah(app);
    await app.actions.sendNow();
    expect(server.known.get(saved.operationId)?.verdict.verdict).toBe('accepted');
    server.minimumApp = '0.1.0';
    await app.actions.sendNow();
    expect(app.views.settings.value.outdated).toBe('');
  });

  test('versions are compared as numbers', () => {
    expect(isBelow('0.9.10', '0.10.0')).toBe(true);
    expect(isBelow('0.10.0', '0.9.10')).toBe(false);
    expect(isBelow('1.0.0', '1.0')).toBe(false);
    expect(isBelow('1.0.0-uji', '1.0.1')).toBe(true);
  });
});

test('a revoked phone with photos asks for a PIN, sends them and empties itself', async () => {
  const app = await enrolled();
  expectOk(await app.actions.unlock(sari, PIN));
  const { sha256 } = expectOk(await app.actions.addPhoto(new Blob([new Uint8Array(1000)])));
  await app.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum', foto: [sha256] });
  app.actions.lock();
  for (const device of server.devices.values()) device.revoked = true;
  await app.actions.sendNow();
  expect(app.phase.value).toBe('dicabut');
  expect(app.views.lock.value).toMatchObject({ unsent: 0, photos: 1, unlocked: false });
  expectOk(await app.actions.unlock(sari, PIN));
  expect(app.phase.value).toBe('dicabut');
  expect(app.views.lock.value.unlocked).toBe(true);
  await app.actions.sendNow();
  expect(server.photos.get(sha256)?.length).toBe(1004);
  expect(app.phase.value).toBe('baru');
});

test('what is saved or fetched in one tab is seen in the other', async () => {
  const listeners: ((news: TabNews) => void)[] = [];
  const join = (own: Phone): void => {
    let mine: ((news: TabNews) => void) | null = null;
    own.tabs = {
      tell: (news) => {
        for (const each of listeners) if (each !== mine) each(news);
      },
      hear: (listen) => {
        mine = listen;
        listeners.push(listen);
      },
    };
  };
  join(phone);
  const app = await enrolled();
  const other = new Phone(network, MORNING);
  Object.assign(other, { name: phone.name });
  join(other);
  const tab = await other.start();
  expectOk(await tab.actions.unlock(sari, PIN));
  const { id } = await registerAisyah(app);
  await expect.poll(() => tab.views.profile(id)?.warga.nama).toBe('Aisyah Nur');
  expect(tab.views.home.value.unsent).toBe(1);
  expectOk(await tab.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
  await expect.poll(() => app.core.tables.value.keluarga.size).toBe(1);
  await app.actions.sendNow();
  await expect.poll(() => tab.views.home.value.unsent).toBe(0);
  await expect.poll(() => tab.core.base.value.warga.size).toBe(1);
  expect([...server.known.values()].map(({ operation }) => operation.device_seq)).toEqual([1, 2]);
});
