import type { QueueLine } from "#contracts/staff/queue.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import { formatInstant, formatShortDay } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";
import { staffFilling as fillingEn } from "#words/en/staff-filling.ts";
import { staffQueue as en } from "#words/en/staff-queue.ts";
import { staffFilling as fillingEs } from "#words/es/staff-filling.ts";
import { staffQueue as es } from "#words/es/staff-queue.ts";
import { reasonNames } from "#words/word-reason.ts";

export const queueWords = { en, es } as const;
export const fillingWords = { en: fillingEn, es: fillingEs } as const;

/** What is to be done with a line next, in a word or two. */
export function nextWords(line: Pick<QueueLine, "status" | "pile">, language: Language): string {
  const words = queueWords[language];
  if (line.status === "packed" || line.status === "shipped") return words.next[line.status];
  if (line.status === "awaiting-prescriber" || line.status === "scheduled")
    return `${words.next.waiting} ${words.waitingFor[line.status]}`;
  return line.pile === "waiting" ? words.next.over : words.next[line.pile];
}

/**
 * Why a line stands still; a code that a newer version wrote stands as it is.
 * @param own the plan's own words of reasons
 */
export function holdWords(code: string, language: Language, own: ReasonWords): string {
  return reasonNames(own, "hold", language)[code] ?? code;
}

export function ownerWords(owner: string, language: Language): string {
  const owners: Readonly<Record<string, string>> = queueWords[language].owner;
  return owners[owner] ?? owner;
}

/** "Sat 2:10 PM", or with the date where it is not this week's. */
export function dueWords(dueAt: string, language: Language, timeZone: string): string {
  return formatInstant(dueAt, language, timeZone);
}

export function restWords(restBy: string, language: Language): string {
  return queueWords[language].restBy(formatShortDay(restBy as Day, language));
}
