import type { PushResponse, Verdict } from '../domain/contracts.generated';
import type { OutboxCopy } from './copy';
import {
  type Db,
  type OperationRecord,
  type OperationState,
  type OutboxRecord,
  STATE,
  type Stores,
} from './db';

const STATE_OF: Record<Verdict['verdict'], OperationState> = {
  accepted: STATE.accepted,
  duplicate: STATE.accepted,
  waiting: STATE.waiting,
  quarantined: STATE.quarantined,
};

/** Reason of what waits: `ids` of the rows it waits for, or of this phone for its earlier numbers. */
export const WAITS = 'operasi.menunggu';

/** Nothing leaves this phone before the server's receipt and its contiguous number say so. */
export async function storeVerdicts(
  db: Db,
  copy: OutboxCopy,
  response: PushResponse,
  nowMs: number,
): Promise<void> {
  await db.transaction(['operations', 'outbox', 'meta'], async ({ operations, outbox, meta }) => {
    for (const verdict of response.verdicts) await storeVerdict({ operations, outbox }, verdict);
    await meta.put(
      { k: 'contiguous', v: response.contiguous_seq },
      { k: 'deviceStatus', v: response.device_status },
      { k: 'lastSentMs', v: nowMs },
    );
    const passed = ({ seq, answered }: OutboxRecord): boolean =>
      answered && seq <= response.contiguous_seq;
    const done = (await outbox.toArray()).filter(passed);
    await outbox.delete(...done.map(({ seq }) => seq));
  });
  const left = new Set((await db.outbox.toArray()).map(({ seq }) => seq));
  const copied = await copy.list().catch(() => []);
  const done = copied.map(({ seq }) => seq).filter((seq) => !left.has(seq));
  await copy.remove(done).catch(() => undefined);
}

async function storeVerdict(
  { operations, outbox }: Pick<Stores, 'operations' | 'outbox'>,
  verdict: Verdict,
): Promise<void> {
  const [record] = await operations.where('id', verdict.id);
  const [waiting] = await outbox.where('id', verdict.id);
  if (waiting) await outbox.update(waiting.seq, { answered: true });
  if (!record || record.state === STATE.settled) return;
  if (record.cipher === null && STATE_OF[verdict.verdict] === STATE.accepted) {
    // A sealed report leaves no trace here once it is received, not even its hour (R55).
    await operations.delete(record.seq);
    return;
  }
  await operations.update(record.seq, changes(verdict));
}

function changes(verdict: Verdict): Partial<OperationRecord> {
  const { masalah, params, waiting_for } = verdict;
  const waits = waiting_for ? { code: WAITS, params: { ids: waiting_for } } : null;
  return {
    state: STATE_OF[verdict.verdict],
    n: verdict.n ?? -1,
    reason: masalah ? { code: masalah, params: params ?? {} } : waits,
  };
}

/** Settled work is forgotten after 30 days (R58); it has been received and is shown by the server's rows. */
export async function forgetSettled(db: Db, nowMs: number): Promise<void> {
  const limit = nowMs - 30 * 86_400_000;
  await db.transaction(['operations'], async ({ operations }) => {
    const old = (await operations.where('state', STATE.settled)).filter(({ at }) => at < limit);
    await operations.delete(...old.map(({ seq }) => seq));
  });
}
