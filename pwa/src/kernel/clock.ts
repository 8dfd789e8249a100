import { addDays, dayNumber, type IsoDate, localDate, type Zone } from './dates';

/** Milliseconds since 1970 as this phone believes; the only source of time in the app. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

const DAY_MS = 86_400_000;
/** A clock a few minutes slow gives the right day: asking after every sync would teach people to tap it away. */
const SLACK_MS = 10 * 60_000;

/** What is known of time besides the phone's own clock. */
export interface ClockFacts {
  /** Start of the day this app was built: no right clock is before it. */
  readonly buildMs: number;
  /** Last server time seen, and this phone's clock at that moment. */
  readonly server: { readonly serverMs: number; readonly deviceMs: number } | null;
  /** recorded_at of the last operation saved here. */
  readonly lastOperationMs: number;
  /** The date the kader confirmed, and the date this phone believed then. */
  readonly confirmed: { readonly date: IsoDate; readonly deviceDate: IsoDate } | null;
}

/** Server time as far as this phone can know it, for signatures. */
export function serverTime(nowMs: number, facts: ClockFacts): number {
  return nowMs + offsetMs(facts);
}

/** Server minus device, 0 before the first answer. */
export function offsetMs(facts: ClockFacts): number {
  return facts.server ? facts.server.serverMs - facts.server.deviceMs : 0;
}

/** The latest moment that has certainly passed. */
export function floorMs(facts: ClockFacts): number {
  return Math.max(facts.buildMs, facts.server?.serverMs ?? 0, facts.lastOperationMs);
}

/**
 * Whether opening a day must ask for today's date (architecture 4): the clock is below the floor, or more
 * than 24 hours from the last server time. A wrong clock never stops recording.
 */
export function mustAskDate(nowMs: number, facts: ClockFacts, zone: Zone): boolean {
  if (isConfirmed(nowMs, facts, zone)) return false;
  if (nowMs < floorMs(facts) - SLACK_MS) return true;
  return facts.server !== null && Math.abs(nowMs - facts.server.serverMs) > DAY_MS;
}

/** A confirmation holds for the device day on which it was given. */
function isConfirmed(nowMs: number, facts: ClockFacts, zone: Zone): boolean {
  return facts.confirmed !== null && facts.confirmed.deviceDate === localDate(nowMs, zone);
}

/** Today's date in the posyandu's zone: confirmed by the kader, else the best estimate. */
export function today(nowMs: number, facts: ClockFacts, zone: Zone): IsoDate {
  if (facts.confirmed) {
    const passed = dayNumber(localDate(nowMs, zone)) - dayNumber(facts.confirmed.deviceDate);
    return addDays(facts.confirmed.date, Math.max(0, passed));
  }
  return localDate(Math.max(bestEstimate(nowMs, facts), facts.buildMs), zone);
}

/** A large old offset is believed only while the clock is still impossible: the owner may have set it right. */
function bestEstimate(nowMs: number, facts: ClockFacts): number {
  const small = Math.abs(offsetMs(facts)) <= DAY_MS;
  return !small && nowMs >= floorMs(facts) ? nowMs : serverTime(nowMs, facts);
}
