import { beforeEach, describe, expect, test } from 'vitest';

import type { HeadlessApp } from '../../src/state/app';
import { expectFailure, expectOk, Phone, registerAisyah } from './phone';
import { MemoryServer } from './server';

const MORNING = Date.parse('2026-11-26T01:00:00Z');
const DAY = 86_400_000;
const YEAR = 365 * DAY;
const PIN = '135790';

let server: MemoryServer;
let phone: Phone;
let app: HeadlessApp;

async function begin(deviceMs: number): Promise<void> {
  server = await new MemoryServer(MORNING).open();
  server.code('SARI000001', 'Bu Sari');
  phone = new Phone(server.transport, deviceMs);
  app = await phone.start();
  expectOk(await app.actions.enrol('SARI000001', PIN));
  await app.actions.sendNow();
}

describe('a right clock', () => {
  beforeEach(() => begin(MORNING));

  test('nobody is asked, and the day is the day of the zone', () => {
    expect(app.views.home.value).toMatchObject({ askDate: false, today: '2026-11-26' });
  });

  test('a few minutes slow is right enough', async () => {
    phone.now -= 5 * 60_000;
    await app.actions.sendNow();
    expect(app.views.home.value.askDate).toBe(false);
  });

  test('more than a day without the server: the date is asked once, recording goes on', async () => {
    phone.now += 2 * DAY;
    await app.core.readFacts();
    expect(app.views.home.value).toMatchObject({ askDate: true, today: '2026-11-28' });
    expectOk(await app.actions.confirmToday('2026-11-28'));
    expect(app.views.home.value.askDate).toBe(false);
  });
});

describe('a clock wrong by a year', () => {
  test('it asks for the date, records under the confirmed one and never stops', async () => {
    await begin(MORNING - YEAR);
    expect(app.views.home.value.askDate).toBe(true);
    // The server's time gives the right guess.
    expect(app.views.home.value.today).toBe('2026-11-26');
    expectOk(await app.actions.confirmToday('2026-11-26'));
    expect(app.views.home.value).toMatchObject({ askDate: false, today: '2026-11-26' });
    await registerAisyah(app);
    await app.actions.sendNow();
    const [known] = [...server.known.values()];
    expect(known?.operation).toMatchObject({
      service_date: '2026-11-26',
      recorded_at: new Date(MORNING - YEAR).toISOString(),
      clock_offset_ms: YEAR,
    });
    expect(known?.verdict.verdict).toBe('accepted');
  });

  test('a signature of the wrong hour is corrected from the answer and goes', async () => {
    await begin(MORNING);
    phone.now += YEAR;
    await registerAisyah(app);
    await app.actions.sendNow();
    expect(server.known.size).toBe(1);
    expect(app.views.home.value.unsent).toBe(0);
  });

  test('set right by its owner afterwards, the old difference is not believed', async () => {
    await begin(MORNING - YEAR);
    phone.now = MORNING + 60_000;
    await app.core.readFacts();
    expect(app.views.home.value).toMatchObject({ askDate: false, today: '2026-11-26' });
  });

  test('set back below the last work, it asks', async () => {
    await begin(MORNING);
    await registerAisyah(app);
    phone.now -= 3 * 3_600_000;
    await app.core.readFacts();
    expect(app.views.home.value.askDate).toBe(true);
    expectOk(await app.actions.registerKeluarga({ kepala_nama: 'Kadir' }));
  });
});

describe('the date that the kader confirmed', () => {
  const hour = DAY / 24;

  async function at(deviceMs: number): Promise<void> {
    phone.now = deviceMs;
    await app.core.readFacts();
  }

  test('a clock a year behind counts on from it, and it ends when the clock is set right', async () => {
    await begin(MORNING);
    await at(MORNING - YEAR);
    expectOk(await app.actions.confirmToday('2026-11-27'));
    await at(MORNING - YEAR + 2 * DAY);
    expect(app.views.home.value).toMatchObject({ today: '2026-11-29', askDate: true });
    await at(MORNING + 4 * DAY);
    expect(app.views.home.value.today).toBe('2026-11-30');
  });

  test('a clock a day ahead stays a day ahead until it is set back', async () => {
    await begin(MORNING);
    await at(MORNING + 4 * DAY);
    expectOk(await app.actions.confirmToday('2026-11-29'));
    expect(app.views.home.value).toMatchObject({ today: '2026-11-29', askDate: false });
    await at(MORNING + 5 * DAY);
    expect(app.views.home.value).toMatchObject({ today: '2026-11-30', askDate: true });
    await at(MORNING + 3 * DAY + hour);
    expect(app.views.home.value.today).toBe('2026-11-29');
  });

  test('the server has the last word, also for a clock that ran a year ahead', async () => {
    await begin(MORNING);
    await at(MORNING + YEAR);
    expectOk(await app.actions.confirmToday('2026-12-01'));
    await registerAisyah(app);
    await app.actions.sendNow();
    expect(app.views.home.value.today).toBe('2026-11-26');
    await at(MORNING + hour);
    await app.actions.sendNow();
    await app.core.readFacts();
    expect(app.views.home.value).toMatchObject({ today: '2026-11-26', askDate: false });
  });

  test('a day before what is known, or years after it, is refused with a sentence', async () => {
    await begin(MORNING);
    for (const day of ['2026-11-25', '2062-11-26']) {
      expect(expectFailure(await app.actions.confirmToday(day))).toBe('hp.tanggal_tidak_mungkin');
    }
    expect(app.views.home.value.today).toBe('2026-11-26');
  });
});
