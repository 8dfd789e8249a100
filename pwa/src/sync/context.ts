import type { OutboxCopy } from '../store/copy';
import type { DeviceState } from '../domain/contracts.generated';
import type { Db } from '../store/db';
import type { Vault } from '../store/keys';
import type { Page } from '../store/rows';
import type { Client } from './client';
import type { Clock } from '../kernel/clock';

/** What every step of a sync run needs. Without a vault (locked) work can leave, nothing can be read. */
export interface SyncContext {
  readonly db: Db;
  readonly client: Client;
  readonly clock: Clock;
  readonly copy: OutboxCopy;
  readonly vault: Vault | null;
  readonly storageFreeMb: number | null;
  /** How this phone stands, told with every push. */
  readonly state: DeviceState;
  readonly received: (page: Page) => void;
  readonly renewed: () => Promise<void>;
}
