/** Every language the words exist in. A new one is a new folder of catalogues and an entry here; the compiler asks for the rest. */
export const LANGUAGES = ["en", "es"] as const;

export type Language = (typeof LANGUAGES)[number];

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** What the language calls itself. */
export const languageNames = { en: "English", es: "Español" } as const satisfies Record<Language, string>;

const directions: Record<Language, "ltr" | "rtl"> = { en: "ltr", es: "ltr" };

/** For the `dir` attribute. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return directions[language];
}

/** The BCP 47 tag by which numbers, dates and money are written. */
export const localeOf = { en: "en-US", es: "es-US" } as const satisfies Record<Language, string>;

/** The first language of an `Accept-Language` header that we speak; null when it names none. */
export function languageOfHeader(header: string | null | undefined): Language | null {
  for (const range of (header ?? "").split(",")) {
    const tag = range.split(";")[0]?.trim().slice(0, 2).toLowerCase() ?? "";
    if (isLanguage(tag)) return tag;
  }
  return null;
}
