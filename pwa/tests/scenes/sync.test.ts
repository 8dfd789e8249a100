import { beforeEach, describe, expect, test } from 'vitest';

import type { OperationIn } from '../../src/domain/contracts.generated';
import { type Bytes, gunzip, text } from '../../src/kernel/bytes';
import { newId } from '../../src/kernel/ids';
import type { HeadlessApp } from '../../src/state/app';
import { waitingPhotoCount, waitingPhotos } from '../../src/store/photos';
import type { Transport } from '../../src/sync/transport';
import { expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer, noSignal } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const PIN = '135790';

let server: MemoryServer;
let sari: Phone;
let app: HeadlessApp;
let network: Transport;

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  network = server.transport;
  sari = new Phone((request) => network(request), MORNING);
  app = await sari.start();
  expectOk(await app.actions.enrol('SARI000001', PIN));
  await app.actions.sendNow();
});

async function secondPhone(): Promise<{ phone: Phone; app: HeadlessApp }> {
  server.code('RANI000001', 'Bu Rani');
  const phone = new Phone(server.transport, MORNING);
  const other = await phone.start();
  expectOk(await other.actions.enrol('RANI000001', '998877'));
  await other.actions.sendNow();
  return { phone, app: other };
}

function pushes(): number {
  return server.requests.filter((line) => line.startsWith('POST /api/sync/v1/push')).length;
}

describe('two phones and a server', () => {
  test('one child on one date: both weighings are kept and the chair chooses', async () => {
    const aisyah = await registerAisyah(app);
    await app.actions.sendNow();
    const { app: rani } = await secondPhone();
    await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] });
    await rani.actions.openSesi({ tempat: 'Balai', kaderHadir: [] });
    const a = expectOk(await app.actions.recordPenimbangan({ warga_id: aisyah.id, berat_g: 8900 }));
    const b = expectOk(
      await rani.actions.recordPenimbangan({ warga_id: aisyah.id, berat_g: 9000 }),
    );
    await app.actions.sendNow();
    await rani.actions.sendNow();
    await app.actions.sendNow();
    expect(server.tables.sesi.size).toBe(1);
    expect(server.tables.kehadiran.size).toBe(1);
    const [conflict] = app.views.profile(aisyah.id)?.conflicts ?? [];
    expect(conflict?.choices.map(({ words, oleh }) => `${words} ${oleh}`).sort()).toEqual([
      '8,9 kg Bu Sari, pukul 08.00',
      '9,0 kg Bu Rani, pukul 08.00',
    ]);
    expect(app.views.recap.value.counts.D).toBe(1);
    server.chair(app.core.vault.value?.akunId ?? '', 'Bu Sari');
    await app.actions.sendNow();
    expectOk(await app.actions.choosePenimbangan(b.id, [a.id]));
    await app.actions.sendNow();
    await rani.actions.sendNow();
    expect(rani.views.profile(aisyah.id)?.conflicts).toEqual([]);
    expect(rani.core.tables.value.penimbangan.get(a.id)?.dihitung).toBe(false);
    expect(rani.core.tables.value.penimbangan.size).toBe(2);
  });

  test('a weighing written down on a later day says so; one without a moment has only its name', async () => {
    const aisyah = await registerAisyah(app);
    await app.actions.sendNow();
    const figures = { panjang_mm: null, posisi: null, lila_mm: null, lingkar_kepala_mm: null };
    const state = { edema: false, beri_tahu_bidan: false, tamu: false, dihitung: true };
    const rest = { alasan_tidak_ditimbang: null, vitamin_a: null, penilaian: null, riwayat: [] };
    const row = { n: 0, sesi_id: null, berat_g: 9000, ...figures, ...state, ...rest };
    const taken = { ...row, warga_id: aisyah.id, tanggal: '2026-11-24' };
    const dicatat_at = '2026-11-25T02:12:00Z';
    server.seed('penimbangan', { ...taken, id: 'a', konflik: ['b'], oleh: 'Bu Wati', dicatat_at });
    server.seed('penimbangan', { ...taken, id: 'b', konflik: ['a'], oleh: 'Bu Rani' });
    await app.actions.sendNow();
    const [conflict] = app.views.profile(aisyah.id)?.conflicts ?? [];
    expect(conflict?.choices.map(({ oleh }) => oleh)).toEqual([
      'Bu Wati, Rabu 25 Nov pukul 09.12',
      'Bu Rani',
    ]);
  });

  test('numbers of two phones never meet', async () => {
    const { app: rani } = await secondPhone();
    const a = expectOk(await app.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum' }));
    const b = expectOk(await rani.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum' }));
    expect([a.nomor, b.nomor]).toEqual(['0127-A-0001', '0127-B-0001']);
  });

  test('what left the view leaves the phone', async () => {
    const aisyah = await registerAisyah(app);
    await app.actions.sendNow();
    server.remove('warga', aisyah.id);
    await app.actions.sendNow();
    expect(app.views.profile(aisyah.id)).toBeNull();
    app = await sari.restart(PIN);
    expect(app.core.base.value.warga.size).toBe(0);
  });
});

