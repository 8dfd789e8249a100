import { base64, type Bytes, text, utf8 } from '../kernel/bytes';
import { serverTime, type Clock, type ClockFacts } from '../kernel/clock';
import { sha256Hex, sign } from '../kernel/crypto';
import { SimpulError } from '../kernel/result';
import type { Db } from '../store/db';
import { learnClock, readMeta } from '../store/meta';
import type { Transport, TransportRequest, TransportResponse } from './transport';

export interface ClientParts {
  readonly db: Db;
  readonly transport: Transport;
  readonly clock: Clock;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Bytes;
  readonly headers?: Readonly<Record<string, string>>;
  readonly onPart?: (part: Bytes) => Promise<void>;
  /** False for enrolment of a new phone and for status: nothing to sign with yet. */
  readonly signed?: boolean;
}

const CLOCK_PROBLEM = 'sync.jam';
const BUSY = 'sibuk.coba_lagi';
const LONGEST_WAIT = 5;

/** Speaks to the server of this phone: signs every request and keeps the server's time. */
export class Client {
  private readonly parts: ClientParts;

  constructor(parts: ClientParts) {
    this.parts = parts;
  }

  /** A 409 `sync.jam` carries the server's time: it is kept, and the request goes once more. */
  async call(call: Call): Promise<TransportResponse> {
    const first = await this.send(call);
    if (first.status !== 409 || problem(first).code !== CLOCK_PROBLEM) return first;
    const { params, server_time_ms: bare } = problem(first);
    const { server_time_ms: given } = (params ?? {}) as { server_time_ms?: unknown };
    await this.learnTime(bare ?? given);
    return this.send(call);
  }

  /** The JSON answer of a call that must succeed; else a SimpulError with the server's code. */
  async json<T>(call: Call): Promise<T> {
    return this.read<T>(await this.call(call));
  }

  /** As `json`, where someone waits at the screen: a busy server is asked again by itself. */
  async patient<T>(call: Call): Promise<T> {
    for (let left = 2; ; left--) {
      try {
        return await this.json<T>(call);
      } catch (error) {
        if (left === 0 || !(error instanceof SimpulError) || error.code !== BUSY) throw error;
        const seconds = Math.min(Number(error.params.detik ?? LONGEST_WAIT), LONGEST_WAIT);
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      }
    }
  }

  async read<T>(response: TransportResponse): Promise<T> {
    if (response.status < 200 || response.status > 299) throw refusal(response);
    const content = parse(response) as T & { server_time_ms?: unknown };
    await this.learnTime(content.server_time_ms);
    return content;
  }

  private async send(call: Call): Promise<TransportResponse> {
    const body = call.bytes ?? (call.json === undefined ? null : utf8(JSON.stringify(call.json)));
    const headers: Record<string, string> = { ...call.headers };
    if (call.json !== undefined) headers['Content-Type'] = 'application/json';
    if (call.signed !== false) Object.assign(headers, await this.signature(call, body));
    const request: TransportRequest = { method: call.method, path: call.path, headers, body };
    return this.parts.transport(call.onPart ? { ...request, onPart: call.onPart } : request);
  }

  private async signature(call: Call, body: Bytes | null): Promise<Record<string, string>> {
    const { db, clock } = this.parts;
    const device = await readMeta(db, 'device');
    const keys = await readMeta(db, 'signingKey');
    if (!device || !keys) throw new SimpulError('hp.belum_aktif');
    const server = await readMeta(db, 'serverClock');
    const facts: ClockFacts = { buildMs: 0, server, lastOperationMs: 0, confirmed: null };
    const time = String(Math.round(serverTime(clock(), facts)));
    const digest = await sha256Hex(body ?? new Uint8Array());
    const message = [call.method, call.path, time, digest].join('\n');
    return {
      'X-Simpul-Device': device.device_id,
      'X-Simpul-Time': time,
      'X-Simpul-Signature': base64(await sign(keys.privateKey, message)),
    };
  }

  private async learnTime(serverMs: unknown): Promise<void> {
    if (typeof serverMs === 'number') await learnClock(this.parts.db, serverMs, this.parts.clock());
  }
}

function parse(response: TransportResponse): unknown {
  try {
    return JSON.parse(text(response.body)) as unknown;
  } catch {
    // A hotel or village gateway answers with its own page: that is no server of ours.
    throw new SimpulError('jaringan.tidak_ada');
  }
}

function problem(response: TransportResponse): Record<string, unknown> {
  try {
    return JSON.parse(text(response.body)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/**
 * The server's own code when it gave one; else what the status means for the kader. `detik` are the seconds the
 * server asked us to wait, when it did.
 */
export function refusal(response: TransportResponse): SimpulError {
  const { code, params } = problem(response);
  const wait = retryAfter(response);
  const asked = wait === null ? {} : { detik: wait };
  if (typeof code === 'string') {
    return new SimpulError(code, { ...(params as Record<string, string | number>), ...asked });
  }
  const busy = response.status >= 500 || response.status === 429;
  return new SimpulError(busy ? BUSY : 'jaringan.tidak_ada', asked);
}

function retryAfter(response: TransportResponse): number | null {
  const seconds = Number(response.header('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
