import { type Bytes, concat } from '../kernel/bytes';
import { SimpulError } from '../kernel/result';

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path with query, as it is signed. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Bytes | null;
  /** Called for each piece as it arrives, so that a cut download can go on later. */
  readonly onPart?: (part: Bytes) => Promise<void>;
}

export interface TransportResponse {
  readonly status: number;
  header(name: string): string | null;
  /** Empty when the pieces went to `onPart`. */
  readonly body: Bytes;
}

/** How bytes reach the server: `fetch` on a phone, memory in scenes. Throws `jaringan.tidak_ada`. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

const LONGEST_MS = 90_000;

/** The network. Cookies and passwords have no place in sync, so none are ever sent. */
export function fetchTransport(origin = ''): Transport {
  return async (request) => {
    const stop = new AbortController();
    // A line that is neither dead nor alive would otherwise hold up every later try.
    const timer = setTimeout(() => {
      stop.abort();
    }, LONGEST_MS);
    try {
      const response = await fetch(origin + request.path, {
        signal: stop.signal,
        method: request.method,
        headers: request.headers,
        body: request.body,
        credentials: 'omit',
        cache: 'no-store',
      });
      const stream = request.onPart && response.ok ? request.onPart : null;
      const body = stream ? await drain(response, stream) : await response.arrayBuffer();
      return {
        status: response.status,
        header: (name) => response.headers.get(name),
        body: new Uint8Array(body),
      };
    } catch (error) {
      if (error instanceof SimpulError) throw error;
      throw new SimpulError('jaringan.tidak_ada');
    } finally {
      clearTimeout(timer);
    }
  };
}

const PART_BYTES = 16_384;

/**
 * Hands over pieces of a fair size: every piece is encrypted and stored at once. It reads on meanwhile, for an
 * answer that fails takes along what was not read of it.
 */
async function drain(
  response: Response,
  onPart: (part: Bytes) => Promise<void>,
): Promise<ArrayBuffer> {
  const reader = response.body?.getReader();
  let held: Bytes = new Uint8Array();
  let handed = Promise.resolve();
  const hand = (): void => {
    const part = held;
    held = new Uint8Array();
    if (part.length > 0) handed = handed.then(() => onPart(part));
    // Whoever waits for it below hears of it.
    handed.catch(() => undefined);
  };
  try {
    for (;;) {
      const step = await reader?.read();
      if (!step || step.done) break;
      held = concat(held, step.value);
      if (held.length >= PART_BYTES) hand();
    }
  } finally {
    // Also when the line went dead: what has arrived counts, so that the next try goes on behind it.
    hand();
    await handed;
  }
  return new ArrayBuffer(0);
}
