import 'fake-indexeddb/auto';

import { expect, test } from 'vitest';

import { Db, STATE } from '../../src/store/db';
import { guarded } from '../../src/store/errors';

let counter = 0;

function fresh(): Db {
  counter += 1;
  return new Db(`uji-${counter}`);
}

function outbox(seq: number): {
  seq: number;
  id: string;
  sealed: Uint8Array<ArrayBuffer>;
  answered: boolean;
} {
  return { seq, id: `id-${seq}`, sealed: new Uint8Array([seq]), answered: false };
}

test('rows come back in order of their key, by index, and changed in one field', async () => {
  const db = fresh();
  await db.outbox.put(outbox(10), outbox(2), outbox(-3));
  expect((await db.outbox.toArray()).map(({ seq }) => seq)).toEqual([-3, 2, 10]);
  expect(await db.outbox.keys()).toEqual([-3, 2, 10]);
  await db.outbox.update(2, { answered: true });
  await db.outbox.update(99, { answered: true });
  expect(await db.outbox.where('id', 'id-2')).toMatchObject([{ seq: 2, answered: true }]);
  expect(await db.outbox.getMany([10, 99])).toMatchObject([{ seq: 10 }, undefined]);
  await db.outbox.delete(2, -3, 99);
  expect(await db.outbox.count()).toBe(1);
  await db.outbox.put();
  await db.outbox.clear();
  expect(await db.outbox.count()).toBe(0);
  await db.photos.put({ sha256: 'a', cipher: new Uint8Array(), size: 0, sent: 0, used: 1, at: 0 });
  expect(await db.photos.countWhere('used', 1)).toBe(1);
  expect(await db.photos.countWhere('used', 0)).toBe(0);
});

test('whatever fails inside a transaction undoes all of it, and says itself why', async () => {
  const db = fresh();
  await db.outbox.add(outbox(1));
  const thrown = db.transaction(['outbox', 'meta'], async (stores) => {
    await stores.outbox.clear();
    await stores.meta.put({ k: 'cursor', v: 1 });
    throw new Error('stop');
  });
  await expect(thrown).rejects.toThrow('stop');
  const twice = db.transaction(['outbox', 'meta'], async (stores) => {
    await stores.meta.put({ k: 'cursor', v: 2 });
    await stores.outbox.add(outbox(1), outbox(2));
  });
  await expect(twice).rejects.toMatchObject({ name: 'ConstraintError' });
  expect(await db.outbox.count()).toBe(1);
  expect(await db.meta.get('cursor')).toBeUndefined();
});

test('a full phone is told apart from all else', async () => {
  const full = (): Promise<never> => Promise.reject(new DOMException('', 'QuotaExceededError'));
  await expect(guarded(full)).rejects.toMatchObject({ code: 'simpan.penuh' });
  await expect(guarded(() => Promise.reject(new Error('else')))).rejects.toThrow('else');
});

test('a connection that the browser closed is opened again', async () => {
  const db = fresh();
  await db.meta.put({ k: 'cursor', v: 7 });
  (await db.open()).close();
  expect(await db.meta.get('cursor')).toEqual({ k: 'cursor', v: 7 });
  db.close();
  await expect(db.meta.get('cursor')).rejects.toThrow('closed');
});

test('another tab may empty the phone, and this one begins anew', async () => {
  const db = fresh();
  await db.meta.put({ k: 'cursor', v: 7 });
  await new Db(db.name).delete();
  expect(await db.meta.count()).toBe(0);
});

test('a database of release 0.1.0 is read as it is', async () => {
  const db = fresh();
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(db.name, 10);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore('operations', { keyPath: 'seq' });
      store.createIndex('id', 'id', { unique: true });
      store.createIndex('state', 'state');
      store.put({ seq: 1, id: 'a', state: STATE.quarantined });
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  expect(await db.operations.where('state', STATE.quarantined)).toMatchObject([{ id: 'a' }]);
});

test('a browser that refuses storage says so, and a later try may succeed', async () => {
  const real = indexedDB;
  const db = fresh();
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException('no', 'SecurityError');
    },
  } as unknown as IDBFactory;
  await expect(db.meta.count()).rejects.toMatchObject({ name: 'SecurityError' });
  globalThis.indexedDB = real;
  expect(await db.meta.count()).toBe(0);
});
