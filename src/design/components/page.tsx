import type { ComponentChildren } from "preact";
import { Icon, IconSprite } from "#design/components/icon.tsx";
import type { IconName } from "#design/components/icon-drawings.ts";
import { LanguageSwitch, type LanguageSwitchProps } from "#design/components/language-switch.tsx";
import { PlanMark } from "#design/components/plan-mark.tsx";

/** A place in the page's navigation. */
export interface NavItem {
  href: string;
  text: string;
  icon?: IconName | undefined;
  current?: boolean | undefined;
}

/** Props of {@link Page}. */
export interface PageProps {
  /** BCP 47 tag of the page's language. */
  lang: string;
  dir?: "ltr" | "rtl" | undefined;
  /** The whole document title, plan's name included. */
  title: string;
  /** One sentence for search engines and shared links. */
  description?: string | undefined;
  /** URL of the bundled `src/design/styles.css`. */
  stylesheet: string;
  /** Font files worth fetching before the stylesheet asks for them. */
  preloadFonts?: readonly string[] | undefined;
  /** URL of a module script; pages work without it. */
  script?: string | undefined;
  /** The content security policy's nonce for that script. */
  nonce?: string | undefined;
  /** More for the document's head: an icon, a manifest. */
  head?: ComponentChildren;
  plan: { name: string; homeHref: string; mark?: ComponentChildren };
  /** "Skip to the page" and what the main navigation is called to a screen reader. */
  words: { skip: string; navigation: string };
  nav?: readonly NavItem[] | undefined;
  languages?: LanguageSwitchProps | undefined;
  /** At the end of the header: who is signed on, the way out. */
  tools?: ComponentChildren;
  footer?: ComponentChildren;
  /** `text` for one column of reading, `list` for a list with room for the bag, `full` for the workbench. */
  width?: "text" | "list" | "full" | undefined;
  /** `dense` sets the workbench's 15 px. */
  density?: "roomy" | "dense" | undefined;
  /** Whose page it is, as an opaque id: what they typed comes back to nobody else. */
  reader?: string | undefined;
  children: ComponentChildren;
}

/** The shell of every page. `renderPage` turns it into a document. */
export function Page(props: PageProps) {
  const { lang, dir = "ltr", title, density = "roomy", width = "text", nav = [], languages, tools } = props;
  return (
    <html lang={lang} dir={dir} data-density={density}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {props.description === undefined ? null : <meta name="description" content={props.description} />}
        {props.preloadFonts?.map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={props.stylesheet} />
        {props.script === undefined ? null : <script type="module" src={props.script} nonce={props.nonce} />}
        {props.head}
      </head>
      <body data-width={width} data-reader={props.reader}>
        <IconSprite />
        <a class="skip-link visually-hidden" href="#main">
          {props.words.skip}
        </a>
        <header class="page-header">
          <a class="page-brand" href={props.plan.homeHref}>
            {props.plan.mark ?? <PlanMark />}
            <span>{props.plan.name}</span>
          </a>
          {languages || tools ? (
            <div class="page-tools">
              {languages ? <LanguageSwitch {...languages} /> : null}
              {tools}
            </div>
          ) : null}
          {nav.length > 0 ? <PageNav label={props.words.navigation} items={nav} /> : null}
        </header>
        <main class="page-main" id="main" tabindex={-1}>
          {props.children}
        </main>
        {props.footer ? <footer class="page-footer">{props.footer}</footer> : null}
      </body>
    </html>
  );
}

function PageNav({ label, items }: { label: string; items: readonly NavItem[] }) {
  return (
    <nav class="page-nav" aria-label={label}>
      <ul role="list">
        {items.map(({ href, text, icon, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "page" : undefined}>
              {icon ? <Icon name={icon} /> : null}
              <span>{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
