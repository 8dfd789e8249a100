import { expect, test } from 'vitest';

import { expectOk, Phone } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const MINUTE = 60_000;

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
