import { beforeEach, describe, expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');

let server: MemoryServer;
let app: HeadlessApp;
let aisyah: string;

beforeEach(async () => {
  server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  app = await new Phone(server.transport, MORNING).start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
  await app.actions.sendNow();
  aisyah = (await registerAisyah(app)).id;
});

async function asked(layananId: string): Promise<string> {
  const input = { layanan_id: layananId, untuk: 'orang', warga_id: aisyah } as const;
  return expectOk(await app.actions.sendUsulan({ ...input, tempat: 'RT 02', cerita: 'bocor' })).id;
}

describe('what leaves the phone', () => {
  test('a request: number, field, state and deadline, nobody and nothing else (R47)', async () => {
    const id = await asked('PRM-01');
    const view = app.views.request(id);
    expect(view?.shareText).toBe(
      'Usulan 0127-A-0001, Perumahan Rakyat. Tersimpan di HP. ' +
        'Jawaban pertama paling lambat Kamis 3 Des (panduan daerah, perkiraan).',
    );
    expect(view?.linkedTo).toBe(aisyah);
  });

  test('neither the case nor the words of an agency, however they are written', async () => {
    const id = await asked('PRM-01');
    await app.actions.sendNow();
    const row = server.tables.usulan.get(id);
    if (!row) throw new Error('it did not arrive');
    const jawaban_opd = 'Rumah Aisyah Nur anak ODGJ akan disurvei';
    const answered = { ...row, status: 'dijawab', jawaban_opd } as const;
    app.core.base.value = { ...app.core.base.value, usulan: new Map([[id, answered]]) };
    app.core.replay();
    const text = app.views.request(id)?.shareText ?? '';
    expect(text).toBe('Usulan 0127-A-0001, Perumahan Rakyat. Dijawab dinas.');
    expect(text).not.toMatch(/Aisyah|Nur|RT|ODGJ|bocor|tidak layak/);
  });

  test('nothing at all of public order (F3)', async () => {
    expect(app.views.request(await asked('TRA-01'))?.shareText).toBe('');
  });

  test('a recap: totals only', async () => {
    expectOk(await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] }));
    expectOk(await app.actions.recordPenimbangan({ warga_id: aisyah, berat_g: 8900 }));
    const { shareText, counts } = app.views.recap.value;
    expect(counts).toMatchObject({ S: 1, D: 1, hadir: 1 });
    expect(shareText).toMatch(/^Melati 3, Kamis 26 Nov\. Hadir 1 orang\. Balita: S 1, K/);
    expect(shareText).not.toMatch(/Aisyah|Nur|8,9|Sari/);
    expect(shareText.length).toBeLessThan(700);
  });
});
