/** A day as YYYY-MM-DD in the posyandu's zone; days compare and sort as text. */
export type IsoDate = string;

export type Zone = 'WIB' | 'WITA' | 'WIT';

/** Indonesia keeps no summer time, so three fixed shifts are its whole time-zone table. */
const ZONE_HOURS: Record<Zone, number> = { WIB: 7, WITA: 8, WIT: 9 };

const DAY_MS = 86_400_000;
const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function parts(date: IsoDate): Parts {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

export function isoDate(year: number, month: number, day: number): IsoDate {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The date of a moment (unix ms) in the posyandu's zone. */
export function localDate(unixMs: number, zone: Zone): IsoDate {
  return new Date(unixMs + ZONE_HOURS[zone] * 3_600_000).toISOString().slice(0, 10);
}

/** "10.42": the clock time of a moment in the posyandu's zone. */
export function localTime(unixMs: number, zone: Zone): string {
  const shifted = new Date(unixMs + ZONE_HOURS[zone] * 3_600_000).toISOString();
  return shifted.slice(11, 16).replace(':', '.');
}

/** Days since 1970-01-01. */
export function dayNumber(date: IsoDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The first day of the month, which is how a month is named everywhere. */
export function monthOf(date: IsoDate): IsoDate {
  return `${date.slice(0, 7)}-01`;
}

export function addMonths(month: IsoDate, count: number): IsoDate {
  const { year, month: number } = parts(month);
  const index = year * 12 + number - 1 + count;
  return isoDate(Math.floor(index / 12), (index % 12) + 1, 1);
}

export function lastDayOf(month: IsoDate): IsoDate {
  return addDays(addMonths(monthOf(month), 1), -1);
}

/** Completed calendar months (health.md 2.3.2): a birth on the 31st completes on the next day that exists. */
export function completedMonths(birth: IsoDate, on: IsoDate): number {
  const from = parts(birth);
  const to = parts(on);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return to.day < from.day ? months - 1 : months;
}

export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}

/** "26 November 2026". */
export function longDate(date: IsoDate): string {
  const { year, month, day } = parts(date);
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** "Kamis 26 Nov". */
export function shortDate(date: IsoDate): string {
  const { month, day } = parts(date);
  return `${dayName(date)} ${day} ${(MONTHS[month - 1] ?? '').slice(0, 3)}`;
}

/** "November 2026". */
export function monthName(month: IsoDate): string {
  const { year, month: number } = parts(month);
  return `${MONTHS[number - 1] ?? ''} ${year}`;
}

export function dayName(date: IsoDate): string {
  return DAYS[(((dayNumber(date) + 4) % 7) + 7) % 7] ?? '';
}
