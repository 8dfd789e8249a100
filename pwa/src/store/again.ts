import { base64, fromBase64, utf8 } from '../kernel/bytes';
import { encrypt, newSigningKey, seal } from '../kernel/crypto';
import type { OutboxCopy } from './copy';
import type { Db, OperationRecord, OutboxRecord } from './db';
import { guarded } from './errors';
import { openOperation } from './journal';
import type { Vault } from './keys';
import { type Device, FIRST_HEAD, type Head, readMeta, writeMeta } from './meta';

/** The key of the phone this one will be; kept before the code is spent, so that a lost answer can come again. */
export async function nextSigningKey(db: Db): Promise<CryptoKeyPair> {
  const known = await readMeta(db, 'nextSigningKey');
  if (known) return known;
  const made = await newSigningKey();
  await writeMeta(db, 'nextSigningKey', made);
  return made;
}

interface Moved {
  readonly operations: OperationRecord[];
  readonly outbox: OutboxRecord[];
  readonly nextSeq: number;
}

/**
 * Makes this phone another device: what has no receipt gets new numbers under its old ids, what the server has
 * moves below number 1 in its old order. A sealed report cannot be opened here, so it travels on as it is.
 */
export async function becomeDevice(
  { db, vault, copy }: { readonly db: Db; readonly vault: Vault; readonly copy: OutboxCopy },
  device: Device,
): Promise<void> {
  const head = (await readMeta(db, 'head')) ?? FIRST_HEAD;
  const keys = await readMeta(db, 'nextSigningKey');
  const moved = await move(db, vault, device, head);
  const recovery = base64(await seal(fromBase64(device.server_key), vault.raw, 'register'));
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
        { k: 'recovery', v: recovery },
        { k: 'head', v: after },
        { k: 'contiguous', v: 0 },
        { k: 'deviceStatus', v: 'aktif' },
      );
      await meta.delete('nextSigningKey');
    }),
  );
  await copy.put(moved.outbox.map(({ seq, id, sealed }) => ({ seq, id, sealed })));
}

async function move(db: Db, vault: Vault, device: Device, head: Head): Promise<Moved> {
  const unsent = (await db.outbox.toArray()).filter(({ answered }) => !answered);
  const waiting = new Map(unsent.map((each) => [each.seq, each]));
  const operations: OperationRecord[] = [];
  const outbox: OutboxRecord[] = [];
  let nextSeq = 1;
  for (const record of await db.operations.toArray()) {
    const old = waiting.get(record.seq);
    waiting.delete(record.seq);
    if (!old || record.cipher === null) {
      const seq = record.seq - head.nextSeq;
      operations.push({ ...record, seq });
      if (old) outbox.push({ ...old, seq });
      continue;
    }
    const renewed = await renumber(vault, device, record, nextSeq);
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
  device: Device,
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
    record: { ...record, seq, cipher },
    outbox: { seq, id: record.id, sealed, answered: false },
  };
}
