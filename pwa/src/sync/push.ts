import type { OperationIn, PushRequest, PushResponse } from '../domain/contracts.generated';
import { PROTOCOL } from '../domain/contracts.generated';
import { base64, type Bytes, fromBase64, gzip, utf8 } from '../kernel/bytes';
import { seal } from '../kernel/crypto';
import { type OperationRecord, type OutboxRecord, STATE } from '../store/db';
import { openOperation } from '../store/journal';
import { FIRST_HEAD, readMeta, writeMeta } from '../store/meta';
import { resendPhotos } from '../store/photos';
import { storeVerdicts } from '../store/verdicts';
import { voucher } from '../store/vouch';
import { refusal } from './client';
import type { SyncContext } from './context';
import { pushForeign } from './foreign';

export const MAX_OPERATIONS = 200;
export const MAX_GZIP_BYTES = 256 * 1024;
const PATH = '/api/sync/v1/push';

/**
 * Sends the outbox in order of saving until nothing unanswered is left. A batch that is too large is halved;
 * a single operation that is still too large is explained and stays here, and the others go on.
 */
export async function pushAll(context: SyncContext): Promise<number> {
  await pushForeign(context);
  let limit = MAX_OPERATIONS;
  let sent = 0;
  const tooLarge = new Set<number>();
  for (;;) {
    const batch = await nextBatch(context, limit, tooLarge);
    if (batch.length === 0 && sent > 0 && (await resend(context))) continue;
    if (batch.length === 0) return sent;
    const answer = await pushBatch(context, batch);
    if (answer !== null) {
      sent += answer;
      if (answer === 0) return sent;
      continue;
    }
    if (batch.length === 1) await explainTooLarge(context, batch, tooLarge);
    else limit = Math.ceil(batch.length / 2);
  }
}

/** Asks again about what the server holds back; its answer changes when the village has decided. */
export async function askAgain(context: SyncContext): Promise<void> {
  const { db, vault } = context;
  if (!vault) return;
  const waiting = await db.operations.where('state', STATE.waiting);
  const held = [...waiting, ...(await db.operations.where('state', STATE.quarantined))];
  const operations = await openAll(context, held.slice(0, MAX_OPERATIONS));
  if (operations.length === 0) return;
  const response = await post(context, { protocol: PROTOCOL, operations });
  if (response) await settle(context, response);
}

/** Nothing to send: how this phone stands, and whether the village still knows it. */
export async function report(context: SyncContext): Promise<void> {
  const response = await post(context, await requestOf(context, []));
  if (response) await settle(context, response);
}

async function nextBatch(
  { db }: SyncContext,
  limit: number,
  tooLarge: ReadonlySet<number>,
): Promise<OutboxRecord[]> {
  const ready = ({ seq, answered }: OutboxRecord): boolean => !answered && !tooLarge.has(seq);
  return (await db.outbox.toArray()).filter(ready).slice(0, limit);
}

/** Number of verdicts stored; null when the batch is too large. */
async function pushBatch(
  context: SyncContext,
  batch: readonly OutboxRecord[],
): Promise<number | null> {
  const response = await post(context, await requestOf(context, batch));
  if (response === null) return null;
  const known = new Set(batch.map(({ id }) => id));
  await settle(context, response);
  return response.verdicts.filter(({ id }) => known.has(id)).length;
}

/** Unlocked, work goes as it is; locked, or for a sealed report, as the envelope that only the server opens. */
async function requestOf(
  context: SyncContext,
  batch: readonly OutboxRecord[],
): Promise<PushRequest> {
  const { db } = context;
  const records = await db.operations.getMany(batch.map(({ seq }) => seq));
  const operations = await openAll(context, records);
  const open = new Set(operations.map(({ id }) => id));
  const sealed = batch.filter(({ id }) => !open.has(id)).map((each) => base64(each.sealed));
  // What still lies here when this arrives.
  const waiting = (await db.outbox.toArray()).filter(({ answered }) => !answered).length;
  const unsent = Math.max(0, waiting - batch.length);
  const request = { protocol: PROTOCOL, operations, sealed, unsent };
  return { ...request, storage_free_mb: context.storageFreeMb, state: context.state };
}