describe('bad lines', () => {
  test('an answer that never arrived: sent again, it is one record', async () => {
    await registerAisyah(app);
    network = async (request) => {
      await server.transport(request);
      return noSignal();
    };
    await app.actions.sendNow();
    expect(app.views.home.value.unsent).toBe(1);
    expect(app.views.unsent.value.note).toBe(
      'Tidak ada sinyal. Data aman di HP. Nanti terkirim sendiri.',
    );
    network = server.transport;
    await app.actions.sendNow();
    expect(app.views.home.value.unsent).toBe(0);
    expect(app.views.unsent.value.note).toBe('');
    expect(server.tables.warga.size).toBe(1);
  });

  test('work stays on the screen until the rows that were pulled show it', async () => {
    const aisyah = await registerAisyah(app);
    network = (request) =>
      request.path.includes('/pull') ? noSignal() : server.transport(request);
    await app.actions.sendNow();
    expect(app.views.home.value.unsent).toBe(0);
    expect(app.core.base.value.warga.size).toBe(0);
    expect(app.views.profile(aisyah.id)?.warga.nama).toBe('Aisyah Nur');
    app = await sari.restart(PIN);
    expect(app.views.profile(aisyah.id)?.warga.nama).toBe('Aisyah Nur');
    network = server.transport;
    await app.actions.sendNow();
    expect(app.core.base.value.warga.size).toBe(1);
  });

  test('a batch that is too large is halved until it goes', async () => {
    for (let at = 0; at < 40; at += 1) {
      await app.actions.registerKeluarga({ kepala_nama: `Kadir ${at}` });
    }
    server.maxGzip = 1000;
    server.requests = [];
    await app.actions.sendNow();
    expect(server.tables.keluarga.size).toBe(40);
    expect(pushes()).toBeGreaterThan(3);
  });

  test('one operation that is too large is explained and holds up nobody', async () => {
    const noise = Array.from(crypto.getRandomValues(new Uint8Array(1500)), String).join(' ');
    await app.actions.registerKeluarga({ kepala_nama: noise });
    await app.actions.registerKeluarga({ kepala_nama: 'Kadir' });
    server.maxGzip = 1500;
    await app.actions.sendNow();
    const [item] = app.views.unsent.value.items;
    expect(item?.reason).toMatch(/terlalu besar/);
    expect(server.known.size).toBe(1);
  });

  test('more than 200 operations go in several batches, in order', async () => {
    for (let at = 0; at < 205; at += 1) {
      await app.actions.registerKeluarga({ kepala_nama: `Kadir ${at}` });
    }
    const sizes: number[] = [];
    network = async (request) => {
      if (request.path.endsWith('/push')) sizes.push((await operationsOf(request.body)).length);
      return server.transport(request);
    };
    await app.actions.sendNow();
    expect(sizes).toEqual([200, 5]);
    const seqs = [...server.known.values()].map(({ operation }) => operation.device_seq);
    expect(seqs).toEqual(seqs.map((_, at) => at + 1));
  });

  test('an upload cut twice sends the photo once, and goes on where it was', async () => {
    const { sha256 } = expectOk(await app.actions.addPhoto(new Blob([new Uint8Array(149_000)])));
    await app.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum', foto: [sha256] });
    let pieces = 0;
    network = async (request) => {
      const response = await server.transport(request);
      if (request.method !== 'PUT') return response;
      pieces += 1;
      return pieces < 3 ? noSignal() : response;
    };
    await app.actions.sendNow();
    await app.actions.sendNow();
    await app.actions.sendNow();
    expect(server.photos.get(sha256)?.length).toBe(149_004);
    expect(await waitingPhotoCount(sari.db)).toBe(0);
  });

  test('a photo that the server cannot read holds up no other', async () => {
    const blobs = [100, 200].map((size) => new Blob([new Uint8Array(size)]));
    const hashes: string[] = [];
    for (const blob of blobs) hashes.push(expectOk(await app.actions.addPhoto(blob)).sha256);
    await app.actions.sendUsulan({ layanan_id: 'PRM-01', untuk: 'umum', foto: hashes });
    const [bad = '', good = ''] = hashes.sort();
    network = async (request) => {
      if (!request.path.includes(bad)) return server.transport(request);
      const body = new TextEncoder().encode('{"code":"foto.rusak","params":{}}');
      return { status: 400, header: () => null, body };
    };
    await app.actions.sendNow();
    expect(server.photos.has(good)).toBe(true);
    expect((await waitingPhotos(sari.db)).map((photo) => photo.sha256)).toEqual([bad]);
    expect(app.views.unsent.value.note).not.toBe('');
  });

  test('a snapshot that is cut goes on behind the last row', async () => {
    for (let at = 0; at < 600; at += 1) {
      const id = crypto.randomUUID();
      server.seed('keluarga', {
        id,
        n: 0,
        kepala_nama: `Kepala ${id}`,
        kk_samar: null,
        alamat: null,
        dusun: null,
        rw: null,
        rt: null,
      });
    }
    server.code('RANI000001', 'Bu Rani');
    let cut = true;
    const phone = new Phone(async (request) => {
      if (!cut || !request.path.includes('/snapshot')) return server.transport(request);
      let left = 30;
      const onPart = async (part: Bytes): Promise<void> => {
        left -= 1;
        if (left < 0) noSignal();
        await request.onPart?.(part);
      };
      return server.transport({ ...request, onPart });
    }, MORNING);
    const rani = await phone.start();
    expectOk(await rani.actions.enrol('RANI000001', '998877'));
    await rani.actions.sendNow();
    const first = await phone.db.rows.count();
    expect(first).toBeGreaterThan(100);
    expect(first).toBeLessThan(600);
    cut = false;
    server.requests = [];
    await rani.actions.sendNow();
    expect(server.requests.find((line) => line.includes('snapshot'))).toMatch(
      new RegExp(`offset=${first}$`),
    );
    expect(rani.core.base.value.keluarga.size).toBe(600);
  });
});

