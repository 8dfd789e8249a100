import { afterEach, expect, test, vi } from 'vitest';
import { type Bytes, concat } from '../../src/kernel/bytes';
import { SimpulError } from '../../src/kernel/result';
import { fetchTransport } from '../../src/sync/transport';

afterEach(() => {
  vi.unstubAllGlobals();
});

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An answer of which these pieces arrive; then the line is dead, or the answer is whole. */
function answering(pieces: readonly number[], dies: boolean): void {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (line) => {
      const size = pieces[at];
      at += 1;
      if (size !== undefined) line.enqueue(new Uint8Array(size).fill(at));
      else if (dies) line.error(new TypeError('network error'));
      else line.close();
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
}

/** Waits of the phone while it stores a piece. */
let storingMs = 0;

afterEach(() => {
  storingMs = 0;
});

async function call(): Promise<{ parts: Bytes[]; failure: unknown }> {
  const parts: Bytes[] = [];
  const onPart = async (part: Bytes): Promise<void> => {
    await rest(storingMs);
    parts.push(part);
  };
  const request = { method: 'GET', path: '/snapshot', headers: {}, body: null, onPart } as const;
  const failure = await fetchTransport()(request).then(
    () => null,
    (error: unknown) => error,
  );
  return { parts, failure };
}

test('a whole answer is handed over in pieces of a fair size', async () => {
  answering([3000, 20_000, 500], false);
  const { parts, failure } = await call();
  expect(failure).toBeNull();
  expect(parts.map((part) => part.length)).toEqual([23_000, 500]);
});

test.each([[[2500]], [[20_000, 2500]], [[100, 100, 100]]])(
  'of a cut answer %j everything that arrived is handed over, and then it fails',
  async (sizes) => {
    answering(sizes, true);
    const { parts, failure } = await call();
    expect(failure).toMatchObject({ code: 'jaringan.tidak_ada' });
    const whole = concat(...sizes.map((size, at) => new Uint8Array(size).fill(at + 1)));
    expect(concat(...parts)).toEqual(whole);
  },
);

test('of an answer that dies before its first byte nothing is handed over', async () => {
  answering([], true);
  const { parts, failure } = await call();
  expect(parts).toEqual([]);
  expect(failure).toMatchObject({ code: 'jaringan.tidak_ada' });
});

test('what arrives while a piece is being stored is read before the line dies', async () => {
  storingMs = 40;
  const body = new ReadableStream<Uint8Array>({
    start: async (line) => {
      line.enqueue(new Uint8Array(20_000));
      await rest(5);
      line.enqueue(new Uint8Array(2500));
      await rest(5);
      line.error(new TypeError('network error'));
    },
  });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
  const { parts } = await call();
  expect(parts.map((part) => part.length)).toEqual([20_000, 2500]);
});

test('a phone that cannot store a piece says why', async () => {
  answering([20_000, 20_000, 500], false);
  const onPart = (): Promise<void> => Promise.reject(new SimpulError('simpan.penuh'));
  const request = { method: 'GET', path: '/snapshot', headers: {}, body: null, onPart } as const;
  await expect(fetchTransport()(request)).rejects.toMatchObject({ code: 'simpan.penuh' });
});
