import type { ReadonlySignal } from '@preact/signals-core';

import type { Tabs } from '../platform/tabs';
import type { Lokasi } from '../domain/contracts.generated';
import type { Bytes } from '../kernel/bytes';
import type { Clock } from '../kernel/clock';
import type { OutboxCopy } from '../store/copy';
import type { Db } from '../store/db';
import type { Exclusive } from '../store/journal';
import type { Timer } from '../sync/schedule';
import type { Transport } from '../sync/transport';

/** What the phone itself gives: real in `start.ts`, small and obedient in scenes. */
export interface Ports {
  readonly db: Db;
  readonly copy: OutboxCopy;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly timer: Timer;
  /** Start of the day this version was built (unix ms). */
  readonly buildMs: number;
  readonly appVersion: string;
  readonly pinIterations: number;
  readonly exclusiveSave: Exclusive;
  readonly exclusiveSync: Exclusive;
  readonly online: ReadonlySignal<boolean>;
  /** Mobile data that costs money: photos wait when the kader saves data (R29b). */
  metered(): boolean;
  shrinkPhoto(image: Blob): Promise<Bytes>;
  location(ask?: boolean): Promise<Lokasi | null>;
  persisted(): Promise<boolean | null>;
  freeMb(): Promise<number | null>;
  quotaMb(): Promise<number | null>;
  /** Other tabs of the same browser, which share the database. */
  readonly tabs: Tabs;
  readonly updateReady: ReadonlySignal<boolean>;
  applyUpdate(): void;
  /** Removes every database and file of this app from the phone. */
  erase(): Promise<void>;
}
