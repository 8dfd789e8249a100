import { expect, test } from 'vitest';
import type { Failure } from '../../src/kernel/result';
import { refusal } from '../../src/sync/client';
import type { Engine } from '../../src/sync/engine';
import { Schedule } from '../../src/sync/schedule';
import type { TransportResponse } from '../../src/sync/transport';
import { utf8 } from '../../src/kernel/bytes';

const MORNING = Date.parse('2026-11-26T01:00:00Z');

interface Tried {
  readonly waits: number[];
  readonly schedule: Schedule;
  readonly clock: { now: number };
  /** Lets the wait end. */
  readonly ring: () => Promise<void>;
}

/** A schedule whose engine fails with these in turn, then succeeds. */
function failing(...failures: readonly Failure[]): Tried {
  const left = [...failures];
  const waits: number[] = [];
  let pending: () => void = () => undefined;
  const engine = { busy: false, run: () => Promise.resolve(left.shift() ?? null) };
  const timer = {
    set: (run: () => void, ms: number) => {
      waits.push(ms / 1000);
      pending = run;
    },
    clear: () => undefined,
  };
  const clock = { now: MORNING };
  const online = (): boolean => true;
  const schedule = new Schedule(engine as unknown as Engine, timer, online, () => clock.now);
  schedule.awake();
  const ring = async () => {
    pending();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { waits, schedule, clock, ring };
}

function answered(status: number, retry: string | null, body: unknown): TransportResponse {
  const header = (name: string) => (name === 'Retry-After' ? retry : null);
  return { status, header, body: utf8(JSON.stringify(body)) };
}

const NO_SIGNAL: Failure = { code: 'jaringan.tidak_ada', params: {} };

test('it works: a busy server is left alone as long as it asks', async () => {
  const busy = refusal(answered(503, '40', { code: 'sibuk.coba_lagi', params: {} }));
  const { waits, ring } = failing(busy);
  await ring();
  await ring();
  expect(waits).toEqual([0, 40, 300]);
});

test('a save waits as long as the busy server asked; signal that returns does not', async () => {
  const busy = refusal(answered(503, '40', { code: 'sibuk.coba_lagi', params: {} }));
  const { waits, schedule, clock, ring } = failing(busy, NO_SIGNAL);
  await ring();
  clock.now += 10_000;
  schedule.saved();
  expect(waits.at(-1)).toBe(30);
  clock.now -= 86_400_000;
  schedule.saved();
  expect(waits.at(-1)).toBe(3600);
  schedule.awake();
  schedule.saved();
  expect(waits.slice(-2)).toEqual([0, 1.5]);
  await ring();
  schedule.saved();
  expect(waits.at(-1)).toBe(1.5);
});

test('without a word of the server the waits grow by themselves', async () => {
  const { waits, ring } = failing(NO_SIGNAL, NO_SIGNAL, NO_SIGNAL);
  for (let tries = 0; tries < 3; tries += 1) await ring();
  expect(waits).toEqual([0, 5, 15, 60]);
});

test('a short wait never makes it try sooner than it would', async () => {
  const busy = refusal(answered(503, '1', { code: 'sibuk.coba_lagi' }));
  const { waits, ring } = failing(busy, busy);
  await ring();
  await ring();
  expect(waits).toEqual([0, 5, 15]);
});

test('what a gateway or a broken header says does not stop the phone', async () => {
  for (const retry of ['999999', 'Wed, 21 Oct 2026 07:28:00 GMT', '-5', '']) {
    const { waits, ring } = failing(refusal(answered(502, retry, 'bukan dari Simpul')));
    await ring();
    expect(waits[1]).toBe(retry === '999999' ? 3600 : 5);
  }
});

test('the sentence keeps what the server told beside the wait', () => {
  const error = refusal(
    answered(429, '90', { code: 'akses.terlalu_sering', params: { menit: 2 } }),
  );
  expect([error.code, error.params]).toEqual(['akses.terlalu_sering', { menit: 2, detik: 90 }]);
});
