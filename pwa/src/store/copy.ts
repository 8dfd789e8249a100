import { type Bytes, concat, fromHex, hex } from '../kernel/bytes';
import { Database, type Table } from './indexed';
import type { Vouch } from './vouch';

/** One sealed operation in the second copy. Nothing is sealed in one whose writing was cut off. */
export interface CopyItem {
  readonly seq: number;
  readonly id: string;
  readonly sealed: Bytes;
  /** Absent in copies of an earlier version. */
  readonly vouch?: Vouch | null;
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

/** Names of files are seq and operation id: `12.018f….signed`; `.sealed` in copies of an earlier version. */
const FILE = /^(-?\d+)\.([0-9a-f-]{36})\.(sealed|signed)$/;
const [POINT, ID, MARK] = [65, 16, 64];
const HEAD = POINT + ID + MARK;
/** An envelope of nothing: point, nonce and tag. What is shorter was cut off while it was written. */
const LEAST = 65 + 12 + 16;

interface Entry {
  readonly name: string;
  readonly seq: number;
  readonly id: string;
  readonly signed: boolean;
}

/** The copy in the origin-private file system, one small file an operation. */
export class FileCopy implements OutboxCopy {
  private readonly folder: FileSystemDirectoryHandle;

  constructor(folder: FileSystemDirectoryHandle) {
    this.folder = folder;
  }

  async put(items: readonly CopyItem[]): Promise<void> {
    for (const { seq, id, sealed, vouch } of items) {
      const name = `${seq}.${id}.`;
      await this.write(name + (vouch ? 'signed' : 'sealed'), vouch ? pack(vouch, sealed) : sealed);
      if (vouch) await this.folder.removeEntry(`${name}sealed`).catch(() => undefined);
    }
  }

  async remove(seqs: readonly number[]): Promise<void> {
    const gone = new Set(seqs);
    for (const { name, seq } of await this.entries()) {
      if (gone.has(seq)) await this.folder.removeEntry(name);
    }
  }

  async list(): Promise<readonly CopyItem[]> {
    const items: CopyItem[] = [];
    for (const { name, seq, id, signed } of await this.entries()) {
      const file = await (await this.folder.getFileHandle(name)).getFile();
      const bytes = new Uint8Array(await file.arrayBuffer());
      items.push({ seq, id, ...(signed ? unpack(bytes) : { sealed: bytes }) });
    }
    return items.sort((a, b) => a.seq - b.seq);
  }

  private async write(name: string, bytes: Bytes): Promise<void> {
    const handle = await this.folder.getFileHandle(name, { create: true });
    const file = await handle.createWritable();
    await file.write(bytes);
    await file.close();
  }

  private async entries(): Promise<Entry[]> {
    const found: Entry[] = [];
    for await (const name of entryNames(this.folder)) {
      const match = FILE.exec(name);
      if (!match) continue;
      found.push({
        name,
        seq: Number(match[1]),
        id: match[2] ?? '',
        signed: match[3] === 'signed',
      });
    }
    return found;
  }
}

function pack({ point, device_id, mark }: Vouch, sealed: Bytes): Bytes {
  return concat(point, fromHex(device_id.replaceAll('-', '')), mark, sealed);
}

function unpack(bytes: Bytes): Pick<CopyItem, 'sealed' | 'vouch'> {
  if (bytes.length < HEAD + LEAST) return { sealed: new Uint8Array() };
  const id = hex(bytes.slice(POINT, POINT + ID));
  const device_id = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const mark = bytes.slice(POINT + ID, HEAD);
  return { sealed: bytes.slice(HEAD), vouch: { point: bytes.slice(0, POINT), device_id, mark } };
}

function entryNames(folder: FileSystemDirectoryHandle): AsyncIterable<string> {
  return (folder as unknown as { keys(): AsyncIterable<string> }).keys();
}
