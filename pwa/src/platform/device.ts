const MEGABYTE = 1024 * 1024;
const LOCATION_MS = 15_000;

export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly akurasi_m: number;
}

/** Where the phone is, or null: refused, unknown or too slow are all ordinary. */
/** `ask` false: only where it is allowed already, so that no question stands between the kader and the house. */
export async function location(ask = true): Promise<Place | null> {
  if (!('geolocation' in navigator)) return null;
  if (!ask) {
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    if (state !== 'granted') return null;
  }
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const { latitude: lat, longitude: lon, accuracy } = coords;
        resolve({ lat, lon, akurasi_m: Math.round(accuracy) });
      },
      () => {
        resolve(null);
      },
      { enableHighAccuracy: true, timeout: LOCATION_MS, maximumAge: 60_000 },
    );
  });
}

/** Asks the browser to keep our data; null when it does not know the question. */
export async function persist(): Promise<boolean | null> {
  const storage = (navigator as { storage?: Partial<StorageManager> }).storage;
  if (!storage?.persist || !storage.persisted) return null;
  return (await storage.persisted.call(storage)) || storage.persist.call(storage);
}

async function room(used: (estimate: StorageEstimate) => number): Promise<number | null> {
  const storage = (navigator as { storage?: Partial<StorageManager> }).storage;
  const estimate = await storage?.estimate?.call(storage);
  if (estimate?.quota === undefined) return null;
  return Math.max(0, Math.floor((estimate.quota - used(estimate)) / MEGABYTE));
}

/** Megabytes the browser would still give us; null when it does not say. */
export function freeMb(): Promise<number | null> {
  return room(({ usage = 0 }) => usage);
}

/** All that the browser gives us on this phone, filled or not. */
export function quotaMb(): Promise<number | null> {
  return room(() => 0);
}

/** Whether sending photos now would cost the kader her own data. */
export function metered(): boolean {
  const { connection } = navigator as { connection?: { type?: string; saveData?: boolean } };
  return connection?.type === 'cellular' || connection?.saveData === true;
}

/** The folder of the second copy in the origin-private file system; null on browsers without it. */
export async function copyFolder(name: string): Promise<FileSystemDirectoryHandle | null> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(name, { create: true });
    const probe = await folder.getFileHandle('coba', { create: true });
    // Older browsers have the folder but cannot write to it outside a worker.
    if (!('createWritable' in probe)) return null;
    await folder.removeEntry('coba');
    return folder;
  } catch {
    return null;
  }
}

export async function removeCopyFolder(name: string): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(name, { recursive: true });
  } catch {
    // There was none.
  }
}
