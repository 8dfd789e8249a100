import type { CopyItem, OutboxCopy } from './copy';
import type { Db, OutboxRecord } from './db';
import { FIRST_HEAD, type Head, readMeta } from './meta';
import { type Voucher, voucher } from './vouch';

/**
 * Puts back what only the second copy still has, and writes to the copy what only the database has.
 * Called at start and after enrolment, before anything is sent. On a phone without a place the copy stays as it is:
 * it is all there is of the work of the device this phone was before (`Rescue`).
 */
export async function reconcile(db: Db, copy: OutboxCopy): Promise<number> {
  const own = await voucher(db);
  if (!own) return 0;
  await setAside(copy, own);
  await vouchOutbox(db, own);
  const kept = await copy.list();
  const rows = await db.outbox.toArray();
  const contiguous = (await readMeta(db, 'contiguous')) ?? 0;
  // Numbers below 1 are envelopes of the device this phone was before: no count of the new one covers them.
  const received = (seq: number): boolean => seq > 0 && seq <= contiguous;
  const known = new Set(rows.map(seqOf));
  const missing = kept.filter(({ seq }) => !received(seq) && !known.has(seq));
  const lost = await filtered(missing, (item) => isWhole(item, own));
  await putBack(db, lost, kept);
  const whole = new Set((await filtered(kept, (item) => isFinished(item, own))).map(seqOf));
  await copy.put(rows.filter(({ seq }) => !whole.has(seq)).map(copyItem));
  await copy.remove(kept.map(seqOf).filter(received));
  return lost.length;
}

async function putBack(
  db: Db,
  lost: readonly CopyItem[],
  kept: readonly CopyItem[],
): Promise<void> {
  await db.transaction(['outbox', 'meta'], async (stores) => {
    await stores.outbox.put(...lost.map((item) => ({ ...item, answered: false })));
    const head = ((await stores.meta.get('head'))?.v as Head | undefined) ?? FIRST_HEAD;
    // A copy that was cut off still says which number was given.
    const nextSeq = Math.max(head.nextSeq, ...kept.map(({ seq }) => seq + 1));
    if (nextSeq !== head.nextSeq) await stores.meta.put({ k: 'head', v: { ...head, nextSeq } });
  });
}

/** Work of the device this phone was before moves below number 1, so that the new numbers cannot cover it. */
async function setAside(copy: OutboxCopy, own: Voucher): Promise<void> {
  const kept = await copy.list();
  const foreign = kept.filter(({ seq, vouch }) => seq > 0 && vouch && isForeign(vouch, own));
  if (foreign.length === 0) return;
  const there = new Set(kept.filter(({ seq }) => seq < 1).map(({ id }) => id));
  let free = Math.min(0, ...kept.map(seqOf));
  const moved = foreign.filter(({ id }) => !there.has(id));
  await copy.put(moved.map((item) => ({ ...item, seq: (free -= 1) })));
  await copy.remove(foreign.map(seqOf));
}

function isForeign(vouch: { readonly device_id: string }, own: Voucher): boolean {
  return vouch.device_id !== own.deviceId;
}

/** Rows of an earlier version carry no signature yet. */
async function vouchOutbox(db: Db, own: Voucher): Promise<void> {
  for (const { seq, sealed, vouch } of await db.outbox.toArray()) {
    if (!vouch) await db.outbox.update(seq, { vouch: await own.vouch(sealed) });
  }
}

/** Whether it can be sent: of another device only the server can tell. */
async function isWhole({ sealed, vouch }: CopyItem, own: Voucher): Promise<boolean> {
  if (sealed.length === 0) return false;
  return !vouch || isForeign(vouch, own) || own.isWhole(sealed, vouch);
}

/** Whether it can also be carried. */
async function isFinished(item: CopyItem, own: Voucher): Promise<boolean> {
  return Boolean(item.vouch) && isWhole(item, own);
}

async function filtered<T>(list: readonly T[], keep: (one: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(list.map(keep));
  return list.filter((_, at) => kept[at]);
}

function seqOf({ seq }: { readonly seq: number }): number {
  return seq;
}

/** What is written to the copy of an outbox row. */
export function copyItem({ seq, id, sealed, vouch }: OutboxRecord): CopyItem {
  return { seq, id, sealed, ...(vouch && { vouch }) };
}
