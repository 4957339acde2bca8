import { Icon } from "#design/components/icon.tsx";

/** One language a page can be read in. */
export interface LanguageChoice {
  /** BCP 47 tag: "es". */
  lang: string;
  /** The language in its own words: "Español". */
  name: string;
  href: string;
  current?: boolean | undefined;
}

/** Props of {@link LanguageSwitch}. */
export interface LanguageSwitchProps {
  /** What the group is called to a screen reader: "Language". */
  label: string;
  languages: readonly LanguageChoice[];
}

/** Each language by its own name, so that a reader who landed in the wrong one finds the way out. */
export function LanguageSwitch({ label, languages }: LanguageSwitchProps) {
  return (
    <nav class="language-switch" aria-label={label}>
      <Icon name="globe" />
      <ul role="list">
        {languages.map(({ lang, name, href, current }) => (
          <li key={lang}>
            <a href={href} lang={lang} hreflang={lang} aria-current={current ? "true" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
