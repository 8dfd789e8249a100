import 'fake-indexeddb/auto';

import { signal } from '@preact/signals-core';

import { concat, utf8 } from '../../src/kernel/bytes';
import { inOrder } from '../../src/platform/locks';
import type { Tabs } from '../../src/platform/tabs';
import { createApp, type HeadlessApp } from '../../src/state/app';
import type { Receipt } from '../../src/state/contract';
import type { Ports } from '../../src/state/ports';
import { DatabaseCopy } from '../../src/store/copy';
import { Db } from '../../src/store/db';
import type { Timer } from '../../src/sync/schedule';
import type { Transport } from '../../src/sync/transport';
import type { Result } from '../../src/kernel/result';

/** Nothing happens by itself in a scene: sending is a step of the story. */
const STILL: Timer = { set: () => null, clear: () => undefined };

let counter = 0;

/** A phone with its own clock and database; it can be killed and started again. */
export class Phone {
  readonly name: string;
  now: number;
  readonly online = signal(true);
  readonly updateReady = signal(false);
  updates = 0;
  tabs: Tabs = { tell: () => undefined, hear: () => undefined };
  private readonly network: Transport;
  private app: HeadlessApp | null = null;
  db!: Db;
  copy!: DatabaseCopy;
  /** Changes the ports of the next start: fault injection. */
  rig: (ports: Ports) => Ports = (ports) => ports;

  constructor(network: Transport, now: number) {
    counter += 1;
    this.name = `hp-${counter}`;
    this.network = network;
    this.now = now;
  }

  async start(): Promise<HeadlessApp> {
    this.db = new Db(this.name);
    this.copy = new DatabaseCopy(`${this.name}-salinan`);
    this.app = await createApp(this.rig(this.ports()));
    return this.app;
  }

  get running(): HeadlessApp {
    if (!this.app) throw new Error('the phone is off');
    return this.app;
  }

  /** The battery is pulled: nothing is closed in order. */
  kill(): void {
    this.app?.stop();
    this.db.close();
    this.copy.close();
    this.app = null;
  }

  async restart(pin: string): Promise<HeadlessApp> {
    this.kill();
    const app = await this.start();
    const akunId = app.views.lock.value.kader[0]?.akunId ?? '';
    expectOk(await app.actions.unlock(akunId, pin));
    return app;
  }

  private ports(): Ports {
    const { db, copy } = this;
    return {
      db,
      copy,
      transport: this.network,
      clock: () => this.now,
      timer: STILL,
      buildMs: Date.parse('2026-11-01T00:00:00Z'),
      appVersion: '0.1.0',
      pinIterations: 1000,
      exclusiveSave: inOrder(),
      exclusiveSync: inOrder(),
      online: this.online,
      metered: () => false,
      shrinkPhoto: async (image) => concat(utf8('JPEG'), new Uint8Array(await image.arrayBuffer())),
      location: () => Promise.resolve(null),
      persisted: () => Promise.resolve(true),
      freeMb: () => Promise.resolve(500),
      quotaMb: () => Promise.resolve(2000),
      tabs: this.tabs,
      updateReady: this.updateReady,
      applyUpdate: () => {
        this.updates += 1;
      },
      erase: async () => {
        await copy.delete();
        await db.delete();
        await copy.open();
        await db.open();
      },
    };
  }
}

export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

export function expectFailure<T>(result: Result<T>): string {
  if (result.ok) throw new Error('it was not refused');
  return result.error.code;
}

/** Aisyah of users.md 7.1: a girl of 14 months, 8.7 kg in October. */
export async function registerAisyah(app: HeadlessApp): Promise<Receipt> {
  return expectOk(
    await app.actions.registerWarga({
      nama: 'Aisyah Nur',
      jenis_kelamin: 'P',
      tanggal_lahir: '2025-09-20',
      nama_ibu: 'Nur',
      rt: '02',
    }),
  );
}