async function openAll(
  { vault }: SyncContext,
  records: readonly (OperationRecord | undefined)[],
): Promise<OperationIn[]> {
  if (!vault) return [];
  const readable = records.filter((record) => record !== undefined && record.cipher !== null);
  const opened = await Promise.all(
    readable.map((record) => openOperation(vault, record as OperationRecord)),
  );
  return opened.flatMap(({ operation }) => operation ?? []);
}

/** The answer, or null when the server (or our own measuring) finds the request too large. */
async function post(context: SyncContext, request: PushRequest): Promise<PushResponse | null> {
  const bytes: Bytes = await gzip(utf8(JSON.stringify(request)));
  const count = (request.operations?.length ?? 0) + (request.sealed?.length ?? 0);
  if (bytes.length > MAX_GZIP_BYTES && count > 1) return null;
  const response = await context.client.call({
    method: 'POST',
    path: PATH,
    bytes,
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
  });
  if (response.status === 413) return null;
  if (response.status !== 200) throw refusal(response);
  return context.client.read<PushResponse>(response);
}

async function settle(context: SyncContext, response: PushResponse): Promise<void> {
  const before = (await readMeta(context.db, 'contiguous')) ?? 0;
  await storeVerdicts(context.db, context.copy, response, context.clock());
  if (response.contiguous_seq < before) await refill(context, response.contiguous_seq, true);
}

/** The server was put back from a backup: everything above what it has now goes once more, photos too. */
export async function sendAgain(context: SyncContext): Promise<void> {
  const response = await post(context, { protocol: PROTOCOL, operations: [] });
  if (!response) return;
  await storeVerdicts(context.db, context.copy, response, context.clock());
  await refill(context, response.contiguous_seq, true);
  await resendPhotos(context.db);
  await pushAll(context);
}

/**
 * The server misses numbers that have left the outbox (its answer says how far it is complete): they go again. What this
 * phone has no more is counted, so that the kader is told. True when there is something to send.
 */
async function resend(context: SyncContext): Promise<boolean> {
  const { db, vault } = context;
  if (!vault) return false;
  const contiguous = (await readMeta(db, 'contiguous')) ?? 0;
  const { nextSeq } = (await readMeta(db, 'head')) ?? FIRST_HEAD;
  const there = new Set(await db.outbox.keys());
  let missing = 0;
  for (let seq = contiguous + 1; seq < nextSeq; seq += 1) if (!there.has(seq)) missing += 1;
  const back = missing > 0 ? await refill(context, contiguous, false) : 0;
  await writeMeta(db, 'lost', missing - back);
  return back > 0;
}

/**
 * What the server has lost, by an older backup (`forgotten`) or on its way, is put into the outbox again; returns how
 * many rows that were not there.
 */
async function refill(
  { db, vault }: SyncContext,
  contiguous: number,
  forgotten: boolean,
): Promise<number> {
  const device = await readMeta(db, 'device');
  if (!vault || !device) return 0;
  const outbox = await db.outbox.toArray();
  const known = new Set(outbox.map(({ seq }) => seq));
  const lost = (await db.operations.toArray()).filter(
    ({ seq, cipher }) => seq > contiguous && cipher !== null && !known.has(seq),
  );
  const own = await voucher(db);
  const rows: OutboxRecord[] = [];
  for (const record of lost) {
    const { operation } = await openOperation(vault, record);
    const plain = utf8(JSON.stringify(operation));
    const sealed = await seal(fromBase64(device.server_key), plain, 'operasi');
    const vouch = (await own?.vouch(sealed)) ?? null;
    rows.push({ seq: record.seq, id: record.id, sealed, vouch, answered: false });
  }
  const count = rows.length;
  // An answer of the history that ended counts for nothing any more.
  const answered = outbox.filter(({ seq, answered }) => forgotten && answered && seq > contiguous);
  rows.push(...answered.map((each) => ({ ...each, answered: false })));
  await db.transaction(['outbox', 'operations'], async (stores) => {
    await stores.outbox.put(...rows);
    for (const { seq } of rows) {
      await stores.operations.update(seq, { state: STATE.unsent, n: null, reason: null });
    }
  });
  return count;
}

async function explainTooLarge(
  { db }: SyncContext,
  batch: readonly OutboxRecord[],
  tooLarge: Set<number>,
): Promise<void> {
  for (const { seq } of batch) {
    tooLarge.add(seq);
    await db.operations.update(seq, { reason: { code: 'sync.terlalu_besar', params: {} } });
  }
}
