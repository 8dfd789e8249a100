import type { Clock } from '../kernel/clock';
import type { DeviceState } from '../domain/contracts.generated';
import { type Failure, failureOf, SimpulError } from '../kernel/result';
import type { OutboxCopy } from '../store/copy';
import type { Db } from '../store/db';
import type { Exclusive } from '../store/journal';
import type { Vault } from '../store/keys';
import { writeMeta } from '../store/meta';
import type { Page } from '../store/rows';
import { forgetLoosePhotos } from '../store/photos';
import { forgetSettled } from '../store/verdicts';
import type { Client } from './client';
import type { SyncContext } from './context';
import { pushPhotos } from './photos';
import { pullAll } from './pull';
import { askAgain, pushAll, report } from './push';

export interface EngineParts {
  readonly db: Db;
  readonly client: Client;
  readonly clock: Clock;
  readonly copy: OutboxCopy;
  /** One run at a time over all tabs of this phone. */
  readonly exclusive: Exclusive;
  readonly vault: () => Vault | null;
  readonly photosAllowed: () => boolean;
  readonly storageFreeMb: () => number | null;
  readonly state: () => DeviceState;
  /** A page of rows was stored. */
  readonly received: (page: Page) => void;
  /** Every row was read anew. */
  readonly renewed: () => Promise<void>;
  /** A run began, or ended with its result. */
  readonly running: (busy: boolean, result: RunResult) => void;
  /** Called after each step that stored something, so that screens follow. */
  readonly changed: () => Promise<void>;
}

/** Null when everything went; else why it will be tried again. */
export type RunResult = Failure | null;

/** A phone with nothing to send still says that it is well, once in a while. */
const REPORT_MS = 60 * 60_000;

/** One run: operations out, changes in, photos last (R22). Runs never overlap. */
export class Engine {
  private readonly parts: EngineParts;
  private current: Promise<RunResult> | null = null;
  private wishes = 0;
  private reportedMs = 0;

  constructor(parts: EngineParts) {
    this.parts = parts;
  }

  get busy(): boolean {
    return this.current !== null;
  }

  /** Joins a run under way, which then goes round once more: many reasons to send make one attempt. */
  run(manual = false): Promise<RunResult> {
    if (this.current) {
      this.wishes += 1;
      return this.current;
    }
    this.parts.running(true, null);
    this.current = this.parts
      .exclusive(() => this.rounds(manual))
      .then(
        () => null,
        (error: unknown) => failureOf(error),
      )
      .then((result) => {
        this.current = null;
        this.parts.running(false, result);
        return result;
      });
    return this.current;
  }

  private async rounds(manual: boolean): Promise<void> {
    let seen: number;
    do {
      seen = this.wishes;
      await this.steps(manual);
    } while (seen !== this.wishes);
  }

  context(): SyncContext {
    const { parts } = this;
    return {
      db: parts.db,
      client: parts.client,
      clock: parts.clock,
      copy: parts.copy,
      vault: parts.vault(),
      storageFreeMb: parts.storageFreeMb(),
      state: parts.state(),
      received: parts.received,
      renewed: parts.renewed,
    };
  }

  private async steps(manual: boolean): Promise<void> {
    const { parts } = this;
    const context = this.context();
    const sent = await pushAll(context);
    if (sent > 0) await parts.changed();
    if (manual || sent > 0) await askAgain(context);
    const now = parts.clock();
    if (sent > 0) this.reportedMs = now;
    else if (manual || Math.abs(now - this.reportedMs) >= REPORT_MS) {
      await report(context);
      this.reportedMs = now;
    }
    await pullAll(context).catch((error: unknown) => noteRevoked(parts.db, error));
    await parts.changed();
    if (manual || parts.photosAllowed()) await pushPhotos(context);
    await forgetSettled(parts.db, parts.clock());
    await forgetLoosePhotos(parts.db, parts.clock());
    await parts.changed();
  }
}

/** A revoked phone may read nothing more; one that had nothing to send learns it here, and photos still go. */
async function noteRevoked(db: Db, error: unknown): Promise<void> {
  if (!(error instanceof SimpulError) || error.code !== 'akses.hp_dicabut') throw error;
  await writeMeta(db, 'deviceStatus', 'dicabut');
}
