import { effect } from '@preact/signals-core';

import type { Timer } from '../sync/schedule';
import type { Core } from './core';
import { currentSesi } from './day';

const IDLE_MS = 5 * 60_000;
/** While a day is open the phone lies on the table between two children. */
const IDLE_OPEN_DAY_MS = 60 * 60_000;
const TICK_MS = 30_000;
/** While a wait after wrong PINs counts down on the screen. */
const COUNTDOWN_MS = 1000;

/** Moves the clock of the screens and closes the lock when nobody touches the phone (R39). */
export class Guard {
  private readonly core: Core;
  private readonly timer: Timer;
  private touched = 0;
  /** Only the list of names lies open on the table; a form or a person locks sooner. */
  private atQueue = false;
  private handle: unknown = null;
  private stopped = false;
  private unfollow: (() => void) | null = null;

  constructor(core: Core, timer: Timer) {
    this.core = core;
    this.timer = timer;
  }

  start(): void {
    this.opened();
    this.unfollow = effect(() => {
      // A wrong PIN changes the tries: the countdown begins at once.
      if (this.core.kader.value.length > 0) this.plan();
    });
    this.plan();
  }

  /** The lock was opened: her time begins now. */
  opened(): void {
    this.touched = this.core.ports.clock();
  }

  /**
   * `atQueue` where another screen was opened. A phone that slept ran no timer: whoever picks it up after too long
   * finds it locked, and does not keep it open with that touch.
   */
  touch(atQueue = this.atQueue): void {
    this.lockWhenIdle();
    this.atQueue = atQueue;
    this.touched = this.core.ports.clock();
  }

  /** Moves the clock of the screens and closes the lock when it is time. */
  check(): void {
    this.core.now.value = this.core.ports.clock();
    this.lockWhenIdle();
  }

  stop(): void {
    this.stopped = true;
    this.unfollow?.();
    this.timer.clear(this.handle);
  }

  private plan(): void {
    if (this.stopped) return;
    this.timer.clear(this.handle);
    const waiting = this.core.kader.peek().some(({ waitUntil }) => waitUntil > 0);
    const counting = waiting && this.core.vault.peek() === null;
    this.handle = this.timer.set(
      () => {
        this.tick();
      },
      counting ? COUNTDOWN_MS : TICK_MS,
    );
  }

  private tick(): void {
    this.check();
    this.plan();
  }

  private lockWhenIdle(): void {
    const { core } = this;
    if (core.vault.peek() === null) return;
    const open = this.atQueue && currentSesi(core)?.status === 'buka';
    const limit = open ? IDLE_OPEN_DAY_MS : IDLE_MS;
    // A clock that was set back must not keep the lock open for ever.
    const idle = Math.abs(core.ports.clock() - this.touched);
    if (idle >= limit) core.close();
  }
}
