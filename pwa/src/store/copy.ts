import type { Bytes } from '../kernel/bytes';
import { Database, type Table } from './indexed';

/** One sealed operation in the second copy. */
export interface CopyItem {
  readonly seq: number;
  readonly id: string;
  readonly sealed: Bytes;
}

/**
 * The second copy of the outbox, outside the main database: a damaged database then loses nothing that
 * was not sent. Its content is sealed to the server, so it can be carried and sent by anyone.
 */
export interface OutboxCopy {
  put(items: readonly CopyItem[]): Promise<void>;
  remove(seqs: readonly number[]): Promise<void>;
  list(): Promise<readonly CopyItem[]>;
}

/** The copy where the origin-private file system is missing (Chrome below 102). */
export class DatabaseCopy extends Database<unknown> implements OutboxCopy {
  private readonly items: Table<CopyItem, number> = this.table('items');

  constructor(name: string) {
    super(name, 10, { items: ['seq'] });
  }

  put(items: readonly CopyItem[]): Promise<void> {
    return this.items.put(...items);
  }

  remove(seqs: readonly number[]): Promise<void> {
    return this.items.delete(...seqs);
  }

  list(): Promise<readonly CopyItem[]> {
    return this.items.toArray();
  }
}

/** Names of files are seq and operation id: `12.018f….sealed`. */
const FILE = /^(-?\d+)\.([0-9a-f-]{36})\.sealed$/;

/** The copy in the origin-private file system, one small file an operation. */
export class FileCopy implements OutboxCopy {
  private readonly folder: FileSystemDirectoryHandle;

  constructor(folder: FileSystemDirectoryHandle) {
    this.folder = folder;
  }

  async put(items: readonly CopyItem[]): Promise<void> {
    for (const item of items) {
      const handle = await this.folder.getFileHandle(`${item.seq}.${item.id}.sealed`, {
        create: true,
      });
      const file = await handle.createWritable();
      await file.write(item.sealed);
      await file.close();
    }
  }

  async remove(seqs: readonly number[]): Promise<void> {
    const gone = new Set(seqs);
    for (const { name, seq } of await this.names()) {
      if (gone.has(seq)) await this.folder.removeEntry(name);
    }
  }

  async list(): Promise<readonly CopyItem[]> {
    const items: CopyItem[] = [];
    for (const { name, seq, id } of await this.names()) {
      const file = await (await this.folder.getFileHandle(name)).getFile();
      const sealed = new Uint8Array(await file.arrayBuffer());
      // A file of no length is one whose writing was cut off: the main database still has it.
      if (sealed.length > 0) items.push({ seq, id, sealed });
    }
    return items.sort((a, b) => a.seq - b.seq);
  }

  private async names(): Promise<{ name: string; seq: number; id: string }[]> {
    const found = [];
    for await (const name of entryNames(this.folder)) {
      const match = FILE.exec(name);
      if (match) found.push({ name, seq: Number(match[1]), id: match[2] ?? '' });
    }
    return found;
  }
}

function entryNames(folder: FileSystemDirectoryHandle): AsyncIterable<string> {
  return (folder as unknown as { keys(): AsyncIterable<string> }).keys();
}
