/** A calendar day, `YYYY-MM-DD`, without a time zone. Whoever makes one from an instant must say in which zone. */
export type Day = string & { readonly __day: unique symbol };

/** @throws RangeError when the text is not an existing day written `YYYY-MM-DD`. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${JSON.stringify(text)}`);
  return text;
}

export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOfNumber(dayNumber(text as Day)) === text;
}

// The Gregorian calendar in whole numbers, because a list or a promise counts through dozens of days and a `Date` for
// each would be most of their cost. Years begin in March here, so that a leap day is the last of its year.
const DAYS_IN_400_YEARS = 146_097;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/** Days since 1970-01-01, so that arithmetic on days is arithmetic on whole numbers. */
export function dayNumber(day: Day): number {
  return numberOf(yearOf(day), monthOf(day), dateOf(day));
}

const yearOf = (day: Day) => 100 * twoFigures(day, 0) + twoFigures(day, 2);
const monthOf = (day: Day) => twoFigures(day, 5);
const dateOf = (day: Day) => twoFigures(day, 8);

function twoFigures(day: Day, at: number): number {
  return 10 * (day.charCodeAt(at) - ZERO) + day.charCodeAt(at + 1) - ZERO;
}

const ZERO = "0".charCodeAt(0);

/** A month outside 1–12 belongs to the year it leads into. */
function numberOf(year: number, month: number, date: number): number {
  const months = year * 12 + month - 3;
  const marchYear = Math.floor(months / 12);
  const dayOfYear = Math.floor((153 * (months - marchYear * 12) + 2) / 5) + date - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - DAYS_BEFORE_1970;
}

export function dayOfNumber(days: number): Day {
  const since = days + DAYS_BEFORE_1970;
  const era = Math.floor(since / DAYS_IN_400_YEARS);
  const dayOfEra = since - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(date)}` as Day;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of the month `months` later; the month's last day where it is shorter (31 Aug + 6 = 28 or 29 Feb). */
export function addMonths(day: Day, months: number): Day {
  const [year, month] = [yearOf(day), monthOf(day) + months];
  const lastOfTarget = numberOf(year, month + 1, 1) - 1;
  return dayOfNumber(Math.min(numberOf(year, month, dateOf(day)), lastOfTarget));
}

export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}
