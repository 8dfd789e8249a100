import { expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { expectOk, Phone } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const MINUTE = 60_000;

async function openPhone(): Promise<{ phone: Phone; app: HeadlessApp }> {
  const server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  const phone = new Phone(server.transport, MORNING);
  const app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
  return { phone, app };
}

test('a phone that slept ran no timer: it is locked by the touch that wakes it, or by waking', async () => {
  const { phone, app } = await openPhone();
  phone.now += 4 * MINUTE;
  app.actions.touch();
  app.wake();
  expect(app.phase.value).toBe('terbuka');
  phone.now += 6 * MINUTE;
  app.actions.touch();
  expect(app.phase.value).toBe('terkunci');
  const [sari] = app.views.lock.value.kader;
  expectOk(await app.actions.unlock(sari?.akunId ?? '', '135790'));
  app.actions.touch();
  expect(app.phase.value).toBe('terbuka');
  phone.now += 6 * MINUTE;
  app.wake();
  expect(app.phase.value).toBe('terkunci');
});

test('at the queue of an open day the lock waits an hour, anywhere else five minutes', async () => {
  const server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  const phone = new Phone(server.transport, MORNING);
  let tick: () => void = () => undefined;
  phone.rig = (ports) => {
    const set = (work: () => void): null => {
      tick = work;
      return null;
    };
    return { ...ports, timer: { set, clear: () => undefined } };
  };
  const app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', '135790'));
  await app.actions.sendNow();
  expectOk(await app.actions.openSesi({ tempat: 'Balai', kaderHadir: [] }));
  const after = (minutes: number): string => {
    phone.now += minutes * MINUTE;
    // The newest plan of the guard is the one that runs.
    app.core.kader.value = [...app.core.kader.value];
    tick();
    return app.phase.value;
  };
  app.actions.touch(true);
  expect(after(59)).toBe('terbuka');
  app.actions.touch();
  expect(after(59)).toBe('terbuka');
  app.actions.touch(false);
  expect(after(4)).toBe('terbuka');
  expect(after(2)).toBe('terkunci');
});
