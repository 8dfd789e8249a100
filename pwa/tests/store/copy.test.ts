import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type Bytes, random } from '../../src/kernel/bytes';
import { newSigningKey } from '../../src/kernel/crypto';
import { type CopyItem, FileCopy } from '../../src/store/copy';
import { voucherOf } from '../../src/store/vouch';

/** The origin-private file system, as much of it as the copy asks for. A write is whole or cut off. */
class Folder {
  readonly files = new Map<string, Bytes>();
  broken = false;

  async *keys(): AsyncIterable<string> {
    for (const name of [...this.files.keys()]) yield await Promise.resolve(name);
  }

  getFileHandle(name: string, { create = false } = {}): Promise<unknown> {
    if (create && !this.files.has(name)) this.files.set(name, new Uint8Array());
    let written: Bytes = new Uint8Array();
    const close = (): Promise<void> => {
      if (this.broken) return Promise.reject(new DOMException('', 'QuotaExceededError'));
      this.files.set(name, written);
      return Promise.resolve();
    };
    const write = (bytes: Bytes): Promise<void> => {
      written = bytes;
      return Promise.resolve();
    };
    return Promise.resolve({
      getFile: () => Promise.resolve(new Blob([this.files.get(name) ?? new Uint8Array()])),
      createWritable: () => Promise.resolve({ write, close }),
    });
  }

  removeEntry(name: string): Promise<void> {
    if (!this.files.delete(name)) return Promise.reject(new DOMException('', 'NotFoundError'));
    return Promise.resolve();
  }
}

const id = '01930000-0000-7000-8000-000000000001';
const keys = newSigningKey();
const point = random(65);

async function item(seq: number, size = 300): Promise<CopyItem> {
  const sealed = random(size);
  const own = voucherOf(await keys, id, point);
  return { seq, id: crypto.randomUUID(), sealed, vouch: await own.vouch(sealed) };
}

function copyIn(folder: Folder): FileCopy {
  return new FileCopy(folder as unknown as FileSystemDirectoryHandle);
}

test('what is put is what is listed, in order, until it is removed', async () => {
  const copy = copyIn(new Folder());
  const items = [await item(12), await item(-3), await item(2)];
  await copy.put(items);
  expect(await copy.list()).toEqual([items[1], items[2], items[0]]);
  await copy.put(items);
  await copy.remove([12, 99]);
  expect(await copy.list()).toEqual([items[1], items[2]]);
});

test('a file that was cut off anywhere says its number, and is known as cut off', async () => {
  const own = voucherOf(await keys, id, point);
  const whole = await item(7);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 444 }), async (length) => {
      const folder = new Folder();
      const copy = copyIn(folder);
      await copy.put([whole]);
      const [[name, bytes] = ['', new Uint8Array()]] = folder.files;
      folder.files.set(name, bytes.slice(0, length));
      const [found] = await copy.list();
      expect(found?.seq).toBe(7);
      const usable =
        found?.vouch && found.sealed.length > 0 && (await own.isWhole(found.sealed, found.vouch));
      expect(usable).toBeFalsy();
    }),
    { numRuns: 60 },
  );
});

test('a full phone refuses the copy and keeps the ones before', async () => {
  const folder = new Folder();
  const copy = copyIn(folder);
  const first = await item(1);
  await copy.put([first]);
  folder.broken = true;
  await expect(copy.put([await item(2)])).rejects.toThrow();
  const listed = await copy.list();
  expect(listed[0]).toEqual(first);
  expect(listed[1]).toEqual({ seq: 2, id: listed[1]?.id, sealed: new Uint8Array() });
});

test('a copy of an earlier version is read, and replaced by a signed one', async () => {
  const folder = new Folder();
  const copy = copyIn(folder);
  const signed = await item(4);
  const { vouch: _, ...old } = signed;
  await copy.put([old]);
  expect(await copy.list()).toEqual([old]);
  await copy.put([signed]);
  expect(await copy.list()).toEqual([signed]);
});
