import type { Clock } from '../kernel/clock';
import type { Engine, RunResult } from './engine';

/** Waits between tries after a failure, in seconds; the last one repeats. */
const BACKOFF_S = [5, 15, 60, 300, 900];
/** While the app is open, news of the village arrive without anything being saved. */
const IDLE_S = 300;
/** The longest wait a server may ask for; a header that says more is a mistake of something in between. */
const MOST_S = 3600;
/** Several saves in a row make one attempt. */
const GATHER_MS = 1500;

export interface Timer {
  set(run: () => void, ms: number): unknown;
  clear(handle: unknown): void;
}

export const browserTimer: Timer = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (handle) => {
    clearTimeout(handle as ReturnType<typeof setTimeout>);
  },
};

/** Sends by itself: after a save, when signal returns, when the app opens, and again after a failure. */
export class Schedule {
  private readonly engine: Engine;
  private readonly timer: Timer;
  private readonly online: () => boolean;
  private readonly clock: Clock;
  private handle: unknown = null;
  private failures = 0;
  /** Until then a busy server asked to be left alone (device ms). */
  private notBefore = 0;
  private stopped = false;

  constructor(engine: Engine, timer: Timer, online: () => boolean, clock: Clock) {
    this.engine = engine;
    this.timer = timer;
    this.online = online;
    this.clock = clock;
  }

  /** Something was saved; a run under way takes it along. */
  saved(): void {
    if (this.engine.busy) void this.engine.run();
    else {
      // A clock that was set back must not make the wait longer than any server may ask for.
      const asked = Math.min(this.notBefore - this.clock(), MOST_S * 1000);
      this.at(Math.max(GATHER_MS, asked));
    }
  }

  /** Signal is back, or the app was opened: earlier failures say nothing any more. */
  awake(): void {
    this.failures = 0;
    this.notBefore = 0;
    this.at(0);
  }

  stop(): void {
    this.stopped = true;
    this.timer.clear(this.handle);
  }

  private at(ms: number): void {
    if (this.stopped) return;
    this.timer.clear(this.handle);
    this.handle = this.timer.set(() => {
      void this.attempt();
    }, ms);
  }

  private async attempt(): Promise<void> {
    // Without signal nothing is tried: the online event wakes us.
    if (!this.online()) return;
    const failure = await this.engine.run();
    this.next(failure);
  }

  private next(failure: RunResult): void {
    if (failure === null) {
      this.failures = 0;
      this.notBefore = 0;
      this.at(IDLE_S * 1000);
      return;
    }
    const wait = BACKOFF_S[Math.min(this.failures, BACKOFF_S.length - 1)] ?? IDLE_S;
    // A busy server says when it has room again (Retry-After): trying before that only makes it busier.
    const asked = Math.min(Number(failure.params['detik'] ?? 0), MOST_S);
    this.failures += 1;
    this.notBefore = asked > 0 ? this.clock() + asked * 1000 : 0;
    this.at(Math.max(wait, asked) * 1000);
  }
}
