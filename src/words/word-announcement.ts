import type { AnnouncementKind } from "#domain/announcement/announcement.ts";
import { announcements as en } from "#words/en/announcements.ts";
import { announcements as es } from "#words/es/announcements.ts";
import type { Language } from "#words/languages.ts";

export const announcementWords = { en, es } as const;

/** What it is and where: "Closed: Downey Pharmacy". */
export function announcementTitle(
  { kind, place }: { readonly kind: AnnouncementKind; readonly place: string | null },
  language: Language,
): string {
  const words = announcementWords[language];
  return place === null ? words.kinds[kind] : words.title(words.kinds[kind], place);
}
