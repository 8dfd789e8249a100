import { type Signal, signal } from '@preact/signals-core';

import { systemClock } from '../kernel/clock';
import {
  copyFolder,
  freeMb,
  location,
  metered,
  persist,
  quotaMb,
  removeCopyFolder,
} from '../platform/device';
import { exclusive } from '../platform/locks';
import { shrinkPhoto } from '../platform/photo';
import { browserTabs, type Tabs } from '../platform/tabs';
import { followUpdates, tellRelease, type Updates } from '../platform/worker';
import { DatabaseCopy, FileCopy, type OutboxCopy } from '../store/copy';
import { Db } from '../store/db';
import { browserTimer } from '../sync/schedule';
import { fetchTransport } from '../sync/transport';
import { createApp } from './app';
import { StorageLost } from './lost';
import { findRescue } from './rescue';
import type { App } from './contract';
import type { Ports } from './ports';

const DATABASE = 'simpul';
const COPY = 'simpul-salinan';
const TABS = 'simpul';
/** About a second on the slowest phone we promise; the device key carries most of the protection. */
const PIN_ITERATIONS = 210_000;
const VERSION = __APP_VERSION__;

/** Wires the app to the phone it runs on; called once by main. */
export async function startApp(): Promise<App> {
  const updateReady = signal(false);
  let updates: Updates | null = null;
  const db = new Db(DATABASE);
  const copy = await secondCopy();
  const ports: Ports = {
    db,
    copy,
    transport: fetchTransport(),
    clock: systemClock,
    timer: browserTimer,
    buildMs: Date.parse(`${__BUILD_DATE__}T00:00:00+07:00`),
    appVersion: VERSION,
    pinIterations: PIN_ITERATIONS,
    exclusiveSave: exclusive('simpul-simpan'),
    exclusiveSync: exclusive('simpul-kirim'),
    online: followNetwork(),
    metered,
    shrinkPhoto,
    location,
    persisted: persist,
    freeMb,
    quotaMb,
    tabs: followTabs(),
    updateReady,
    applyUpdate: () => updates?.apply(),
    erase: () => erase(db, copy),
  };
  const app = await createApp(ports).catch((error: unknown) => lost(ports, error));
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') app.wake();
  });
  app.core.device.subscribe(tellRelease(VERSION));
  // Neither may hold up the first screen: the app works without both.
  void followUpdates('/kader/sw.js', () => (updateReady.value = true)).then(
    (found) => (updates = found),
    () => null,
  );
  return app;
}

/** What the second copy still has, for the screen that repairs. */
async function lost({ copy, transport, db }: Ports, error: unknown): Promise<never> {
  throw new StorageLost(error, await findRescue(copy, transport), () => db.delete());
}

function followNetwork(): Signal<boolean> {
  const online = signal(navigator.onLine);
  addEventListener('online', () => (online.value = true));
  addEventListener('offline', () => (online.value = false));
  return online;
}

/** Another tab enrolled or emptied this phone: nothing in memory here is true any more. */
function followTabs(): Tabs {
  const tabs = browserTabs(TABS);
  tabs.hear((news) => {
    if (news === 'ulang') window.location.reload();
  });
  return tabs;
}

async function secondCopy(): Promise<OutboxCopy> {
  const folder = await copyFolder(COPY);
  return folder ? new FileCopy(folder) : new DatabaseCopy(COPY);
}

async function erase(db: Db, copy: OutboxCopy): Promise<void> {
  if (copy instanceof DatabaseCopy) await copy.delete();
  else await removeCopyFolder(COPY);
  await db.delete();
  // Opened again at once, empty: the phone can be enrolled anew without a restart.
  await db.open();
  if (copy instanceof DatabaseCopy) await copy.open();
}
