import {
  deleteDB,
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
} from 'idb';

/** Stores of a database: primary key, then indexes; `&` marks one whose values are unique. */
export type Layout = Readonly<Record<string, readonly [key: string | string[], ...string[]]>>;

interface Schema<T, K extends IDBValidKey> extends DBSchema {
  store: { key: K; value: T; indexes: Record<string, IDBValidKey> };
}

type Store<T, K extends IDBValidKey> = IDBPObjectStore<
  Schema<T, K>,
  ['store'],
  'store',
  'readwrite'
>;

type Transaction = IDBPTransaction<unknown, string[], IDBTransactionMode>;

/** Runs `work` on one store: in a transaction of its own, or in the one its table was handed out by. */
type Run<T, K extends IDBValidKey> = <R>(
  mode: IDBTransactionMode,
  work: (store: Store<T, K>) => Promise<R>,
) => Promise<R>;

/** One store. Every call is whole or not at all; several that belong together go through `Database.transaction`. */
export class Table<T, K extends IDBValidKey> {
  private readonly run: Run<T, K>;

  constructor(run: Run<T, K>) {
    this.run = run;
  }

  get(key: K): Promise<T | undefined> {
    return this.run('readonly', (store) => store.get(key));
  }

  getMany(keys: readonly K[]): Promise<(T | undefined)[]> {
    return this.run('readonly', (store) => each(keys, (key) => store.get(key)));
  }

  /** Everything, in order of the primary key. */
  toArray(): Promise<T[]> {
    return this.run('readonly', (store) => store.getAll());
  }

  keys(): Promise<K[]> {
    return this.run('readonly', (store) => store.getAllKeys());
  }

  count(): Promise<number> {
    return this.run('readonly', (store) => store.count());
  }

  where(index: string, value: IDBValidKey): Promise<T[]> {
    return this.run('readonly', (store) => store.index(index).getAll(value));
  }

  countWhere(index: string, value: IDBValidKey): Promise<number> {
    return this.run('readonly', (store) => store.index(index).count(value));
  }

  async put(...rows: readonly T[]): Promise<void> {
    await this.run('readwrite', (store) => each(rows, (row) => store.put(row)));
  }

  /** As `put`, but a row whose key is there already undoes everything. */
  async add(...rows: readonly T[]): Promise<void> {
    await this.run('readwrite', (store) => each(rows, (row) => store.add(row)));
  }

  async delete(...keys: readonly K[]): Promise<void> {
    await this.run('readwrite', (store) => each(keys, (key) => store.delete(key)));
  }

  clear(): Promise<void> {
    return this.run('readwrite', (store) => store.clear());
  }

  /** Changes the row of this key, if there is one. */
  update(key: K, change: Partial<T>): Promise<void> {
    return this.run('readwrite', async (store) => {
      const row = await store.get(key);
      if (row !== undefined) await store.put({ ...row, ...change });
    });
  }
}

/** A database of the browser: opened at its first use, and again when the browser has closed it. */
export class Database<Stores> {
  readonly name: string;
  private readonly version: number;
  private readonly layout: Layout;
  private opening: Promise<IDBPDatabase> | null = null;
  private closed = false;

  constructor(name: string, version: number, layout: Layout) {
    this.name = name;
    this.version = version;
    this.layout = layout;
  }

  protected table<T, K extends IDBValidKey>(name: string): Table<T, K> {
    return new Table((mode, work) =>
      this.within([name], mode, (opened) => work(pick(opened, name))),
    );
  }

  /** Runs `work` on the stores it names, to write them; whatever it throws undoes everything in it. */
  transaction<R, N extends keyof Stores & string>(
    names: readonly N[],
    work: (stores: Pick<Stores, N>) => Promise<R>,
  ): Promise<R> {
    return this.within(names, 'readwrite', (opened) => {
      const table = (name: N): Table<unknown, IDBValidKey> =>
        new Table((_, act) => act(pick(opened, name)));
      const stores = Object.fromEntries(names.map((name) => [name, table(name)]));
      return work(stores as Pick<Stores, N>);
    });
  }

  /** The connection. Throws what the browser says when it refuses to open. */
  open(): Promise<IDBPDatabase> {
    this.closed = false;
    return this.connection();
  }

  close(): void {
    this.closed = true;
    if (this.opening) this.forget(this.opening);
  }

  /** Removes it from the phone; a later use begins an empty one. */
  async delete(): Promise<void> {
    if (this.opening) this.forget(this.opening);
    await deleteDB(this.name);
  }

  private async within<R>(
    names: readonly string[],
    mode: IDBTransactionMode,
    work: (opened: Transaction) => Promise<R>,
  ): Promise<R> {
    const opened = await this.begin(names, mode);
    try {
      const [result] = await Promise.all([work(opened), opened.done]);
      return result;
    } catch (error) {
      stop(opened);
      await opened.done.catch(nothing);
      // What the browser undid it for (a full phone) counts, not that a request was cut off.
      throw opened.error ?? error;
    }
  }

  /** A connection the browser has closed meanwhile is opened once more. */
  private async begin(names: readonly string[], mode: IDBTransactionMode): Promise<Transaction> {
    const start = (base: IDBPDatabase): Transaction =>
      base.transaction([...names], mode, { durability: 'strict' });
    const opening = this.connection();
    try {
      return start(await opening);
    } catch (error) {
      if ((error as Partial<DOMException>).name !== 'InvalidStateError') throw error;
      this.forget(opening);
      return start(await this.connection());
    }
  }

  private connection(): Promise<IDBPDatabase> {
    if (this.closed) return Promise.reject(new Error('closed'));
    return (this.opening ??= this.connect());
  }

  private connect(): Promise<IDBPDatabase> {
    const forget = (): void => {
      this.forget(opening);
    };
    const upgrade = (base: IDBPDatabase): void => {
      build(base, this.layout);
    };
    // Another tab empties the phone (`blocking`): it must not wait for this one.
    const opening = tried(() =>
      openDB(this.name, this.version, { upgrade, blocking: forget, terminated: forget }),
    );
    opening.catch(forget);
    return opening;
  }

  private forget(opening: Promise<IDBPDatabase>): void {
    void opening.then((base) => {
      base.close();
    }, nothing);
    if (this.opening === opening) this.opening = null;
  }
}

function pick<T, K extends IDBValidKey>(opened: Transaction, name: string): Store<T, K> {
  return opened.objectStore(name) as unknown as Store<T, K>;
}

/** Asks all at once; the first that is refused speaks for all. */
function each<E, R>(list: readonly E[], ask: (one: E) => Promise<R>): Promise<R[]> {
  return Promise.all(list.map((one) => tried(() => ask(one))));
}

/** What the browser throws at once becomes a promise refused, so that none of its neighbours is left unheard. */
async function tried<R>(ask: () => Promise<R>): Promise<R> {
  return ask();
}

function build(base: IDBPDatabase, layout: Layout): void {
  for (const [name, [keyPath, ...indexes]] of Object.entries(layout)) {
    if (base.objectStoreNames.contains(name)) continue;
    const store = base.createObjectStore(name, { keyPath });
    for (const index of indexes) {
      const field = index.replace('&', '');
      store.createIndex(field, field, { unique: index !== field });
    }
  }
}

function stop(opened: Transaction): void {
  try {
    opened.abort();
  } catch {
    // It has ended already.
  }
}

function nothing(): void {
  return undefined;
}
