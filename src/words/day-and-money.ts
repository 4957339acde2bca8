import { type Language, localeOf } from "#words/languages.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than a whole page; each is made once. */
function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${Object.entries(options).join()}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone });
    formats.set(key, made);
  }
  return made;
}

/** A day to come: "Tue, Nov 24". */
export function dayWords(day: string, language: Language): string {
  return format(language, "UTC", { weekday: "short", month: "short", day: "numeric" }).format(new Date(`${day}T00:00:00Z`));
}

/** A day of the past, or far off: "Nov 24, 2026". */
export function dateWords(day: string, language: Language): string {
  return format(language, "UTC", { year: "numeric", month: "short", day: "numeric" }).format(new Date(`${day}T00:00:00Z`));
}

/** "Tue, Nov 24, 2:10 PM" on the clocks of an IANA time zone. */
export function instantWords(instant: string, language: Language, timeZone: string): string {
  const options = { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
  return format(language, timeZone, options).format(new Date(instant));
}

const amounts = {
  en: new Intl.NumberFormat(localeOf.en, { style: "currency", currency: "USD" }),
  es: new Intl.NumberFormat(localeOf.es, { style: "currency", currency: "USD" }),
};

/** "$25.00" */
export function moneyWords(cents: number, language: Language): string {
  return amounts[language].format(cents / 100);
}
