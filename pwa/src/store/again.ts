import { fromBase64, utf8 } from '../kernel/bytes';
import { encrypt, newSigningKey, seal } from '../kernel/crypto';
import type { OutboxCopy } from './copy';
import { type Db, type OperationRecord, type OutboxRecord, STATE } from './db';
import { guarded } from './errors';
import { openOperation } from './journal';
import { recoveryOf, type Vault } from './keys';
import { type Device, FIRST_HEAD, type Head, readMeta, writeMeta } from './meta';
import { copyItem } from './reconcile';
import { type Voucher, voucherOf } from './vouch';

/** The key of the phone this one will be; kept before the code is spent, so that a lost answer can come again. */
export async function nextSigningKey(db: Db): Promise<CryptoKeyPair> {
  const known = await readMeta(db, 'nextSigningKey');
  if (known) return known;
  const made = await newSigningKey();
  await writeMeta(db, 'nextSigningKey', made);
  return made;
}

/** What this phone will be, and its new signing hand. */
interface Self {
  readonly device: Device;
  readonly own: Voucher | null;
}

interface Moved {
  readonly operations: OperationRecord[];
  readonly outbox: OutboxRecord[];
  readonly nextSeq: number;
}

/**
 * Makes this phone another device: what has no receipt gets new numbers under its old ids, what the server has
 * moves below number 1 in its old order. A sealed report cannot be opened here, so it travels on as it is.
 * `forgotten` when the server was put back from a backup: its receipts count for nothing, and all of it goes again.
 */
export async function becomeDevice(
  { db, vault, copy }: { readonly db: Db; readonly vault: Vault; readonly copy: OutboxCopy },
  device: Device,
  forgotten: boolean,
): Promise<void> {
  const head = (await readMeta(db, 'head')) ?? FIRST_HEAD;
  const keys = await readMeta(db, 'nextSigningKey');
  const own = keys ? voucherOf(keys, device.device_id, fromBase64(device.server_key)) : null;
  const moved = await move(db, vault, { device, own }, head, forgotten);
  const recovery = await recoveryOf(device, vault.raw);
  const after: Head = {
    ...FIRST_HEAD,
    nextSeq: moved.nextSeq,
    lastOperationMs: head.lastOperationMs,
  };
  // The copy goes first: were it left, its old numbers would come back as lost work at the next start.
  const copied = await copy.list();
  await copy.remove(copied.map(({ seq }) => seq));
  await guarded(() =>
    db.transaction(['meta', 'operations', 'outbox'], async ({ meta, operations, outbox }) => {
      await operations.clear();
      await outbox.clear();
      await operations.add(...moved.operations);
      await outbox.add(...moved.outbox);
      await meta.put(
        { k: 'device', v: device },
        { k: 'signingKey', v: keys },
        { k: 'ownRecovery', v: recovery },
        { k: 'head', v: after },
        { k: 'contiguous', v: 0 },
        { k: 'deviceStatus', v: 'aktif' },
      );
      await meta.delete('nextSigningKey');
    }),
  );
  await copy.put(moved.outbox.map(copyItem));
}

async function move(
  db: Db,
  vault: Vault,
  self: Self,
  head: Head,
  forgotten: boolean,
): Promise<Moved> {
  const unsent = (await db.outbox.toArray()).filter(({ answered }) => forgotten || !answered);
  const waiting = new Map(unsent.map((each) => [each.seq, each]));
  const operations: OperationRecord[] = [];
  const outbox: OutboxRecord[] = [];
  let nextSeq = 1;
  for (const record of await db.operations.toArray()) {
    const old = waiting.get(record.seq);
    waiting.delete(record.seq);
    if ((!old && !forgotten) || record.cipher === null) {
      const seq = record.seq - head.nextSeq;
      operations.push({ ...record, seq });
      if (old) outbox.push({ ...old, seq });
      continue;
    }
    const renewed = await renumber(vault, self, record, nextSeq);
    operations.push(renewed.record);
    outbox.push(renewed.outbox);
    nextSeq += 1;
  }
  // Work that only the second copy had kept: its envelope is all there is of it.
  for (const old of waiting.values()) outbox.push({ ...old, seq: old.seq - head.nextSeq });
  return { operations, outbox, nextSeq };
}

async function renumber(
  vault: Vault,
  { device, own }: Self,
  record: OperationRecord,
  seq: number,
): Promise<{ readonly record: OperationRecord; readonly outbox: OutboxRecord }> {
  const { operation } = await openOperation(vault, record);
  const plain = utf8(
    JSON.stringify({ ...operation, device_id: device.device_id, device_seq: seq }),
  );
  const sealed = await seal(fromBase64(device.server_key), plain, 'operasi');
  const cipher = await encrypt(vault.key, plain, `operation|${record.id}`);
  return {
    record: { ...record, seq, cipher, state: STATE.unsent, n: null, reason: null },
    outbox: {
      seq,
      id: record.id,
      sealed,
      vouch: (await own?.vouch(sealed)) ?? null,
      answered: false,
    },
  };
}
