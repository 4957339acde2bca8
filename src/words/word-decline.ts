import { cardPages as en } from "#words/en/card-pages.ts";
import { cardPages as es } from "#words/es/card-pages.ts";
import type { Language } from "#words/languages.ts";

/** Why a card was declined, as its owner reads it. */
export function wordDecline(code: keyof typeof en.declines, language: Language): string {
  return { en, es }[language].declines[code];
}