describe('what the server says', () => {
  test('sent while locked, sealed: the server reads it, a finder does not', async () => {
    await registerAisyah(app);
    app.actions.lock();
    const seen: string[] = [];
    network = async (request) => {
      if (request.body && request.path.endsWith('/push')) {
        seen.push(text(await gunzip(request.body)));
      }
      return server.transport(request);
    };
    await app.actions.sendNow();
    expect(seen.join('')).not.toMatch(/Aisyah/);
    expect([...server.tables.warga.values()][0]?.nama).toBe('Aisyah Nur');
    expect(app.views.lock.value.unsent).toBe(0);
  });

  test('held back for the village: shown with its reason, and gone when it is released', async () => {
    const aisyah = await registerAisyah(app);
    await app.actions.sendNow();
    const [known] = [...server.known.values()];
    if (!known) throw new Error('nothing arrived');
    known.verdict = {
      id: known.operation.id,
      verdict: 'quarantined',
      masalah: 'warga.lahir_di_depan',
      params: { tanggal: '2027-01-01' },
    };
    for (const seq of await sari.db.operations.keys()) {
      await sari.db.operations.update(seq, { state: 2 });
    }
    await app.actions.sendNow();
    expect(app.views.unsent.value.items).toMatchObject([{ state: 'diperiksa_desa' }]);
    expect(app.views.unsent.value.items[0]?.reason).not.toBe('');
    expect(app.views.profile(aisyah.id)).not.toBeNull();
    known.verdict = { id: known.operation.id, verdict: 'accepted', n: server.n };
    await app.actions.sendNow();
    expect(app.views.unsent.value.items).toEqual([]);
  });

  test('a server set back to an older backup gets again what it lost', async () => {
    await registerAisyah(app);
    await app.actions.sendNow();
    const backup = { tables: server.tables, n: server.n, changes: server.changes.length };
    await app.actions.registerKeluarga({ kepala_nama: 'Kadir' });
    await app.actions.sendNow();
    server.tables = backup.tables;
    server.n = backup.n;
    server.changes.length = backup.changes;
    for (const [id, { operation }] of server.known) {
      if (operation.device_seq !== 2) continue;
      server.known.delete(id);
      for (const device of server.devices.values()) device.seqs.delete(2);
    }
    await app.actions.registerKeluarga({ kepala_nama: 'Wati' });
    await app.actions.sendNow();
    await app.actions.sendNow();
    const names = [...server.tables.keluarga.values()].map((row) => row.kepala_nama);
    expect(names.sort()).toEqual(['Kadir', 'Wati']);
  });

  test('after a restore the phone sends again by itself, though others have gone further', async () => {
    await registerAisyah(app);
    await app.actions.sendNow();
    const backup = { tables: server.tables, n: server.n, changes: server.changes.length };
    await app.actions.registerKeluarga({ kepala_nama: 'Kadir' });
    const { sha256 } = expectOk(await app.actions.addPhoto(new Blob([new Uint8Array(1000)])));
    await sari.db.photos.update(sha256, { used: 1 });
    await app.actions.sendNow();
    expect(server.photos.has(sha256)).toBe(true);
    expect(app.views.unsent.value.photos).toBe(0);
    server.tables = backup.tables;
    server.n = backup.n;
    server.changes.length = backup.changes;
    server.photos.clear();
    server.history = newId(2);
    for (const [id, { operation }] of server.known) {
      if (operation.device_seq !== 2) continue;
      server.known.delete(id);
      for (const device of server.devices.values()) device.seqs.delete(2);
    }
    // Other phones came first: the cursor of this one is one that the new history has given too.
    for (let count = 0; count < 5; count += 1) server.chair(null, `Bu ${count}`);
    await app.actions.sendNow();
    const names = [...server.tables.keluarga.values()].map((row) => row.kepala_nama);
    expect(names).toEqual(['Kadir']);
    expect(app.views.unsent.value.items).toEqual([]);
    expect(server.photos.has(sha256)).toBe(true);
    const asked = server.requests.length;
    await app.actions.sendNow();
    // The new history is known now: nothing is fetched or sent twice.
    expect(server.requests.slice(asked).some((line) => line.includes('snapshot'))).toBe(false);
    expect(server.requests.slice(asked).some((line) => line.startsWith('PUT'))).toBe(false);
  });

  test('several reasons to send at once make one attempt at a time', async () => {
    await registerAisyah(app);
    server.requests = [];
    await Promise.all([app.engine.run(), app.engine.run(), app.engine.run()]);
    expect(pushes()).toBe(1);
    expect(server.known.size).toBe(1);
  });
});

async function operationsOf(body: Bytes | null): Promise<OperationIn[]> {
  const content = JSON.parse(text(await gunzip(body ?? new Uint8Array()))) as {
    operations: OperationIn[];
  };
  return content.operations;
}
