// The phone's own store: the list of one event, and scans that the server has not answered for yet.
const NAME = 'simpul-pindai';

let opened;
function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('acara', { keyPath: 'id' });
      asked.result.createObjectStore('baris', { keyPath: 'id' }).createIndex('acara', 'acara');
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// Resolves when it is on the disk, not when it was handed over: a phone may die the moment a name was called.
async function write(stores, act) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
    change.oncomplete = () => resolve();
    change.onabort = () => reject(change.error);
    act((name) => change.objectStore(name));
  });
}

async function read(name, ask) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const asked = ask(db.transaction(name).objectStore(name));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

export const loadEvent = (id) => read('acara', (store) => store.get(id));
export const keepEvent = (event) => write(['acara'], (store) => store('acara').put(event));
export const keepScan = (scan) => write(['baris'], (store) => store('baris').put(scan));
export const scansOf = (id) => read('baris', (store) => store.index('acara').getAll(id));

// The server has answered: these scans go, and what it knows now stays, in one step.
export const settle = (event, ids) =>
  write(['acara', 'baris'], (store) => {
    store('acara').put(event);
    for (const id of ids) store('baris').delete(id);
  });

// The names leave this phone; scans that were not sent stay until they are.
export const forget = (id) => write(['acara'], (store) => store('acara').delete(id));

// Lists of events that are long over go by themselves, once nothing of them waits.
export async function forgetOld(before) {
  const events = await read('acara', (store) => store.getAll());
  const waiting = new Set((await read('baris', (store) => store.getAll())).map((row) => row.acara));
  const old = events.filter((event) => event.sampai < before && !waiting.has(event.id));
  if (old.length) await write(['acara'], (store) => old.forEach((event) => store('acara').delete(event.id)));
}
