import type { PullResponse } from '../domain/contracts.generated';
import { readMeta, writeMeta } from '../store/meta';
import { type Page, storePage } from '../store/rows';
import { refusal } from './client';
import { sendAgain } from './push';
import type { SyncContext } from './context';
import { pullSnapshot } from './snapshot';

/** Too old a cursor, or one of another history: only a snapshot helps. */
const GONE = 410;
const NOT_MODIFIED = 304;

/** Reads everything that changed, page by page; a phone without rows begins with a snapshot. */
export async function pullAll(context: SyncContext): Promise<boolean> {
  const { db, vault } = context;
  if (!vault) return false;
  if ((await readMeta(db, 'cursor')) === null) await pullSnapshot(context);
  for (;;) {
    const page = await pullPage(context);
    if (page === 'snapshot') {
      // First what the server may lack, so that the snapshot shows it.
      await sendAgain(context);
      await pullSnapshot(context);
      continue;
    }
    const stored: Page = {
      rows: page.rows as Record<string, { id: string }[]>,
      gone: page.gone,
      cursor: page.next,
      complete: !page.more,
    };
    await storePage(db, vault, stored);
    await writeMeta(db, 'history', page.history);
    context.received(stored);
    if (page.more) continue;
    await pullCatalog(context, page.catalog_version);
    await writeMeta(db, 'minimumVersion', page.minimum_app_version);
    return true;
  }
}

async function pullPage({ db, client }: SyncContext): Promise<PullResponse | 'snapshot'> {
  const cursor = (await readMeta(db, 'cursor')) ?? 0;
  const history = await readMeta(db, 'history');
  const known = history ? `&history=${history}` : '';
  const path = `/api/sync/v1/pull?after=${cursor}${known}`;
  const response = await client.call({ method: 'GET', path });
  if (response.status === GONE) return 'snapshot';
  if (response.status !== 200) throw refusal(response);
  return client.read<PullResponse>(response);
}

const DAY_MS = 86_400_000;

/**
 * The catalogue travels apart: when its version changed, and asked about once a day, because the region's own
 * layers begin on dates of their own. The server answers 304 when this phone has it already.
 */
export async function pullCatalog(context: SyncContext, version: string): Promise<void> {
  const { db, client, clock } = context;
  const known = await readMeta(db, 'catalog');
  const same = known?.version === version ? known : null;
  const now = clock();
  if (same && Math.abs(now - (same.askedMs ?? 0)) < DAY_MS) return;
  const headers: Record<string, string> = same?.etag ? { 'If-None-Match': same.etag } : {};
  const response = await client.call({ method: 'GET', path: '/api/sync/v1/katalog', headers });
  if (same && response.status === NOT_MODIFIED) {
    await writeMeta(db, 'catalog', { ...same, askedMs: now });
    return;
  }
  const content = await client.read<unknown>(response);
  await writeMeta(db, 'catalog', {
    version,
    content,
    etag: response.header('ETag'),
    askedMs: now,
  });
}
