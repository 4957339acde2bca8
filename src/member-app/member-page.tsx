import type { ComponentChildren } from "preact";
import { Button } from "#design/components/button.tsx";
import { type NavItem, Page } from "#design/components/page.tsx";
import { Announcements } from "#member-app/announcements/announcements.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { languageChoices } from "#pages/language-choices.ts";
import { directionOf } from "#words/languages.ts";
import { layout as en } from "#words/en/layout.ts";
import { layout as es } from "#words/es/layout.ts";

export type Section = "home" | "orders" | "family" | "profile" | "pharmacies" | "quick-refill" | "sign-in" | "register";

type MemberPageProps = {
  readonly page: PageContext;
  /** The page's own title; the plan's name is added. */
  readonly title: string;
  readonly section?: Section;
  readonly width?: "text" | "list";
  /** Entries of `assets.scripts` that this page needs besides the enhancer. */
  readonly islands?: readonly string[];
  readonly children: ComponentChildren;
};

/** The shell of every member's page: the way around, the languages, the way out. */
export function MemberPage({ page, title, section, width = "text", islands = [], children }: MemberPageProps) {
  const words = { en, es }[page.language];
  return (
    <Page
      lang={page.language}
      dir={directionOf(page.language)}
      title={`${title} · ${page.host.planName}`}
      description={words.description(page.host.planName)}
      stylesheet={page.host.assets.stylesheet}
      script={page.host.assets.scripts["pages/enhance"]}
      head={islands.map((island) => (
        <script key={island} type="module" src={page.host.assets.scripts[island]} />
      ))}
      plan={{ name: page.host.planName, homeHref: page.me === null ? "/" : "/home" }}
      words={{ skip: words.skip, navigation: words.navigation }}
      nav={navigation(page, section)}
      languages={languageChoices(words.language, page.language, page.path)}
      tools={
        page.me === null ? undefined : (
          <form method="post" action="/sign-out">
            <Button kind="quiet">{words.signOut}</Button>
          </form>
        )
      }
      footer={
        <>
          <p>
            <a href="/help">{words.help}</a>
          </p>
          <p>{words.footerHelp}</p>
          <p>{words.footerLanguages}</p>
          {page.host.demo ? (
            <p>
              {words.demo} <a href="/demo/mail">{words.demoMail}</a>
            </p>
          ) : null}
        </>
      }
      width={width}
      reader={page.me?.id}
    >
      <Announcements announcements={page.announcements ?? []} language={page.language} />
      {children}
    </Page>
  );
}

function navigation({ me, language }: PageContext, section: Section | undefined): NavItem[] {
  const words = { en, es }[language];
  const item = (key: Section, href: string, text: string, icon: NavItem["icon"]): NavItem => ({
    href,
    text,
    icon,
    current: key === section,
  });
  if (me === null) {
    return [
      item("sign-in", "/sign-in", words.signIn, "person"),
      item("register", "/register", words.register, "pen"),
      item("quick-refill", "/quick-refill", words.quickRefill, "bottle"),
      item("pharmacies", "/pharmacies", words.pharmacies, "house"),
    ];
  }
  return [
    item("home", "/home", words.home, "bottle"),
    item("orders", "/orders", words.orders, "parcel"),
    item("family", "/family", words.family, "person"),
    item("pharmacies", "/pharmacies", words.pharmacies, "house"),
    item("profile", "/profile", words.profile, "pen"),
  ];
}
