import type { Day } from "#domain/calendar/day.ts";
import type { OpeningHours, OpenSpan } from "#domain/calendar/opening-hours.ts";
import { formatDay } from "#words/dates-and-money.ts";
import { type DirectoryWords, directoryWords as en } from "#words/en/directory-words.ts";
import { directoryWords as es } from "#words/es/directory-words.ts";
import { type Language, localeOf } from "#words/languages.ts";

const catalogues = { en, es } as const satisfies Record<Language, DirectoryWords>;

/** What to do instead where an area does not offer a feature; an empty text for a feature this version does not know. */
export function featureInstead(feature: string, language: Language): string {
  const instead: Readonly<Record<string, string>> = catalogues[language].instead;
  return instead[feature] ?? "";
}

/** "Mon–Fri 9:00 AM – 7:00 PM": one entry per run of days with the same hours, the closed ones last. */
export function wordOpeningHours(hours: OpeningHours, language: Language): string[] {
  const words = catalogues[language];
  const runs: { from: number; to: number; text: string }[] = [];
  // A week is read from Monday.
  [1, 2, 3, 4, 5, 6, 0].forEach((weekday, place) => {
    const spans = hours.week[weekday as keyof OpeningHours["week"]] ?? [];
    const text = spans.length === 0 ? words.closed : spans.map((span) => wordSpan(span, language)).join(", ");
    const last = runs.at(-1);
    if (last?.text === text) last.to = place;
    else runs.push({ from: place, to: place, text });
  });
  return [
    ...runs.map(
      ({ from, to, text }) => `${dayName(from, language)}${from === to ? "" : `–${dayName(to, language)}`} ${text}`,
    ),
    ...(hours.closedOnFederalHolidays ? [words.closedOnHolidays] : []),
  ];
}

/** "Closed on Thu, Dec 24 and Fri, Dec 25"; nothing where there is no such day. */
export function wordClosures(days: readonly Day[], language: Language): string[] {
  if (days.length === 0) return [];
  const list = new Intl.ListFormat(localeOf[language], { type: "conjunction" });
  return [catalogues[language].closedOn(list.format(days.map((day) => formatDay(day, language))))];
}

function wordSpan({ openMinute, closeMinute }: OpenSpan, language: Language): string {
  return `${clock(openMinute, language)} – ${clock(closeMinute, language)}`;
}

/** 1 January 2024 was a Monday. */
function dayName(placeFromMonday: number, language: Language): string {
  return weekdays[language].format(new Date(Date.UTC(2024, 0, 1 + placeFromMonday)));
}

function clock(minute: number, language: Language): string {
  return clocks[language].format(new Date(minute * 60_000));
}

const weekdays = {
  en: new Intl.DateTimeFormat(localeOf.en, { weekday: "short", timeZone: "UTC" }),
  es: new Intl.DateTimeFormat(localeOf.es, { weekday: "short", timeZone: "UTC" }),
} as const;
const clocks = {
  en: new Intl.DateTimeFormat(localeOf.en, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }),
  es: new Intl.DateTimeFormat(localeOf.es, { hour: "numeric", minute: "2-digit", timeZone: "UTC" }),
} as const;
