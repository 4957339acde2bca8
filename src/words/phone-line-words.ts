import { phoneLinePages as en } from "#words/en/phone-line-pages.ts";
import { phoneLinePages as es } from "#words/es/phone-line-pages.ts";
import type { Language } from "#words/languages.ts";

export function phoneLineWords(language: Language) {
  return { en, es }[language];
}
