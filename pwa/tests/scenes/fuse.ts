import 'fake-indexeddb/auto';

import { unwrap } from 'idb';

import type { OutboxCopy } from '../../src/store/copy';
import type { Db } from '../../src/store/db';
import type { Transport } from '../../src/sync/transport';

/** Thrown from the moment the battery is out; nothing of the app goes on after it. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}

/** Connections with a fuse in them. */
const watched = new WeakMap<IDBDatabase, Fuse>();

type Request = (this: IDBObjectStore, ...given: unknown[]) => IDBRequest;

const store = IDBObjectStore.prototype as unknown as Record<string, Request>;
for (const name of ['get', 'put', 'add', 'delete', 'clear']) {
  const real = store[name] as Request;
  store[name] = function (...given) {
    watched.get(this.transaction.db)?.request(name);
    return real.apply(this, given);
  };
}

/** Counts the steps of a phone (database, second copy, network) and pulls the battery at one of them. */
export class Fuse {
  steps = 0;
  private left = Infinity;
  private full = false;

  /** The battery goes after so many steps from now. */
  arm(left: number): void {
    this.steps = 0;
    this.left = left;
  }

  /** No room for anything new, as on a phone full of pictures. */
  fill(): void {
    this.full = true;
  }

  empty(): void {
    this.full = false;
  }

  private write(): void {
    this.step();
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
  }

  step(): void {
    this.steps += 1;
    if (this.left <= 0) throw new Killed();
    this.left -= 1;
  }

  database(db: Db): void {
    void db.open().then((base) => watched.set(unwrap(base), this));
  }

  /** Called before each request of a database this fuse is in. */
  request(name: string): void {
    if (name === 'put' || name === 'add') this.write();
    else this.step();
  }

  copy(inner: OutboxCopy): OutboxCopy {
    return {
      put: (items) => {
        this.step();
        return inner.put(items);
      },
      remove: (seqs) => {
        this.step();
        return inner.remove(seqs);
      },
      list: () => inner.list(),
    };
  }

  /** Before a request leaves, and after the server did its work but before the phone hears of it. */
  network(inner: Transport): Transport {
    return async (request) => {
      this.step();
      const response = await inner(request);
      this.step();
      return response;
    };
  }
}
