import { expect, test } from 'vitest';

import { expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');

test('a second phone makes again what a snapshot leaves out', async () => {
  const server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  const app = await new Phone(server.transport, MORNING).start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
  const aisyah = await registerAisyah(app);
  await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] });
  const weighed = expectOk(
    await app.actions.recordPenimbangan({ warga_id: aisyah.id, berat_g: 8900, panjang_mm: 735 }),
  );
  await app.actions.sendNow();

  server.code('RANI000001', 'Bu Rani');
  server.requests = [];
  const phone = new Phone(server.transport, MORNING);
  const rani = await phone.start();
  expectOk(await rani.actions.enrol('RANI000001', '998877'));
  await rani.actions.sendNow();

  expect(server.requests.some((line) => line.includes('/snapshot'))).toBe(true);
  const theirs = rani.core.base.value;
  expect([...theirs.kehadiran.keys()]).toEqual([...server.tables.kehadiran.keys()]);
  const expected = server.tables.penimbangan.get(weighed.id)?.penilaian;
  expect(expected).toBeTruthy();
  expect(theirs.penimbangan.get(weighed.id)?.penilaian).toEqual(expected);
});
