import type { IsoDate } from '../kernel/dates';
import type { Db } from './db';

/** Who this phone is; given once at enrolment. Keys are base64 of P-256 points. */
export interface Device {
  readonly device_id: string;
  readonly device_letter: string;
  readonly posyandu_id: string;
  readonly posyandu_nama: string;
  readonly kab_id: number;
  readonly nomor_urut: number;
  readonly server_key: string;
  readonly kasus_key: string;
}

/** The counters that only ever grow, kept in one record so that one write moves them together. */
export interface Head {
  readonly nextSeq: number;
  readonly nextUsulan: number;
  readonly nextSementara: number;
  readonly lastOperationMs: number;
}

/** How a download of all rows stands: what the first part's header said, and how many rows are here. */
export interface SnapshotProgress {
  readonly cursor: number;
  readonly since: string;
  readonly rows: number;
  readonly offset: number;
}

export interface MetaValues {
  device: Device;
  head: Head;
  deviceKey: CryptoKey;
  signingKey: CryptoKeyPair;
  /** While the phone is being enrolled again: the key it will have. */
  nextSigningKey: CryptoKeyPair;
  /** SHA-256 of codes that were taken up here: the sheet in the drawer resets nobody's PIN. */
  takenCodes: string[];
  /** The register key sealed to the server for this phone, for a PIN reset by the office. */
  ownRecovery: string;
  cursor: number;
  /** Which history of the server the rows here are of; another one begins when it is put back from a backup. */
  history: string;
  /** A snapshot under way: rows it has, and how many of them are here. */
  snapshot: SnapshotProgress;
  /** Highest device_seq up to which the server has everything. */
  contiguous: number;
  deviceStatus: 'aktif' | 'dicabut' | 'aktifkan_ulang';
  serverClock: { serverMs: number; deviceMs: number };
  confirmedDate: { date: IsoDate; deviceDate: IsoDate };
  lastSentMs: number;
  /** When the last carried file was made (device ms). */
  carriedMs: number;
  /** How many numbers the server misses that this phone has no more. */
  lost: number;
  /** Catalogue as the server gave it: no personal data, so it lies open. */
  catalog: { version: string; content: unknown; etag?: string | null; askedMs?: number };
  settings: Record<string, unknown>;
  readNews: string[];
  minimumVersion: string;
}

export const FIRST_HEAD: Head = {
  nextSeq: 1,
  nextUsulan: 1,
  nextSementara: 1,
  lastOperationMs: 0,
};

export async function readMeta<K extends keyof MetaValues>(
  db: Db,
  key: K,
): Promise<MetaValues[K] | null> {
  const record = await db.meta.get(key);
  return record ? (record.v as MetaValues[K]) : null;
}

export async function writeMeta<K extends keyof MetaValues>(
  db: Db,
  key: K,
  value: MetaValues[K],
): Promise<void> {
  await db.meta.put({ k: key, v: value });
}

/** The server's time ends the kader's own word about today, and bounds when the last work can have been saved. */
export async function learnClock(db: Db, serverMs: number, deviceMs: number): Promise<void> {
  await db.transaction(['meta'], async ({ meta }) => {
    await meta.put({ k: 'serverClock', v: { serverMs, deviceMs } });
    await meta.delete('confirmedDate');
    const head = (await meta.get('head'))?.v as Head | undefined;
    if (head && head.lastOperationMs > serverMs)
      await meta.put({ k: 'head', v: { ...head, lastOperationMs: serverMs } });
  });
}
