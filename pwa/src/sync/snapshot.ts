import type { SnapshotHeader } from '../domain/contracts.generated';
import type { Bytes } from '../kernel/bytes';
import { deriveId } from '../kernel/ids';
import { SimpulError } from '../kernel/result';
import { readMeta, writeMeta } from '../store/meta';
import { beginSnapshot, endSnapshot, type SnapshotRow, storeSnapshotRows } from '../store/rows';
import { refusal } from './client';
import type { SyncContext } from './context';

const PATH = '/api/sync/v1/snapshot';
const ROWS_AT_ONCE = 200;
/** Long enough for a slow phone with its hands full: what is not read by then travels again. */
const DRAIN_MS = 300;
/** Rows have left since the download began: counting lines would skip one. */
const BEGIN_AGAIN = 'sync.mulai_ulang';

/** A row as it travels: the place of its entity among the header's columns, then its values. */
type SnapshotLine = readonly [number, ...unknown[]];

/**
 * The whole posyandu in one file of lines. Rows are stored as they arrive, so a cut download goes on behind
 * the last row that is here.
 */
export async function pullSnapshot(context: SyncContext): Promise<void> {
  if (!context.vault) throw new SimpulError('pin.terkunci');
  try {
    await download(context);
  } catch (error) {
    if (!(error instanceof SimpulError) || error.code !== BEGIN_AGAIN) throw error;
    await beginSnapshot(context.db);
    await download(context);
  }
}

async function download(context: SyncContext): Promise<void> {
  const { db, client } = context;
  const known = await readMeta(db, 'snapshot');
  if (!known) await beginSnapshot(db);
  const query = known ? `?cursor=${known.cursor}&since=${known.since}&offset=${known.offset}` : '';
  const sink = new RowSink(context);
  const call = { method: 'GET', path: PATH + query, onPart: sink.write } as const;
  const response = await client.call(call).catch(async (error: unknown) => {
    await sink.cut();
    throw error;
  });
  if (response.status !== 200) {
    await sink.cut();
    throw refusal(response);
  }
  if (response.body.length > 0) await sink.write(response.body);
  await sink.close();
  const now = await readMeta(db, 'snapshot');
  if (!now || now.offset < now.rows) throw new SimpulError('jaringan.tidak_ada');
  await endSnapshot(db, now.cursor);
  await context.renewed();
}

/** Gunzips pieces as they come, splits them into lines and stores rows in handfuls. */
class RowSink {
  private readonly context: SyncContext;
  private readonly stream = new DecompressionStream('gzip');
  private readonly writer = this.stream.writable.getWriter();
  private readonly reading: Promise<void>;
  private taken = 0;
  private busy = false;
  private rest = '';
  private rows: SnapshotRow[] = [];
  private columns: (readonly [string, readonly string[]])[] = [];

  constructor(context: SyncContext) {
    this.context = context;
    this.reading = this.read();
    // The outcome is awaited in close and cut; until then a torn stream must not count as unhandled.
    this.reading.catch(() => undefined);
  }

  readonly write = async (part: Bytes): Promise<void> => {
    await this.writer.write(part);
  };

  async close(): Promise<void> {
    try {
      await this.writer.close();
      await this.reading;
    } catch {
      throw new SimpulError('jaringan.tidak_ada');
    }
  }

  /** The line went dead: what is complete stays, the rest is asked for again. */
  async cut(): Promise<void> {
    await this.drained();
    await this.writer.abort().catch(() => undefined);
    await this.reading.catch(() => undefined);
    await this.store();
  }

  /** Ending a stream throws away what was not read yet, so first everything that arrived is taken. */
  private async drained(): Promise<void> {
    let seen: number;
    do {
      seen = this.taken;
      await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
    } while (this.busy || seen !== this.taken);
  }

  private async read(): Promise<void> {
    const reader = this.stream.readable.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      this.busy = true;
      await this.take(decoder.decode(value, { stream: true }));
      this.busy = false;
      this.taken += 1;
    }
    await this.store();
  }

  private async take(text: string): Promise<void> {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const content = JSON.parse(line) as SnapshotHeader | SnapshotLine;
      if ('cursor' in content) await this.begin(content);
      else this.rows.push(await this.row(content));
      if (this.rows.length >= ROWS_AT_ONCE) await this.store();
    }
  }

  private async begin({ cursor, since, rows, columns, history }: SnapshotHeader): Promise<void> {
    this.columns = Object.entries(columns);
    await writeMeta(this.context.db, 'history', history);
    const known = await readMeta(this.context.db, 'snapshot');
    const offset = known?.cursor === cursor ? known.offset : 0;
    await this.context.db.meta.put({ k: 'snapshot', v: { cursor, since, rows, offset } });
  }

  /** The values of a line under the names of the header; attendance without an id makes its own again. */
  private async row([place, ...values]: SnapshotLine): Promise<SnapshotRow> {
    const [entity, names] = this.columns[place] ?? ['', []];
    const row = Object.fromEntries(names.map((name, at) => [name, values[at]]));
    if (entity === 'kehadiran' && row['id'] === null) {
      row['id'] = await deriveId('kehadiran', String(row['sesi_id']), String(row['warga_id']));
    }
    return { e: entity, r: row as { id: string } };
  }

  private async store(): Promise<void> {
    const { db, vault } = this.context;
    const rows = this.rows;
    this.rows = [];
    if (vault && rows.length > 0) await storeSnapshotRows(db, vault, rows);
  }
}
