import type { PinResponse } from '../domain/contracts.generated';
import type { Bytes } from '../kernel/bytes';
import type { Vouch } from './vouch';
import { Database, type Layout, type Table } from './indexed';

/** What became of an operation, as far as this phone knows. Indexed: it says nothing of its content. */
export const STATE = {
  /** Only on this phone. */
  unsent: 0,
  /** The server keeps it until something it needs arrives. */
  waiting: 1,
  /** The server keeps it; the village decides. */
  quarantined: 2,
  /** Accepted, but the pulled rows do not show it yet. */
  accepted: 3,
  /** The pulled rows show it. */
  settled: 4,
} as const;

export type OperationState = (typeof STATE)[keyof typeof STATE];

/** One operation. `cipher` is absent for a sealed report: nothing of it can be read here. */
export interface OperationRecord {
  seq: number;
  id: string;
  state: OperationState;
  /** Change number, once accepted; -1 when the server only said that it knows it. */
  n: number | null;
  /** Moment of saving (device ms), to forget settled work after 30 days. */
  at: number;
  cipher: Bytes | null;
  /** Reason of the verdict: a code and params without any content. */
  reason: { code: string; params: Record<string, unknown> } | null;
}

/** What must still reach the server, sealed to the server key so that it travels while locked. */
export interface OutboxRecord {
  seq: number;
  id: string;
  sealed: Bytes;
  /** Whose it is, so that it can be carried; absent in rows of an earlier version. */
  vouch?: Vouch | null;
  /** The server answered a verdict for it; it leaves when its contiguous number passes. */
  answered: boolean;
}

export interface RowRecord {
  e: string;
  i: string;
  c: Bytes;
}

export interface DraftRecord {
  key: string;
  akunId: string;
  cipher: Bytes;
}

export interface PhotoRecord {
  sha256: string;
  cipher: Bytes;
  size: number;
  sent: number;
  /** 0 taken but in no operation yet, 1 to be sent, 2 sent and kept for a while. */
  used: 0 | 1 | 2;
  /** When it was taken (device ms). */
  at: number;
}

/** A kader's way to the register key, and her tries. */
export interface KaderRecord {
  akunId: string;
  nama: string;
  salt: Bytes;
  iterations: number;
  wrapped: Bytes;
  tries: number;
  waitUntil: number;
  reset?: PinReset;
}

/** Lupa PIN: the key of one request, whose private half never leaves this browser, and where it stands. */
export interface PinReset {
  keys: CryptoKeyPair;
  check: string;
  status: PinResponse['status'];
}

export interface MetaRecord {
  k: string;
  v: unknown;
}

export interface Stores {
  readonly meta: Table<MetaRecord, string>;
  readonly kader: Table<KaderRecord, string>;
  readonly operations: Table<OperationRecord, number>;
  readonly outbox: Table<OutboxRecord, number>;
  readonly rows: Table<RowRecord, [string, string]>;
  readonly drafts: Table<DraftRecord, string>;
  readonly photos: Table<PhotoRecord, string>;
}

/** The number this layout has on phones in the field; one that differs needs an upgrade and its test. */
const VERSION = 10;

const LAYOUT: Layout = {
  meta: ['k'],
  kader: ['akunId'],
  operations: ['seq', '&id', 'state'],
  outbox: ['seq', '&id'],
  rows: [['e', 'i'], 'e'],
  drafts: ['key', 'akunId'],
  photos: ['sha256', 'used'],
};

/** The phone's whole memory. Every content is encrypted before it comes here (architecture 4). */
export class Db extends Database<Stores> implements Stores {
  readonly meta: Stores['meta'] = this.table('meta');
  readonly kader: Stores['kader'] = this.table('kader');
  readonly operations: Stores['operations'] = this.table('operations');
  readonly outbox: Stores['outbox'] = this.table('outbox');
  readonly rows: Stores['rows'] = this.table('rows');
  readonly drafts: Stores['drafts'] = this.table('drafts');
  readonly photos: Stores['photos'] = this.table('photos');

  constructor(name: string) {
    super(name, VERSION, LAYOUT);
  }
}
