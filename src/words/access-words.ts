import * as en from "#words/en/access.ts";
import * as es from "#words/es/access.ts";
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
