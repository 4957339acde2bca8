import { pharmacyPages as en } from "#words/en/pharmacy-pages.ts";
import { pharmacyPages as es } from "#words/es/pharmacy-pages.ts";
import { type Language, localeOf } from "#words/languages.ts";

/** "2.4 miles"; from ten on without tenths, which nobody drives by. */
export function distanceWords(miles: number, language: Language): string {
  const rounded = miles < 9.95 ? Math.round(miles * 10) / 10 : Math.round(miles);
  return { en, es }[language].miles(rounded.toLocaleString(localeOf[language]), rounded === 1);
}

/** "English, Spanish, and Korean" from language codes; a name that is no code stands as it is. */
export function languageList(languages: readonly string[], language: Language): string {
  const names = new Intl.DisplayNames(localeOf[language], { type: "language" });
  const named = languages.map((each) => (/^[a-z]{2,3}$/.test(each) ? (names.of(each) ?? each) : each));
  return new Intl.ListFormat(localeOf[language], { type: "conjunction" }).format(named);
}
