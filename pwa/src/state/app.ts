import { type ReadonlySignal, signal } from '@preact/signals-core';

import type { DeviceState } from '../domain/contracts.generated';
import { offsetMs } from '../kernel/clock';
import type { Failure } from '../kernel/result';
import { reconcile } from '../store/reconcile';
import { Client } from '../sync/client';
import type { SyncContext } from '../sync/context';
import { Engine } from '../sync/engine';
import { Schedule } from '../sync/schedule';
import { accessActions } from './actions-access';
import { dayActions, weighingActions } from './actions-day';
import { deviceActions, noteActions } from './actions-device';
import { archiveActions, newPeopleActions, peopleActions } from './actions-people';
import { pinActions } from './actions-pin';
import { titipActions } from './actions-titip';
import { requestActions } from './actions-usulan';
import type { Actions, App, Views } from './contract';
import { Core } from './core';
import { Guard } from './guard';
import type { Ports } from './ports';
import { Recorder } from './recorder';
import { findRescue } from './rescue';
import { views } from './views';

/** The app without a screen: what `startApp` gives to the screens, and scenes use as a headless kader. */
export interface HeadlessApp extends App {
  readonly core: Core;
  readonly engine: Engine;
  readonly schedule: Schedule;
  /** The phone woke up: it locks first when it lay untouched too long, then sends. */
  wake(): void;
  /** Ends timers; the database stays. */
  stop(): void;
}

export async function createApp(ports: Ports): Promise<HeadlessApp> {
  const core = new Core(ports);
  const client = new Client(ports);
  const engine = makeEngine(core, client);
  const schedule = new Schedule(engine, ports.timer, () => ports.online.value, ports.clock);
  const full = signal<Failure | null>(null);
  const recorder = new Recorder(core, () => {
    full.value = null;
    ports.tabs.tell('catatan');
    schedule.saved();
  });
  const shown = views(core, full);
  const guard = new Guard(core, ports.timer);
  const actions = makeActions({ core, client, engine, schedule, recorder, guard, full, shown });
  await core.readFacts();
  await reconcile(ports.db, ports.copy).catch(() => 0);
  await core.readFacts();
  if (!core.device.value) core.rescue.value = await findRescue(ports.copy, ports.transport);
  guard.start();
  ports.tabs.hear((news) => {
    void (news === 'baris' ? core.renew() : core.refresh()).catch(() => undefined);
  });
  const unfollow = ports.online.subscribe((online) => {
    if (online && core.device.value) schedule.awake();
  });
  const wake = (): void => {
    guard.check();
    schedule.awake();
  };
  const stop = (): void => {
    unfollow();
    guard.stop();
    schedule.stop();
  };
  return { phase: core.phase, views: shown, actions, core, engine, schedule, wake, stop };
}

interface Parts {
  readonly core: Core;
  readonly client: Client;
  readonly engine: Engine;
  readonly schedule: Schedule;
  readonly recorder: Recorder;
  readonly guard: Guard;
  readonly full: { value: Failure | null };
  readonly shown: Views;
}

function makeActions(parts: Parts): Actions {
  const { core, client, engine, schedule, recorder, guard, full, shown } = parts;
  const context = (): SyncContext => engine.context();
  const opened = (): void => {
    guard.opened();
    void measure(core);
    schedule.awake();
  };
  const report = (failure: Failure | null): void => {
    full.value = failure;
  };
  return {
    ...accessActions({ core, client, context, opened }),
    ...newPeopleActions(core, recorder),
    ...peopleActions(core, recorder),
    ...archiveActions(recorder),
    ...dayActions(core, recorder, (sesiId) => ({ ...shown.recapOf(sesiId).counts })),
    ...weighingActions(core, recorder),
    ...requestActions(core, recorder),
    ...deviceActions(core, engine),
    ...titipActions(core, client),
    ...noteActions(core, report),
    newId: () => recorder.newId(),
    ...pinActions({ core, client, enter: (vault) => core.load(vault).then(opened) }),
    setOnBehalf: (akunId) => {
      core.onBehalf.value = akunId;
    },
    touch: (atQueue) => {
      guard.touch(atQueue);
    },
  };
}

function makeEngine(core: Core, client: Client): Engine {
  const { db, clock, copy, exclusiveSync } = core.ports;
  let hasRows = false;
  return new Engine({
    db,
    client,
    clock,
    copy,
    exclusive: exclusiveSync,
    vault: () => core.vault.value,
    // A revoked phone is emptied after its last photo: it does not wait for Wi-Fi any more.
    photosAllowed: () =>
      core.deviceStatus.value === 'dicabut' ||
      !(core.settings.value.saveData && core.ports.metered()),
    storageFreeMb: () => core.storageFreeMb.value,
    state: () => stateOf(core),
    received: (page) => {
      core.receive(page);
      hasRows ||= Object.keys(page.rows).length + Object.keys(page.gone).length > 0;
    },
    renewed: () => {
      hasRows = true;
      return core.renew();
    },
    running: (busy, result) => {
      core.sending.value = busy;
      if (busy) return;
      core.trouble.value = result;
      core.ports.tabs.tell(hasRows ? 'baris' : 'catatan');
      hasRows = false;
    },
    changed: () => follow(core),
  });
}

/** What the village reads on the page of this phone. */
function stateOf(core: Core): DeviceState {
  return {
    app_version: core.ports.appVersion,
    catalog_version: core.catalog.value.version,
    quota_mb: core.quotaMb.value,
    free_mb: core.storageFreeMb.value,
    persisted: core.persisted.value,
    clock_offset_ms: Math.round(offsetMs(core.facts.value)),
  };
}

/** Screens follow what was stored; a revoked phone is emptied once the server has everything (architecture 4). */
async function follow(core: Core): Promise<void> {
  await core.refresh();
  const waiting = core.unsentCount.value + core.photoCount.value;
  if (core.deviceStatus.value !== 'dicabut' || waiting > 0) return;
  core.close();
  await core.ports.erase();
  core.ports.tabs.tell('ulang');
  await core.readFacts();
}

/** How much room is left, and whether the browser promised to keep our data (R24). */
async function measure(core: Core): Promise<void> {
  core.persisted.value = await core.ports.persisted().catch(() => null);
  core.storageFreeMb.value = await core.ports.freeMb().catch(() => null);
  core.quotaMb.value = await core.ports.quotaMb().catch(() => null);
}

export type Full = ReadonlySignal<Failure | null>;
