import type { OperationIn } from '../domain/contracts.generated';
import { type Bytes, fromBase64, text, utf8 } from '../kernel/bytes';
import { decrypt, encrypt, seal } from '../kernel/crypto';
import { SimpulError } from '../kernel/result';
import type { OutboxCopy } from './copy';
import { type Db, type OperationRecord, type OutboxRecord, STATE } from './db';
import { guarded } from './errors';
import type { Vault } from './keys';
import { type Device, FIRST_HEAD, type Head, readMeta } from './meta';
import { copyItem } from './reconcile';
import { type Voucher, voucher } from './vouch';

/** Runs `work` while no other tab of this phone writes. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/** An operation before it has its place in the log. `sealed` leaves nothing readable behind. */
export interface NewOperation {
  readonly operation: Omit<OperationIn, 'device_seq'>;
  readonly sealed?: boolean;
  readonly photos?: readonly string[];
}

/** What a save makes of the counters; it must not wait for anything but its own computing. */
export type Build = (
  head: Head,
) => Promise<{ readonly operations: readonly NewOperation[]; readonly head?: Partial<Head> }>;

export interface SaveContext {
  readonly db: Db;
  readonly vault: Vault;
  readonly device: Device;
  readonly exclusive: Exclusive;
  readonly copy: OutboxCopy;
}

export interface StoredOperation {
  readonly record: OperationRecord;
  /** Null for a sealed report. */
  readonly operation: OperationIn | null;
}

/**
 * Saves operations, outbox rows, counters and the end of a draft in one transaction. Everything is encrypted
 * before it opens: inside only the stores are awaited, or IndexedDB would commit half of it.
 */
export async function save(
  context: SaveContext,
  build: Build,
  draftKey: string | null,
): Promise<readonly StoredOperation[]> {
  const items = await context.exclusive(() => saveAlone(context, build, draftKey));
  // The copy is a second net: without it the work still lies in the main database.
  await context.copy.put(items.map(({ outbox }) => copyItem(outbox))).catch(() => undefined);
  return items.map(({ record, operation }) => ({ record, operation }));
}

interface Prepared {
  readonly record: OperationRecord;
  readonly outbox: OutboxRecord;
  readonly operation: OperationIn | null;
  readonly photos: readonly string[];
}

async function saveAlone(
  context: SaveContext,
  build: Build,
  draftKey: string | null,
): Promise<readonly Prepared[]> {
  const { db } = context;
  const head = (await readMeta(db, 'head')) ?? FIRST_HEAD;
  const built = await build(head);
  const items: Prepared[] = [];
  const own = await voucher(db);
  for (const [index, each] of built.operations.entries()) {
    items.push(await prepare(context, each, head.nextSeq + index, own));
  }
  const moved: Head = {
    ...head,
    ...built.head,
    nextSeq: head.nextSeq + items.length,
    lastOperationMs: Math.max(head.lastOperationMs, ...items.map(({ record }) => record.at)),
  };
  await guarded(() => commit(db, head, moved, items, draftKey));
  return items;
}

async function commit(
  db: Db,
  before: Head,
  after: Head,
  items: readonly Prepared[],
  draftKey: string | null,
): Promise<void> {
  const names = ['meta', 'operations', 'outbox', 'drafts', 'photos'] as const;
  await db.transaction(names, async ({ meta, operations, outbox, drafts, photos }) => {
    const current = (await meta.get('head'))?.v as Head | undefined;
    if ((current ?? FIRST_HEAD).nextSeq !== before.nextSeq) {
      throw new SimpulError('simpan.bersamaan');
    }
    await operations.add(...items.map(({ record }) => record));
    await outbox.add(...items.map((item) => item.outbox));
    await meta.put({ k: 'head', v: after });
    for (const sha256 of items.flatMap((item) => item.photos)) {
      await photos.update(sha256, { used: 1 });
    }
    if (draftKey !== null) await drafts.delete(draftKey);
  });
}

async function prepare(
  { vault, device }: SaveContext,
  each: NewOperation,
  seq: number,
  own: Voucher | null,
): Promise<Prepared> {
  const operation: OperationIn = { ...each.operation, device_seq: seq };
  const plain = utf8(JSON.stringify(operation));
  const sealed = await seal(fromBase64(device.server_key), plain, 'operasi');
  const hidden = each.sealed === true;
  const cipher = hidden ? null : await encrypt(vault.key, plain, context(operation.id));
  const at = Date.parse(operation.recorded_at);
  const record = { seq, id: operation.id, state: STATE.unsent, n: null, at, cipher, reason: null };
  return {
    record,
    outbox: {
      seq,
      id: operation.id,
      sealed,
      vouch: (await own?.vouch(sealed)) ?? null,
      answered: false,
    },
    operation: hidden ? null : operation,
    photos: each.photos ?? [],
  };
}

function context(id: string): string {
  return `operation|${id}`;
}

export async function openOperation(
  vault: Vault,
  record: OperationRecord,
): Promise<StoredOperation> {
  if (record.cipher === null) return { record, operation: null };
  const plain: Bytes = await decrypt(vault.key, record.cipher, context(record.id));
  return { record, operation: JSON.parse(text(plain)) as OperationIn };
}
