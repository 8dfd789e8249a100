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

/**
 * The latest moment that has certainly passed. Work saved by a clock that was set since counts for the smaller of
 * its two readings, so that a clock that once ran ahead is not the floor of the next year.
 */
export function floorMs(facts: ClockFacts): number {
  const { lastOperationMs } = facts;
  return Math.max(firmMs(facts), Math.min(lastOperationMs, lastOperationMs + offsetMs(facts)));
}

/** The floor that no clock of this phone had a hand in. */
function firmMs(facts: ClockFacts): number {
  return Math.max(facts.buildMs, facts.server?.serverMs ?? 0);
}

/** Without the server for longer than this, a phone is not asked for its date but for a new code. */
const FAR_DAYS = 366;

/** Whether a date that the kader types can be today: not before what is known, not years after it. */
export function maybeToday(date: IsoDate, facts: ClockFacts, zone: Zone): boolean {
  const first = localDate(firmMs(facts), zone);
  return date >= first && date <= addDays(first, FAR_DAYS);
}

/**
 * Whether opening a day must ask for today's date (architecture 4): the clock is below the floor, was called wrong
 * before, or is more than 24 hours from the last server time. A wrong clock never stops recording.
 */
export function mustAskDate(nowMs: number, facts: ClockFacts, zone: Zone): boolean {
  const { confirmed, server } = facts;
  if (confirmed?.deviceDate === localDate(nowMs, zone)) return false;
  if (nowMs < floorMs(facts) - SLACK_MS) return true;
  if (confirmed !== null && confirmed.date !== confirmed.deviceDate) return true;
  return server !== null && Math.abs(nowMs - server.serverMs) > DAY_MS;
}

/** Today's date in the posyandu's zone: confirmed by the kader while her clock is wrong, else the best estimate. */
export function today(nowMs: number, facts: ClockFacts, zone: Zone): IsoDate {
  return confirmedDay(nowMs, facts, zone) ?? localDate(bestEstimate(nowMs, facts), zone);
}

/**
 * The day by the kader's word, counted on. Her word ends where the clock may have been set right: one that was
 * behind has reached her date, one that was ahead has gone back. The server's time, once heard, ends it too.
 */
function confirmedDay(nowMs: number, { confirmed }: ClockFacts, zone: Zone): IsoDate | null {
  if (!confirmed) return null;
  const { date, deviceDate } = confirmed;
  const now = localDate(nowMs, zone);
  const passed = dayNumber(now) - dayNumber(deviceDate);
  const wrong = deviceDate > date ? passed > 0 : passed > 0 && now < date;
  return passed === 0 || wrong ? addDays(date, passed) : null;
}

/** A large old offset is believed just after the server spoke and while the clock is impossible: else it was set right. */
function bestEstimate(nowMs: number, facts: ClockFacts): number {
  const passed = nowMs - (facts.server?.deviceMs ?? 0);
  const fresh = passed >= -SLACK_MS && passed <= DAY_MS;
  const offset = Math.abs(offsetMs(facts)) <= DAY_MS || fresh || nowMs < floorMs(facts);
  return Math.max(offset ? serverTime(nowMs, facts) : nowMs, firmMs(facts));
}
