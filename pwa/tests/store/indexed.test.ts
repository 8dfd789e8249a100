import 'fake-indexeddb/auto';

import { forceCloseDatabase } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { expect, test, vi } from 'vitest';

import { Db, STATE } from '../../src/store/db';
import { guarded } from '../../src/store/errors';
import { Database } from '../../src/store/indexed';

/** The browser closes a connection by itself. (Its types name the class where one of it is meant.) */
const lose = forceCloseDatabase as unknown as (base: IDBDatabase) => void;

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

/** What the browser does to a transaction by itself: undoes it and cuts off the requests that wait. */
function undo(opened: IDBTransaction, reason: string): void {
  (opened as unknown as { _abort: (reason: string) => void })._abort(reason);
}

interface Prototype {
  put: (this: IDBObjectStore, ...given: unknown[]) => IDBRequest<IDBValidKey>;
}

/** Acts on the transaction of each `put` while `work` runs. */
async function atPut(
  act: (opened: IDBTransaction) => void,
  work: () => Promise<void>,
): Promise<void> {
  const prototype = IDBObjectStore.prototype as unknown as Prototype;
  const { put } = prototype;
  prototype.put = function (...given) {
    const request = put.apply(this, given);
    act(this.transaction);
    return request;
  };
  await work().finally(() => {
    prototype.put = put;
  });
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

test('a value that must be unique is refused, with all that was written beside it', async () => {
  const db = fresh();
  await db.outbox.put(outbox(1));
  const same = { ...outbox(2), id: 'id-1' };
  await expect(db.outbox.put(outbox(3), same, outbox(4))).rejects.toMatchObject({
    name: 'ConstraintError',
  });
  await expect(db.outbox.add(outbox(5), outbox(1), outbox(6))).rejects.toMatchObject({
    name: 'ConstraintError',
  });
  expect(await db.outbox.keys()).toEqual([1]);
});

test('a refusal that the work overlooks undoes everything all the same', async () => {
  const db = fresh();
  await db.outbox.put(outbox(1));
  const overlooked = db.transaction(['outbox', 'meta'], async (stores) => {
    await stores.meta.put({ k: 'cursor', v: 1 });
    await stores.outbox.add(outbox(1)).catch(() => undefined);
  });
  await expect(overlooked).rejects.toBeInstanceOf(DOMException);
  expect(await db.meta.count()).toBe(0);
});

test('work that fails when its transaction has ended already says why', async () => {
  const db = fresh();
  const late = db.transaction(['meta'], async ({ meta }) => {
    await meta.get('cursor');
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new Error('late');
  });
  await expect(late).rejects.toThrow('late');
});

test('what cannot be stored is refused before anything else is kept', async () => {
  const db = fresh();
  const odd = { k: 'odd', v: () => undefined };
  await expect(db.meta.put({ k: 'cursor', v: 1 }, odd)).rejects.toMatchObject({
    name: 'DataCloneError',
  });
  expect(await db.meta.count()).toBe(0);
});

test('every transaction is to be on the disk before it counts as done', async () => {
  const db = fresh();
  const asked: (string | undefined)[] = [];
  await atPut(
    ({ durability }) => asked.push(durability),
    async () => {
      await db.meta.put({ k: 'cursor', v: 1 });
      await db.transaction(['meta'], ({ meta }) => meta.put({ k: 'cursor', v: 2 }));
    },
  );
  expect(asked).toEqual(['strict', 'strict']);
});

test('a browser that runs out of room midway is reported as full, not as cut off', async () => {
  const db = fresh();
  await atPut(
    (opened) => {
      undo(opened, 'QuotaExceededError');
    },
    async () => {
      const write = (): Promise<void> => db.meta.put({ k: 'cursor', v: 1 });
      await expect(write()).rejects.toMatchObject({ name: 'QuotaExceededError' });
      await expect(guarded(write)).rejects.toMatchObject({ code: 'simpan.penuh' });
    },
  );
  expect(await db.meta.count()).toBe(0);
});

test('a browser that runs out of room at the very end is reported as full', async () => {
  const db = fresh();
  let opened: IDBTransaction | undefined;
  await atPut(
    (given) => (opened = given),
    async () => {
      const write = (): Promise<void> =>
        db.transaction(['meta'], async ({ meta }) => {
          await meta.put({ k: 'cursor', v: 1 });
          if (opened) undo(opened, 'QuotaExceededError');
        });
      await expect(guarded(write)).rejects.toMatchObject({ code: 'simpan.penuh' });
    },
  );
  expect(await db.meta.count()).toBe(0);
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

test('several that find the connection closed at once share one new connection', async () => {
  const db = fresh();
  await db.meta.put({ k: 'cursor', v: 7 });
  (await db.open()).close();
  const opened = vi.spyOn(indexedDB, 'open');
  const found = await Promise.all([1, 2, 3].map(() => db.meta.get('cursor')));
  expect(found.map((row) => row?.v)).toEqual([7, 7, 7]);
  expect(opened).toHaveBeenCalledTimes(1);
  opened.mockRestore();
});

test('late news that an old connection is closed leaves the new one alone', async () => {
  const db = fresh();
  const old = await db.open();
  old.close();
  await db.meta.put({ k: 'cursor', v: 7 });
  const now = await db.open();
  expect(now).not.toBe(old);
  lose(unwrap(old));
  expect(await db.open()).toBe(now);
  lose(unwrap(now));
  expect(await db.open()).not.toBe(now);
  expect(await db.meta.get('cursor')).toMatchObject({ v: 7 });
});

test('a tab with a newer layout is not held up, and this one says that it is too old', async () => {
  const db = fresh();
  await db.meta.put({ k: 'cursor', v: 7 });
  const newer = new Database(db.name, 11, { meta: ['k'] });
  await newer.open();
  await expect(db.meta.count()).rejects.toMatchObject({ name: 'VersionError' });
  newer.close();
});

test('another tab that empties the phone waits for what is being written', async () => {
  const db = fresh();
  const other = new Db(db.name);
  await other.open();
  let gone: Promise<void> | undefined;
  await db.transaction(['meta'], async ({ meta }) => {
    gone = other.delete();
    await meta.put({ k: 'cursor', v: 1 });
    await meta.put({ k: 'head', v: 2 });
  });
  await gone;
  expect(await db.meta.count()).toBe(0);
  expect(await other.meta.count()).toBe(0);
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
