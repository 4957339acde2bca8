import type { WrittenAnnouncement } from "#contracts/staff/announcements.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import { staffAnnouncements as en } from "#words/en/staff-announcements.ts";
import { staffAnnouncements as es } from "#words/es/staff-announcements.ts";
import type { Language } from "#words/languages.ts";

export const announcementWords = { en, es } as const;

export const ANNOUNCEMENTS_PATH = "/staff/administration/announcements";

/** "Closure · Harbor Oakland Pharmacy". */
export function whatWords({ kind, place }: WrittenAnnouncement, language: Language): string {
  const words = announcementWords[language];
  return `${words.kinds[kind]} · ${place ?? words.wholePlan}`;
}

export function timesWords({ from, until, timeZone }: WrittenAnnouncement, language: Language): string {
  const time = (instant: string) => formatInstant(instant, language, timeZone);
  return announcementWords[language].times(time(from), time(until));
}
