import { beforeEach, describe, expect, test } from 'vitest';

import { fromBase64, utf8 } from '../../src/kernel/bytes';
import type { HeadlessApp } from '../../src/state/app';
import { findRescue } from '../../src/state/rescue';
import { expectFailure, expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const PIN = '135790';

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

/** Another phone, with a posyandu and a kader of its own. */
async function neighbour(): Promise<HeadlessApp> {
  server.code('LINA000001', 'Bu Lina');
  const other = await new Phone(server.transport, MORNING).start();
  expectOk(await other.actions.enrol('LINA000001', PIN));
  return other;
}

function asFile(text: string): Blob {
  return new Blob([text], { type: 'text/plain' });
}

describe('Titip kirim', () => {
  test('it works: another phone brings it, and the owner hears of it by her own push', async () => {
    await registerAisyah(app);
    const photo = expectOk(await app.actions.addPhoto(new Blob(['rumah'])));
    const sent = { layanan_id: 'PRM-01', untuk: 'umum', pemohon: 'Kadir', tempat: 'RT 2' } as const;
    const berkas = { ktp: true };
    expectOk(await app.actions.sendUsulan({ ...sent, berkas, foto: [photo.sha256] } as never));
    const file = expectOk(await app.actions.carryFile());
    expect([file.records, file.photos]).toEqual([2, 1]);
    for (const secret of ['Aisyah', 'Kadir', app.core.device.value?.device_id ?? '?']) {
      expect(atob(file.text)).not.toContain(secret);
    }
    const other = await neighbour();
    const answer = expectOk(await other.actions.bringFile(asFile(file.text)));
    expect(answer).toMatchObject({ catatan: 2, sudah_ada: 0, rusak: [], foto: 1 });
    expect([...server.tables.warga.values()].map((row) => row.nama)).toEqual(['Aisyah Nur']);
    // The owner's phone knows nothing of it yet, and deletes nothing.
    await app.core.refresh();
    expect(app.views.home.value.unsent).toBe(2);
    expect((await phone.copy.list()).length).toBe(2);
    await app.actions.sendNow();
    expect(app.views.home.value.unsent).toBe(0);
    expect(await phone.copy.list()).toEqual([]);
    expect(server.tables.warga.size).toBe(1);
  });

  test('twice, and after the phone has sent by itself, is harmless', async () => {
    await registerAisyah(app);
    const { text } = expectOk(await app.actions.carryFile());
    const other = await neighbour();
    await app.actions.sendNow();
    for (let times = 0; times < 2; times += 1) {
      const answer = expectOk(await other.actions.bringFile(asFile(text)));
      expect(answer).toMatchObject({ catatan: 1, sudah_ada: 1 });
    }
    expect(server.tables.warga.size).toBe(1);
  });

  test('locked: the records go, the photos stay', async () => {
    await registerAisyah(app);
    app.actions.lock();
    const file = expectOk(await app.actions.carryFile());
    expect([file.records, file.photos]).toEqual([1, 0]);
    const answer = expectOk(await (await neighbour()).actions.bringFile(asFile(file.text)));
    expect(answer.catatan).toBe(1);
  });

  test('nothing unsent makes no file', async () => {
    expect(expectFailure(await app.actions.carryFile())).toBe('titipan.kosong');
  });

  test('a sealed report travels with the others, as one of them', async () => {
    expectOk(await app.actions.sealKasus({ cerita: 'x' }, ['kepala_desa']));
    const file = expectOk(await app.actions.carryFile());
    expect(file.records).toBe(1);
    expectOk(await (await neighbour()).actions.bringFile(asFile(file.text)));
    expect(server.cases.length).toBe(1);
  });

  test('a torn file, another file and a file too large each have their sentence', async () => {
    await registerAisyah(app);
    const { text } = expectOk(await app.actions.carryFile());
    const bring = async (blob: Blob): Promise<string> =>
      expectFailure(await app.actions.bringFile(blob));
    expect(await bring(asFile(text.slice(0, 400)))).toBe('titipan.terpotong');
    expect(await bring(asFile(btoa('daftar hadir kader')))).toBe('titipan.bukan');
    expect(await bring(asFile('x'.repeat(5 * 1024 * 1024 + 1)))).toBe('titipan.terlalu_besar');
  });
});

describe('the main database is gone', () => {
  /** The browser dropped it; the second copy lies elsewhere. */
  async function gone(): Promise<void> {
    phone.kill();
    await phone.db.delete();
    app = await phone.start();
  }

  test('the phone stands unenrolled, and what was unsent goes from the copy alone', async () => {
    await registerAisyah(app);
    await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] });
    await gone();
    expect(app.phase.value).toBe('baru');
    const rescue = app.views.rescue.value;
    expect(rescue?.count).toBe(2);
    expect((await rescue?.send())?.catatan).toBe(2);
    expect(server.tables.warga.size).toBe(1);
    expect(await phone.copy.list()).toEqual([]);
  });

  test('enrolled again first, it sends the old work under the old device, once', async () => {
    await registerAisyah(app);
    await gone();
    server.code('SARI000002', 'Bu Sari');
    expectOk(await app.actions.enrol('SARI000002', PIN));
    const made = expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    expect((await phone.db.outbox.toArray()).map(({ seq }) => seq)).toEqual([-1, 1]);
    // The battery is pulled before anything was sent: nothing doubles, nothing is lost.
    app = await phone.restart(PIN);
    expect((await phone.copy.list()).map(({ seq }) => seq)).toEqual([-1, 1]);
    await app.actions.sendNow();
    expect(server.tables.warga.size).toBe(1);
    expect(server.tables.keluarga.has(made.id)).toBe(true);
    const verdicts = [...server.known.values()].map(({ verdict }) => verdict.verdict);
    expect(verdicts).toEqual(['accepted', 'accepted']);
    expect(await phone.copy.list()).toEqual([]);
    expect(app.core.base.value.warga.size).toBe(1);
  });

  test('a file can be made of the copy, and what is broken in it never stops the others', async () => {
    await registerAisyah(app);
    expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    const [first] = await phone.copy.list();
    if (!first) throw new Error('no copy');
    await phone.copy.put([{ ...first, sealed: first.sealed.slice(0, -1) }]);
    await gone();
    const rescue = await findRescue(phone.copy, server.transport);
    const file = await rescue?.file();
    expect(file?.records).toBe(2);
    expect(fromBase64(file?.text ?? '').slice(0, 12)).toEqual(utf8('SIMPUL-TITIP'));
    const answer = await rescue?.send();
    expect(answer).toMatchObject({ catatan: 1, rusak: [0] });
    expect((await phone.copy.list()).map(({ id }) => id)).toEqual([first.id]);
  });
});

