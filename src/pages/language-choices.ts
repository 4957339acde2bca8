import type { LanguageSwitchProps } from "#design/components/language-switch.tsx";
import { type Language, LANGUAGES, languageNames } from "#words/languages.ts";

/** This page in every language, the one being read marked. */
export function languageChoices(label: string, current: Language, path: string): LanguageSwitchProps {
  const languages = LANGUAGES.map((lang) => ({
    lang,
    name: languageNames[lang],
    href: `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`,
    current: lang === current,
  }));
  return { label, languages };
}
