/** Stores of a database: primary key, then indexes; `&` marks one whose values are unique. */
export type Layout = Readonly<Record<string, readonly [key: string | string[], ...string[]]>>;

type Mode = 'readonly' | 'readwrite';

/** Runs `work` on one store: in a transaction of its own, or in the one its table was handed out by. */
type Run = <R>(mode: Mode, work: (store: IDBObjectStore) => Promise<R>) => Promise<R>;

/** The answer of one request. */
function answer<R>(request: IDBRequest): Promise<R> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result as R);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IDBRequest'));
    };
  });
}

/** One store. Every call is whole or not at all; several that belong together go through `Database.transaction`. */
export class Table<T, K extends IDBValidKey> {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }

  get(key: K): Promise<T | undefined> {
    return this.run('readonly', (store) => answer<T | undefined>(store.get(key)));
  }

  getMany(keys: readonly K[]): Promise<(T | undefined)[]> {
    return this.run('readonly', async (store) => {
      const found: (T | undefined)[] = [];
      for (const key of keys) found.push(await answer<T | undefined>(store.get(key)));
      return found;
    });
  }

  /** Everything, in order of the primary key. */
  toArray(): Promise<T[]> {
    return this.run('readonly', (store) => answer<T[]>(store.getAll()));
  }

  keys(): Promise<K[]> {
    return this.run('readonly', (store) => answer<K[]>(store.getAllKeys()));
  }

  count(): Promise<number> {
    return this.run('readonly', (store) => answer(store.count()));
  }

  where(index: string, value: IDBValidKey): Promise<T[]> {
    return this.run('readonly', (store) => answer<T[]>(store.index(index).getAll(value)));
  }

  countWhere(index: string, value: IDBValidKey): Promise<number> {
    return this.run('readonly', (store) => answer(store.index(index).count(value)));
  }

  put(...rows: readonly T[]): Promise<void> {
    return this.each(rows, (store, row) => store.put(row));
  }

  /** As `put`, but a row whose key is there already undoes everything. */
  add(...rows: readonly T[]): Promise<void> {
    return this.each(rows, (store, row) => store.add(row));
  }

  delete(...keys: readonly K[]): Promise<void> {
    return this.each(keys, (store, key) => store.delete(key));
  }

  clear(): Promise<void> {
    return this.run('readwrite', (store) => answer(store.clear()));
  }

  /** Changes the row of this key, if there is one. */
  update(key: K, change: Partial<T>): Promise<void> {
    return this.run('readwrite', async (store) => {
      const row = await answer<T | undefined>(store.get(key));
      if (row !== undefined) await answer(store.put({ ...row, ...change }));
    });
  }

  private each<E>(
    list: readonly E[],
    ask: (store: IDBObjectStore, one: E) => IDBRequest,
  ): Promise<void> {
    return this.run('readwrite', async (store) => {
      let last: IDBRequest | null = null;
      for (const one of list) last = ask(store, one);
      // They are done in their order, and one that fails undoes them all: the last speaks for all.
      if (last) await answer(last);
    });
  }
}

/** A database of the browser: opened at its first use, and again when the browser has closed it. */
export class Database<Stores> {
  readonly name: string;
  private readonly version: number;
  private readonly layout: Layout;
  private opening: Promise<IDBDatabase> | null = null;
  private closed = false;

  constructor(name: string, version: number, layout: Layout) {
    this.name = name;
    this.version = version;
    this.layout = layout;
  }

  protected table<T, K extends IDBValidKey>(name: string): Table<T, K> {
    return new Table((mode, work) =>
      this.within([name], mode, (opened) => work(opened.objectStore(name))),
    );
  }

  /** Runs `work` on the stores it names, to write them; whatever it throws undoes everything in it. */
  transaction<R, N extends keyof Stores & string>(
    names: readonly N[],
    work: (stores: Pick<Stores, N>) => Promise<R>,
  ): Promise<R> {
    return this.within(names, 'readwrite', (opened) => {
      const table = (name: N): Table<unknown, IDBValidKey> =>
        new Table((_, act) => act(opened.objectStore(name)));
      const stores = Object.fromEntries(names.map((name) => [name, table(name)]));
      return work(stores as Pick<Stores, N>);
    });
  }

  /** The connection. Throws what the browser says when it refuses to open. */
  open(): Promise<IDBDatabase> {
    this.closed = false;
    return this.connection();
  }

  close(): void {
    this.closed = true;
    void this.opening?.then((base) => {
      base.close();
    }, nothing);
    this.opening = null;
  }

  /** Removes it from the phone; a later use begins an empty one. */
  async delete(): Promise<void> {
    const opened = await this.opening?.catch(nothing);
    opened?.close();
    this.opening = null;
    await answer(indexedDB.deleteDatabase(this.name));
  }

  private async within<R>(
    names: readonly string[],
    mode: Mode,
    work: (opened: IDBTransaction) => Promise<R>,
  ): Promise<R> {
    const opened = await this.begin(names, mode);
    const ended = new Promise<boolean>((resolve) => {
      opened.oncomplete = () => {
        resolve(true);
      };
      opened.onabort = () => {
        resolve(false);
      };
    });
    let result: R;
    try {
      result = await work(opened);
    } catch (error) {
      stop(opened);
      await ended;
      // A request that failed has undone the rest: what it said counts, not that the others were cut off.
      throw opened.error ?? error;
    }
    if (!(await ended)) throw opened.error ?? new DOMException('', 'AbortError');
    return result;
  }

  /** A connection the browser has closed meanwhile is opened once more. */
  private async begin(names: readonly string[], mode: Mode): Promise<IDBTransaction> {
    const start = (base: IDBDatabase): IDBTransaction =>
      base.transaction([...names], mode, { durability: 'strict' });
    try {
      return start(await this.connection());
    } catch (error) {
      if ((error as Partial<DOMException>).name !== 'InvalidStateError') throw error;
      this.opening = null;
      return start(await this.connection());
    }
  }

  private connection(): Promise<IDBDatabase> {
    if (this.closed) return Promise.reject(new Error('closed'));
    this.opening ??= this.connect().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  private async connect(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.name, this.version);
    request.onupgradeneeded = () => {
      build(request.result, this.layout);
    };
    const base = await answer<IDBDatabase>(request);
    const forget = (): void => {
      base.close();
      this.opening = null;
    };
    base.onclose = forget;
    // Another tab empties the phone: it must not wait for this one.
    base.onversionchange = forget;
    return base;
  }
}

function build(base: IDBDatabase, layout: Layout): void {
  for (const [name, [keyPath, ...indexes]] of Object.entries(layout)) {
    if (base.objectStoreNames.contains(name)) continue;
    const store = base.createObjectStore(name, { keyPath });
    for (const each of indexes) {
      const field = each.replace('&', '');
      store.createIndex(field, field, { unique: each !== field });
    }
  }
}

function stop(opened: IDBTransaction): void {
  try {
    opened.abort();
  } catch {
    // It has ended already.
  }
}

function nothing(): void {
  return undefined;
}
