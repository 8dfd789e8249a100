import { describe, expect, test } from 'vitest';

import {
  addMonths,
  completedMonths,
  dayName,
  isDate,
  lastDayOf,
  localDate,
  localTime,
  shortDate,
} from '../../src/kernel/dates';

describe('days of Indonesia', () => {
  test('the date is that of the zone', () => {
    const moment = Date.parse('2026-11-25T15:30:00Z');
    expect(localDate(moment, 'WIB')).toBe('2026-11-25');
    expect(localDate(moment, 'WITA')).toBe('2026-11-25');
    expect(localDate(moment, 'WIT')).toBe('2026-11-26');
    expect(localTime(moment, 'WIB')).toBe('22.30');
  });

  test('completed months follow the day of the month', () => {
    expect(completedMonths('2025-09-20', '2026-11-26')).toBe(14);
    expect(completedMonths('2024-01-31', '2024-02-29')).toBe(0);
    expect(completedMonths('2024-01-31', '2024-03-31')).toBe(2);
    expect(completedMonths('2024-02-29', '2025-02-28')).toBe(11);
    expect(completedMonths('2024-02-29', '2025-03-01')).toBe(12);
  });

  test('months end where they end', () => {
    expect(addMonths('2026-11-01', 3)).toBe('2027-02-01');
    expect(addMonths('2026-01-01', -1)).toBe('2025-12-01');
    expect(lastDayOf('2024-02-10')).toBe('2024-02-29');
  });

  test('words', () => {
    expect(shortDate('2026-11-26')).toBe('Kamis 26 Nov');
    expect(dayName('1969-12-31')).toBe('Rabu');
    expect(isDate('2026-02-29')).toBe(false);
    expect(isDate('2024-02-29')).toBe(true);
  });
});
