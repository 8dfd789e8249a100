import { addDays, dayNumber, type IsoDate } from '../kernel/dates';

/** Thursday 1 January 1970 is day 0, so Monday has remainder 4. */
function isWeekend(date: IsoDate): boolean {
  const weekday = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return weekday >= 5;
}

export function isWorkingDay(date: IsoDate, holidays: ReadonlySet<IsoDate>): boolean {
  return !isWeekend(date) && !holidays.has(date);
}

/**
 * The last day for a first answer: `days` working days after the day of receipt, which does not count.
 * Twin of `simpul.layanan.kalender.first_answer_deadline`.
 */
export function firstAnswerDeadline(
  received: IsoDate,
  days: number,
  holidays: ReadonlySet<IsoDate>,
): IsoDate {
  let date = received;
  let left = days;
  while (left > 0) {
    date = addDays(date, 1);
    if (isWorkingDay(date, holidays)) left -= 1;
  }
  return date;
}