describe('the second copy', () => {
  test('one that was cut off is written again, and its number is never given twice', async () => {
    await registerAisyah(app);
    const [whole] = await phone.copy.list();
    if (!whole) throw new Error('no copy');
    for (const sealed of [new Uint8Array(), whole.sealed.slice(0, 50)]) {
      await phone.copy.put([{ ...whole, sealed }]);
      app = await phone.restart(PIN);
      expect(await phone.copy.list()).toEqual([whole]);
    }
    await phone.copy.put([{ ...whole, seq: 2, id: crypto.randomUUID(), sealed: new Uint8Array() }]);
    app = await phone.restart(PIN);
    expect((await phone.db.outbox.toArray()).map(({ seq }) => seq)).toEqual([1]);
    expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    expect((await phone.db.outbox.toArray()).map(({ seq }) => seq)).toEqual([1, 3]);
  });

  test('rows of an earlier version are signed at the next start', async () => {
    await registerAisyah(app);
    const [row] = await phone.db.outbox.toArray();
    if (!row) throw new Error('no row');
    const { vouch: _, ...old } = row;
    await phone.db.outbox.put(old);
    await phone.copy.put([{ seq: row.seq, id: row.id, sealed: row.sealed }]);
    app = await phone.restart(PIN);
    expect((await phone.copy.list())[0]?.vouch?.device_id).toBe(app.core.device.value?.device_id);
    expect(expectOk(await app.actions.carryFile()).records).toBe(1);
  });
});

describe('a hole in the sequence', () => {
  test('what has left the outbox by mistake goes again', async () => {
    const aisyah = await registerAisyah(app);
    await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] });
    expectOk(await app.actions.recordPenimbangan({ warga_id: aisyah.id, berat_g: 8900 }));
    await phone.db.outbox.delete(2);
    await phone.copy.remove([2]);
    await app.actions.sendNow();
    expect(app.views.home.value.unsent).toBe(0);
    expect(server.tables.penimbangan.size).toBe(1);
    expect(app.views.unsent.value.note).toBe('');
  });

  test('what is nowhere any more is told in words', async () => {
    await registerAisyah(app);
    expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
    await phone.db.outbox.delete(1);
    await phone.db.operations.delete(1);
    await phone.copy.remove([1]);
    app = await phone.restart(PIN);
    await app.actions.sendNow();
    expect(app.views.unsent.value.note).toContain('1 catatan tidak sampai di desa');
    const [item] = app.views.unsent.value.items;
    expect(item?.state).toBe('menunggu_data_lain');
  });
});
