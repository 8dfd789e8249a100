import { beforeEach, describe, expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { Fuse } from './fuse';
import { expectFailure, expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const PIN = '135790';
const KEY = 'timbang:aisyah';

let server: MemoryServer;
let phone: Phone;
let app: HeadlessApp;

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  phone = new Phone(server.transport, MORNING);
  app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', PIN));
});

/** Starts the phone again with the battery to be pulled after so many steps from now. */
async function fused(steps: number): Promise<Fuse> {
  const fuse = new Fuse();
  phone.rig = (ports) => {
    fuse.database(phone.db);
    return { ...ports, copy: fuse.copy(ports.copy), transport: fuse.network(ports.transport) };
  };
  app = await phone.restart(PIN);
  phone.rig = (ports) => ports;
  fuse.arm(steps);
  return fuse;
}

/** Starts the phone again with a database that can be filled up and emptied. */
async function roomless(): Promise<Fuse> {
  const full = new Fuse();
  phone.rig = (ports) => {
    full.database(phone.db);
    return ports;
  };
  app = await phone.restart(PIN);
  return full;
}

describe('the battery is pulled in the middle of a save', () => {
  test('at every step: either the draft or the saved work is there, never neither, never half', async () => {
    const aisyah = await registerAisyah(app);
    await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] });
    await app.actions.saveDraft(KEY, { berat: '8,9' });
    let survived = 0;
    for (let steps = 0; steps < 40; steps += 1) {
      const before = await phone.db.operations.count();
      const fuse = await fused(steps);
      const input = { warga_id: aisyah.id, berat_g: 8900 };
      const saved = await app.actions.recordPenimbangan(input, { draft: KEY });
      app = await phone.restart(PIN);
      const after = await phone.db.operations.count();
      const outbox = await phone.db.outbox.count();
      const draft = app.actions.readDraft(KEY);
      if (after === before) expect(draft).toEqual({ berat: '8,9' });
      else expect(draft).toBeUndefined();
      // The first weighing also records the attendance: both or none.
      expect([0, before < 4 ? 2 : 1]).toContain(after - before);
      expect(outbox).toBe(after);
      expect((await phone.copy.list()).length).toBe(after);
      if (saved.ok) expect(after).toBeGreaterThan(before);
      if (fuse.steps < steps) {
        expectOk(saved);
        survived = steps;
        break;
      }
      if (after > before) await app.actions.saveDraft(KEY, { berat: '8,9' });
    }
    expect(survived).toBeGreaterThan(3);
    const seqs = (await phone.db.operations.toArray()).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  });

  test('a draft outlives the kill', async () => {
    await app.actions.saveDraft('orang-baru', { nama: 'Hana', langkah: 3 });
    app = await phone.restart(PIN);
    expect(app.actions.readDraft('orang-baru')).toEqual({ nama: 'Hana', langkah: 3 });
  });
});

describe('a draft of another day', () => {
  test('a figure belongs to its day; half a form waits a month; the last place for ever', async () => {
    await app.actions.saveDraft(KEY, { berat: '8,9' });
    await app.actions.saveDraft('orang-baru', { nama: 'Hana' });
    await app.actions.saveDraft('ingat:tempat', 'RT 02');
    expect(app.core.draftCount.value).toBe(2);
    phone.now += 86_400_000;
    await app.core.readFacts();
    expect(app.actions.readDraft(KEY)).toBeUndefined();
    expect(app.actions.readDraft('orang-baru')).toEqual({ nama: 'Hana' });
    app = await phone.restart(PIN);
    await app.core.draftsWritten;
    expect(await phone.db.drafts.count()).toBe(2);
    phone.now += 40 * 86_400_000;
    app = await phone.restart(PIN);
    expect(app.core.draftCount.value).toBe(0);
    expect(app.actions.readDraft('ingat:tempat')).toBe('RT 02');
  });
});

