import { type Day, dayNumber } from "#domain/calendar/day.ts";
import { type Language, LANGUAGES, localeOf } from "#words/languages.ts";

/** "Tue, Nov 24". */
export function formatDay(day: Day, language: Language): string {
  return weekdays[language].format(dateOf(day));
}

/** "Nov 24", where the space is small or the weekday says nothing. */
export function formatShortDay(day: Day, language: Language): string {
  return shortDays[language].format(dateOf(day));
}

/** "Nov 24, 2026", where the space is small and the year matters: on a label. Digits alone would be read two ways. */
export function formatYearDay(day: Day, language: Language): string {
  return yearDays[language].format(dateOf(day));
}

/** "November 24, 2026", for what is read long after. */
export function formatLongDay(day: Day, language: Language): string {
  return longDays[language].format(dateOf(day));
}

/** "Tue, Nov 24, 2:10 PM" on the clocks of an IANA time zone. */
export function formatInstant(instant: string, language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const format = instants.get(key) ?? new Intl.DateTimeFormat(localeOf[language], { ...instantParts, timeZone });
  instants.set(key, format);
  return format.format(new Date(instant));
}

/** "2:10 PM" on the clocks of an IANA time zone. */
export function formatTime(instant: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(localeOf[language], { timeStyle: "short", timeZone }).format(new Date(instant));
}

/** "$25.00" from whole cents. */
export function formatMoney(cents: number, language: Language): string {
  return money[language].format(cents / 100);
}

const weekdays = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: "short", month: "short", day: "numeric", timeZone: "UTC" }),
);
const shortDays = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" }),
);
const yearDays = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" }),
);
const longDays = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }));
const instantParts = { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
/** By language and zone: making a formatter costs more than writing a page. */
const instants = new Map<string, Intl.DateTimeFormat>();
const money = perLanguage((locale) => new Intl.NumberFormat(locale, { style: "currency", currency: "USD" }));

/** A day has no zone: it is formatted as midnight UTC, in UTC. */
function dateOf(day: Day): Date {
  return new Date(dayNumber(day) * 86_400_000);
}

function perLanguage<Formatter>(make: (locale: string) => Formatter): Record<Language, Formatter> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(localeOf[language])])) as Record<
    Language,
    Formatter
  >;
}
