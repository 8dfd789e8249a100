import { withAssessments } from '../domain/assessments';
import type { Rows } from '../domain/contracts.generated';
import { emptyTables, type Entity, isEntity, type Tables } from '../domain/rows';
import { text, utf8 } from '../kernel/bytes';
import { decrypt, encrypt } from '../kernel/crypto';
import { type Db, type OperationRecord, type RowRecord, STATE, type Stores } from './db';
import { guarded } from './errors';
import type { Vault } from './keys';
import type { MetaValues } from './meta';

/** Rows and departures of one pulled page, with the cursor that follows it. */
export interface Page {
  readonly rows: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly gone: Readonly<Record<string, readonly string[]>>;
  readonly cursor: number;
  /** Nothing more is waiting: also operations the server only called known are now shown. */
  readonly complete: boolean;
}

/** Encrypts a page, then stores rows, cursor and what it settles in one transaction. */
export async function storePage(db: Db, vault: Vault, page: Page): Promise<void> {
  const records = await sealRows(vault, page.rows);
  const gone = Object.entries(page.gone).flatMap(([e, ids]) =>
    ids.map((i): [string, string] => [e, i]),
  );
  await guarded(() =>
    db.transaction(['rows', 'meta', 'operations'], async ({ rows, meta, operations }) => {
      await rows.delete(...gone);
      await rows.put(...records);
      await meta.put({ k: 'cursor', v: page.cursor });
      await settle(operations, ({ n }) => (n === null || n < 0 ? page.complete : n <= page.cursor));
    }),
  );
}

/** What the pulled rows show now is settled. */
async function settle(
  operations: Stores['operations'],
  shown: (record: OperationRecord) => boolean,
): Promise<void> {
  const accepted = (await operations.where('state', STATE.accepted)).filter(shown);
  await operations.put(...accepted.map((record) => ({ ...record, state: STATE.settled })));
}

/** One line of a snapshot. */
export interface SnapshotRow {
  readonly e: string;
  readonly r: { readonly id: string };
}

/** First sync and repair: rows are read anew; what waits to be sent is untouched. */
export async function beginSnapshot(db: Db): Promise<void> {
  await db.transaction(['rows', 'meta'], async ({ rows, meta }) => {
    await rows.clear();
    await meta.delete('snapshot', 'cursor');
  });
}

/** Rows and how far the download is, together: a cut one goes on exactly behind them. */
export async function storeSnapshotRows(
  db: Db,
  vault: Vault,
  lines: readonly SnapshotRow[],
): Promise<void> {
  const records = await Promise.all(
    lines.filter(({ e }) => isEntity(e)).map(({ e, r }) => sealRow(vault, e, r)),
  );
  await guarded(() =>
    db.transaction(['rows', 'meta'], async ({ rows, meta }) => {
      await rows.put(...records);
      const progress = (await meta.get('snapshot'))?.v as MetaValues['snapshot'];
      const offset = progress.offset + lines.length;
      await meta.put({ k: 'snapshot', v: { ...progress, offset } });
    }),
  );
}

/** The snapshot is whole: pulling goes on from its cursor, and what it already shows is settled. */
export async function endSnapshot(db: Db, cursor: number): Promise<void> {
  await db.transaction(['meta', 'operations'], async ({ meta, operations }) => {
    await meta.put({ k: 'cursor', v: cursor });
    await meta.delete('snapshot');
    await settle(operations, ({ n }) => n !== null && n >= 0 && n <= cursor);
  });
}

async function sealRows(vault: Vault, rows: Page['rows']): Promise<RowRecord[]> {
  const sealed = Object.entries(rows)
    .filter(([entity]) => isEntity(entity))
    .flatMap(([e, list]) => list.map((row) => sealRow(vault, e, row)));
  return Promise.all(sealed);
}

async function sealRow(vault: Vault, e: string, row: { readonly id: string }): Promise<RowRecord> {
  const c = await encrypt(vault.key, utf8(JSON.stringify(row)), context(e, row.id));
  return { e, i: row.id, c };
}

function context(entity: string, id: string): string {
  return `row|${entity}|${id}`;
}

/** Every row in memory; called once at unlock (5,000 rows are about a quarter second at 4x). */
export async function readTables(db: Db, vault: Vault): Promise<Tables> {
  const tables = emptyTables() as { [E in Entity]: Map<string, Rows[E]> };
  const records = await db.rows.toArray();
  const opened = await Promise.all(
    records.map(async ({ e, i, c }) => ({
      e,
      i,
      plain: await decrypt(vault.key, c, context(e, i)),
    })),
  );
  for (const { e, i, plain } of opened) {
    if (isEntity(e)) tables[e].set(i, JSON.parse(text(plain)) as never);
  }
  return withAssessments(tables);
}
