import type { PushResponse, TitipanResponse } from '../domain/contracts.generated';
import { utf8 } from '../kernel/bytes';
import type { OutboxRecord } from '../store/db';
import { readMeta } from '../store/meta';
import { storeVerdicts } from '../store/verdicts';
import { type Voucher, voucher } from '../store/vouch';
import type { SyncContext } from './context';
import { bringCall, carriedFile } from './titipan';

const AT_ONCE = 500;

/**
 * Work of the device this phone was before goes as a carried file under that device's own signature. What the server
 * does not trust any more (it lost that device with a backup) is vouched for by this one and goes with the others.
 */
export async function pushForeign(context: SyncContext): Promise<void> {
  const { db, client } = context;
  const own = await voucher(db);
  if (!own) return;
  const rows = (await db.outbox.toArray()).filter(
    ({ vouch, answered }) => !answered && vouch && vouch.device_id !== own.deviceId,
  );
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE);
    const { text } = await carriedFile(part);
    const response = await client.call(bringCall(utf8(text)));
    if (response.status === 400) await vouchAgain(context, own, part);
    else await settle(context, own, part, await client.read<TitipanResponse>(response));
  }
}

async function settle(
  context: SyncContext,
  own: Voucher,
  rows: readonly OutboxRecord[],
  { rusak }: TitipanResponse,
): Promise<void> {
  const broken = new Set(rusak);
  const taken = rows.filter((_, at) => !broken.has(at));
  const response: PushResponse = {
    verdicts: taken.map(({ id }) => ({ id, verdict: 'duplicate' })),
    contiguous_seq: (await readMeta(context.db, 'contiguous')) ?? 0,
    server_time_ms: context.clock(),
    device_status: (await readMeta(context.db, 'deviceStatus')) ?? 'aktif',
  };
  await storeVerdicts(context.db, context.copy, response, context.clock());
  await vouchAgain(
    context,
    own,
    rows.filter((_, at) => broken.has(at)),
  );
}

async function vouchAgain(
  { db }: SyncContext,
  own: Voucher,
  rows: readonly OutboxRecord[],
): Promise<void> {
  for (const { seq, sealed } of rows) {
    await db.outbox.update(seq, { vouch: await own.vouch(sealed) });
  }
}
