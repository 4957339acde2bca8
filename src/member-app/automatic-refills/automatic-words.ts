import type { AutomaticRefill } from "#contracts/prescriptions.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { formatLongDay, formatMoney } from "#words/dates-and-money.ts";
import { automaticRefills as en } from "#words/en/automatic-refills.ts";
import { automaticRefills as es } from "#words/es/automatic-refills.ts";
import type { Language } from "#words/languages.ts";

export const automaticWords = { en, es };

/** What is coming, how, and until when it was agreed to; or why it stopped. */
export function aboutRefill({ delivery, place, endsOn, next, stopped }: AutomaticRefill, language: Language): string[] {
  const words = automaticWords[language];
  if (stopped !== null) return [stopped.words];
  const day = (on: string) => formatLongDay(parseDay(on), language);
  return [
    next === null ? words.nextLater : words.next(day(next.fillOn), formatMoney(next.price.amountCents, language)),
    words.place[delivery.kind](place),
    words.endsOn(day(endsOn)),
  ];
}
