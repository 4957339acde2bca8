import { pharmacyPages as en } from "#words/en/pharmacy-pages.ts";
import { pharmacyPages as es } from "#words/es/pharmacy-pages.ts";
import { type Language, localeOf } from "#words/languages.ts";

/** "About 11 miles": measured from the middle of a ZIP code, so near is all that can be said of the nearest. */
export function distanceWords(miles: number, language: Language): string {
  const words = { en, es }[language];
  return miles < 2 ? words.nearby : words.miles(Math.round(miles).toLocaleString(localeOf[language]));
}

/** "English, Spanish, and Korean" from language codes; a name that is no code stands as it is. */
export function languageList(languages: readonly string[], language: Language): string {
  const names = new Intl.DisplayNames(localeOf[language], { type: "language" });
  const named = languages.map((each) => (/^[a-z]{2,3}$/.test(each) ? (names.of(each) ?? each) : each));
  return new Intl.ListFormat(localeOf[language], { type: "conjunction" }).format(named);
}
