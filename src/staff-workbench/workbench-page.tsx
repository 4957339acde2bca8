import type { ComponentChildren } from "preact";
import { Button } from "#design/components/button.tsx";
import { Page } from "#design/components/page.tsx";
import { languageChoices } from "#pages/language-choices.ts";
import { KeyHints } from "#staff-workbench/key-hints.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { type Section, sectionsOf } from "#staff-workbench/sections.ts";
import { SessionEnding } from "#staff-workbench/session-ending.tsx";
import { directionOf } from "#words/languages.ts";
import { staffLayout as en } from "#words/en/staff-layout.ts";
import { staffLayout as es } from "#words/es/staff-layout.ts";

type WorkbenchPageProps = {
  readonly page: WorkbenchContext;
  /** The page's own title; the plan's name is added. */
  readonly title: string;
  readonly section?: Section;
  /** `text` for one column of reading, such as a form alone on its page. */
  readonly width?: "text" | "full";
  /** Entries of `assets.scripts` that this page needs besides the shell's own. */
  readonly islands?: readonly string[];
  readonly children: ComponentChildren;
};

/** The shell of every page of the workbench: where to go, who is signed on and where, the languages, the way out. */
export function WorkbenchPage({ page, title, section, width = "full", islands = [], children }: WorkbenchPageProps) {
  const { language, staff, host } = page;
  const words = { en, es }[language];
  const answersCalls = staff?.permissions.includes("answer-calls") === true;
  const shell = [
    ...(staff === null ? [] : ["staff-workbench/keys", "staff-workbench/session-ending"]),
    ...(answersCalls ? ["staff-workbench/calls/live-desk"] : []),
  ];
  return (
    <Page
      lang={language}
      dir={directionOf(language)}
      title={`${title} · ${words.workbench} · ${host.planName}`}
      stylesheet={host.assets.stylesheet}
      script={host.assets.scripts["pages/enhance"]}
      head={[...shell, ...islands].map((island) => (
        <script key={island} type="module" src={host.assets.scripts[island]} />
      ))}
      plan={{ name: host.planName, homeHref: "/staff" }}
      words={{ skip: words.skip, navigation: words.navigation }}
      nav={
        staff === null
          ? []
          : sectionsOf(staff).map(({ key, href, icon }) => ({ href, icon, text: words[key], current: key === section }))
      }
      languages={languageChoices(words.language, language, page.path)}
      tools={
        staff === null ? undefined : (
          <>
            <a class="workbench-who" href="/staff/account">
              <b>{staff.name}</b>
              <span>
                {[words.roles[staff.role], ...(staff.pharmacy === null ? [] : [staff.pharmacy.name])].join(" · ")}
              </span>
            </a>
            <form method="post" action="/staff/sign-out">
              <Button kind="quiet">{words.signOut}</Button>
            </form>
          </>
        )
      }
      footer={
        host.demo ? (
          <p>
            {words.demo} <a href="/demo">{words.demoSignIns}</a>
          </p>
        ) : undefined
      }
      width={width}
      density="dense"
    >
      {answersCalls ? (
        <p class="desk-bar" role="status" data-desk-bar hidden>
          <a href="/staff/calls">{words.phoneRings}</a>
        </p>
      ) : null}
      {children}
      {staff === null ? null : (
        <>
          <KeyHints language={language} />
          <SessionEnding staff={staff} language={language} />
        </>
      )}
    </Page>
  );
}
