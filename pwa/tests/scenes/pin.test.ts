import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { text, utf8 } from '../../src/kernel/bytes';
import { SimpulError } from '../../src/kernel/result';
import { expectFailure, expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const PIN = '135790';
const RANI_PIN = '246813';
const NEW = '902716';

let server: MemoryServer;
let phone: Phone;
let app: HeadlessApp;
let sari: string;
let rani: string;
let cut: boolean;
let busy: number;
let sent: string[];

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  sari = server.code('SARI000001', 'Bu Sari');
  rani = server.code('RANI000001', 'Bu Rani');
  cut = false;
  busy = 0;
  sent = [];
  phone = new Phone((request) => {
    if (busy > 0) {
      busy -= 1;
      return Promise.resolve({
        status: 503,
        header: () => '5',
        body: utf8('{"code": "sibuk.coba_lagi"}'),
      });
    }
    if (cut) throw new SimpulError('jaringan.tidak_ada');
    sent.push(request.path.endsWith('/pin') ? text(request.body ?? new Uint8Array()) : '');
    return server.transport(request);
  }, MORNING);
  app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', PIN));
  expectOk(await app.actions.addKader('RANI000001', RANI_PIN));
});

function reset(): { check: string; status: string } | null {
  return app.views.lock.value.kader.find((one) => one.akunId === sari)?.reset ?? null;
}

async function asked(): Promise<string> {
  expectOk(await app.actions.askPin(sari));
  return reset()?.check ?? '';
}

describe('Lupa PIN', () => {
  test('a phone of an earlier release is given its way back when it opens', async () => {
    const { db } = phone;
    await db.meta.delete('ownRecovery');
    app.actions.lock();
    expectOk(await app.actions.unlock(sari, PIN));
    app.actions.lock();
    const check = await asked();
    server.answerPin(check, 'disetujui');
    expectOk(await app.actions.setPin(sari, NEW));
  });

  test('a yes of the village gives a new PIN, and unsent work, drafts and the other kader stay', async () => {
    phone.online.value = false;
    const aisyah = await registerAisyah(app);
    await app.actions.saveDraft(`timbang:${aisyah.id}`, { berat: '89' });
    const unsent = app.core.unsentCount.value;
    expect(unsent).toBeGreaterThan(0);
    app.actions.lock();
    const check = await asked();
    expect(reset()).toMatchObject({ check, status: 'menunggu' });
    server.answerPin(check, 'disetujui');
    expectOk(await app.actions.askPin(sari));
    expect(reset()?.status).toBe('disetujui');
    expectOk(await app.actions.setPin(sari, NEW));
    expect(app.phase.value).toBe('terbuka');
    expect(app.views.profile(aisyah.id)?.warga.nama).toBe('Aisyah Nur');
    expect(app.actions.readDraft(`timbang:${aisyah.id}`)).toEqual({ berat: '89' });
    expect(app.core.unsentCount.value).toBe(unsent);
    app.actions.lock();
    expect(reset()).toBeNull();
    expect(expectFailure(await app.actions.unlock(sari, PIN))).toBe('pin.salah');
    expectOk(await app.actions.unlock(sari, NEW));
    app.actions.lock();
    expectOk(await app.actions.unlock(rani, RANI_PIN));
  });

  test('a busy server is asked again by itself, and the PIN is typed once', async () => {
    app.actions.lock();
    server.answerPin(await asked(), 'disetujui');
    expectOk(await app.actions.askPin(sari));
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      busy = 2;
      let done = false;
      const setting = app.actions.setPin(sari, NEW).finally(() => {
        done = true;
      });
      const over = (): void => {
        vi.advanceTimersByTime(5000);
        expect(done).toBe(true);
      };
      await vi.waitFor(over, { timeout: 10_000 });
      expectOk(await setting);
      expect(busy).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    expect(app.phase.value).toBe('terbuka');
  });

  test('it goes on after a restart, also while she must wait for five wrong PINs', async () => {
    app.actions.lock();
    for (let at = 0; at < 5; at += 1) await app.actions.unlock(sari, '000000');
    const check = await asked();
    phone.kill();
    app = await phone.start();
    expect(reset()).toMatchObject({ check, status: 'menunggu' });
    expect(await asked()).toBe(check);
    server.answerPin(check, 'disetujui');
    expectOk(await app.actions.askPin(sari));
    expectOk(await app.actions.setPin(sari, NEW));
    expect(app.phase.value).toBe('terbuka');
  });

  test('without a yes there is no way in', async () => {
    app.actions.lock();
    expect(expectFailure(await app.actions.setPin(sari, NEW))).toBe('pin.permintaan_berakhir');
    const check = await asked();
    expect(expectFailure(await app.actions.setPin(sari, NEW))).toBe('pin.permintaan_berakhir');
    server.answerPin(check, 'ditolak');
    expectOk(await app.actions.askPin(sari));
    expect(reset()?.status).toBe('ditolak');
    expect(expectFailure(await app.actions.setPin(sari, NEW))).toBe('pin.permintaan_berakhir');
    expect(app.phase.value).toBe('terkunci');
    expectOk(await app.actions.unlock(sari, PIN));
  });

  test('a no begins anew with another key and other digits', async () => {
    app.actions.lock();
    const first = await asked();
    server.answerPin(first, 'ditolak');
    expectOk(await app.actions.askPin(sari));
    expect(await asked()).not.toBe(first);
    expect(reset()?.status).toBe('menunggu');
  });

  test('the register key leaves the phone only after the yes, and only sealed', async () => {
    app.actions.lock();
    const check = await asked();
    await app.actions.askPin(sari);
    const envelopes = (): number => sent.filter((body) => body.includes('recovery')).length;
    expect(envelopes()).toBe(0);
    server.answerPin(check, 'disetujui');
    await app.actions.askPin(sari);
    await app.actions.setPin(sari, NEW);
    expect(envelopes()).toBe(1);
  });

  test('without signal she is told so, and may try her old PIN', async () => {
    app.actions.lock();
    cut = true;
    expect(expectFailure(await app.actions.askPin(sari))).toBe('jaringan.tidak_ada');
    await app.actions.dropPin(sari);
    expect(reset()).toBeNull();
    expectOk(await app.actions.unlock(sari, PIN));
  });
});

describe('Atas nama', () => {
  test('what she saves carries both names until it ends or the lock closes', async () => {
    app.actions.lock();
    expectOk(await app.actions.unlock(rani, RANI_PIN));
    app.actions.setOnBehalf(sari);
    expect(app.views.home.value.onBehalf).toBe('Bu Sari');
    await registerAisyah(app);
    expect(app.views.todayItems.value[0]?.who).toBe('Bu Rani atas nama Bu Sari');
    const last = app.core.operations.value.at(-1)?.operation;
    expect([last?.actor_id, last?.on_behalf_id]).toEqual([rani, sari]);
    app.actions.lock();
    expectOk(await app.actions.unlock(rani, RANI_PIN));
    expect(app.views.home.value.onBehalf).toBe('');
    expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    expect(app.views.todayItems.value[0]?.who).toBe('Bu Rani');
  });

  test('a sealed report names nobody else', async () => {
    app.actions.setOnBehalf(rani);
    expectOk(await app.actions.sealKasus({ uraian: 'x' }, ['polisi']));
    await app.engine.run(true);
    const sealed = [...server.known.values()].find(
      ({ operation }) => operation.type === 'seal_kasus',
    );
    expect(sealed?.operation.on_behalf_id ?? null).toBeNull();
  });
});
