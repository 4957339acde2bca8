import * as en from "#words/en/access.ts";
import * as es from "#words/es/access.ts";
import { readLoggedReason } from "#domain/staff/access-reasons.ts";
import type { Language } from "#words/languages.ts";

export type AccessAction = keyof typeof en.accessActions;
export type AccessChannel = keyof typeof en.accessChannels;
export type SignOnWay = keyof typeof en.signOnWays;

const catalogues: Record<Language, Record<keyof typeof en, Record<string, string>>> = { en, es };

/**
 * A code of the access log or of a session in words. One that a newer version wrote and this one does not know
 * stands as it is: no entry is ever left out of the log.
 */
export function accessWords(kind: keyof typeof en, code: string, language: Language): string {
  return catalogues[language][kind][code] ?? code;
}

/** Why a member of staff looked, as the member reads it; what was typed for "other" stands as it was typed. */
export function wordAccessReason(logged: string, language: Language): string {
  const { reason, note } = readLoggedReason(logged);
  return note ?? accessWords("accessReasons", reason, language);
}
