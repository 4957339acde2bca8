import type { Language } from "#words/languages.ts";
import { problems as en, fields as fieldsEn } from "#words/en/problems.ts";
import { problems as es, fields as fieldsEs } from "#words/es/problems.ts";

/** Title and plain-words detail of a refused request; an unknown code gets the general sentence. */
export function problemWords(code: string, language: Language): { title: string; detail: string } {
  const catalogue: Record<string, { title: string; detail: string }> = language === "es" ? es : en;
  return catalogue[code] ?? (language === "es" ? es["bad-input"] : en["bad-input"]);
}

/** What to do about one field, from its code. A text that is no code stands as it is. */
export function fieldWords(code: string, language: Language): string {
  const catalogue: Record<string, string> = language === "es" ? fieldsEs : fieldsEn;
  return catalogue[code] ?? code;
}