describe('the battery is pulled in the middle of sending', () => {
  test('at every step: sent again it is one record, and nothing is left', async () => {
    let survived = 0;
    for (let steps = 0; steps < 80; steps += 1) {
      expectOk(await app.actions.registerKeluarga({ kepala_nama: `Kadir ${steps}` }));
      const fuse = await fused(steps);
      await app.actions.sendNow();
      const whole = fuse.steps < steps;
      app = await phone.restart(PIN);
      await app.actions.sendNow();
      expect(server.tables.keluarga.size).toBe(steps + 1);
      expect(app.core.base.value.keluarga.size).toBe(steps + 1);
      expect(app.views.home.value.unsent).toBe(0);
      expect(await phone.copy.list()).toEqual([]);
      if (whole) {
        survived = steps;
        break;
      }
    }
    expect(survived).toBeGreaterThan(5);
    // Some thirty phones begin anew: on a machine with much else to do that takes longer than any one test may.
  }, 120_000);
});

describe('the outbox is damaged', () => {
  test('its second copy still reaches the server', async () => {
    await registerAisyah(app);
    await phone.db.outbox.clear();
    await phone.db.operations.clear();
    app = await phone.restart(PIN);
    await app.actions.sendNow();
    expect([...server.tables.warga.values()].map((row) => row.nama)).toEqual(['Aisyah Nur']);
    expect(app.core.base.value.warga.size).toBe(1);
  });
});

describe('the phone is full', () => {
  test('the work is not saved, the sentence says so, the draft stays', async () => {
    await app.actions.saveDraft('orang-baru', { nama: 'Hana' });
    const full = await roomless();
    full.fill();
    const person = { nama: 'Hana', jenis_kelamin: 'P', tanggal_lahir: '2025-10-26' } as const;
    const saved = await app.actions.registerWarga(person, { draft: 'orang-baru' });
    expect(expectFailure(saved)).toBe('simpan.penuh');
    await app.actions.saveDraft('orang-baru', { nama: 'Hana', ibu: 'Wati' });
    expect(app.views.home.value.storageWarning?.code).toBe('simpan.penuh');
    expect(app.views.unkept.value?.code).toBe('simpan.penuh');
    full.empty();
    expectOk(await app.actions.registerWarga(person, { draft: 'orang-baru' }));
    expect(app.views.home.value.storageWarning).toBeNull();
    expect(app.views.unkept.value).toBeNull();
    expect(await phone.db.operations.count()).toBe(1);
  });

  test('a form that can be kept again says so no longer', async () => {
    const full = await roomless();
    full.fill();
    await app.actions.saveDraft('orang-baru', { nama: 'Hana' });
    expect(app.views.unkept.value).not.toBeNull();
    full.empty();
    await app.actions.saveDraft('orang-baru', { nama: 'Hana' });
    expect(app.views.unkept.value).toBeNull();
  });

  test('what is only remembered breaks nothing when it finds no room', async () => {
    const full = await roomless();
    await app.actions.saveDraft('orang-baru', { nama: 'Hana' });
    full.fill();
    await app.actions.dropDraft('orang-baru');
    await app.actions.markNewsRead('k1');
    await app.actions.setSettings({ sound: true });
    expect(app.actions.readDraft('orang-baru')).toBeUndefined();
    expect(app.views.settings.value.settings.sound).toBe(true);
  });

  test('a save that found no room can be made again, once and with the same number', async () => {
    const full = await roomless();
    full.fill();
    const usulan = { layanan_id: 'PRM-01', untuk: 'umum' } as const;
    for (let tries = 0; tries < 3; tries += 1) {
      expect(expectFailure(await app.actions.sendUsulan(usulan))).toBe('simpan.penuh');
    }
    full.empty();
    expect(expectOk(await app.actions.sendUsulan(usulan)).nomor).toBe('0127-A-0001');
    expect(app.views.requests.value).toHaveLength(1);
  });

  test('a photo too large to send is refused, and the request goes without it', async () => {
    const large = new Blob([new Uint8Array(150_000)]);
    expect(expectFailure(await app.actions.addPhoto(large))).toBe('foto.terlalu_besar');
    expect(await phone.db.photos.count()).toBe(0);
    expectOk(await app.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum', foto: [] }));
  });

  test('a photo that finds no room leaves the rest as it was', async () => {
    const full = await roomless();
    full.fill();
    const refused = await app.actions.addPhoto(new Blob([new Uint8Array(1000)]));
    expect(expectFailure(refused)).toBe('simpan.penuh');
    full.empty();
    expectOk(await app.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum' }));
  });
});
