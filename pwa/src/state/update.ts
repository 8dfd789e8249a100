import type { Core } from './core';
import { currentSesi } from './day';

/**
 * Whether the kader may take the waiting version now: no open day, no half-filled form, and no send in flight,
 * which the reload would cut. Unsent rows are safe and never in the way; a cold start takes it anyway (R29).
 */
export function mayUpdate(core: Core): boolean {
  const isOpen = currentSesi(core)?.status === 'buka';
  return !isOpen && core.draftCount.value === 0 && !core.sending.value;
}

/** Below the server's minimum the phone goes on recording and sending, and says plainly that it is old. */
export function isOutdated(core: Core): boolean {
  const minimum = core.minimumVersion.value;
  return minimum !== null && isBelow(core.ports.appVersion, minimum);
}

/** "0.9.10" is below "0.10.0"; what is not a number counts as 0. */
export function isBelow(version: string, minimum: string): boolean {
  const [own, least] = [parts(version), parts(minimum)];
  for (let at = 0; at < Math.max(own.length, least.length); at += 1) {
    const [mine, wanted] = [own[at] ?? 0, least[at] ?? 0];
    if (mine !== wanted) return mine < wanted;
  }
  return false;
}

function parts(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
