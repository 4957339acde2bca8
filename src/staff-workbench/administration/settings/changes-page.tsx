import type { SettingChangeList } from "#contracts/staff/settings.ts";
import { EmptyState } from "#design/components/empty-state.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { ChangeLedger } from "#staff-workbench/administration/settings/change-ledger.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";

type ChangesPageProps = {
  readonly page: WorkbenchContext;
  readonly list: SettingChangeList;
  readonly areas: ReadonlyMap<string, string>;
  readonly waiting: boolean;
  readonly done: string | undefined;
};

const PATH = "/staff/administration/changes";

/** Every change of settings with before and after, or those that wait for their day. */
export function ChangesPage({ page, list, areas, waiting, done }: ChangesPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const older = new URLSearchParams({ after: list.next ?? "", ...(waiting ? { waiting: "true" } : {}) });
  return (
    <WorkbenchPage page={page} title={words.changesTitle} section="administration">
      <DoneNotice done={done} words={words.done} />
      <BackLink href="/staff/administration" text={words.back} />
      <h1>{words.changesTitle}</h1>
      <nav class="queue-filters" aria-label={words.changesTitle}>
        <ul role="list">
          <li>
            <a href={PATH} aria-current={waiting ? undefined : "page"}>
              <span>{words.all}</span>
            </a>
          </li>
          <li>
            <a href={`${PATH}?waiting=true`} aria-current={waiting ? "page" : undefined}>
              <span>{words.onlyWaiting}</span>
            </a>
          </li>
        </ul>
      </nav>
      {list.changes.length === 0 ? (
        <EmptyState icon="clock" title={waiting ? words.noneWaiting : words.noChanges} />
      ) : (
        <ChangeLedger
          caption={words.changesTitle}
          changes={list.changes}
          areas={areas}
          language={language}
          timeZone={signedOnStaff(page).timeZone}
          withTitle
          then={waiting ? `${PATH}?waiting=true` : PATH}
        />
      )}
      {list.next === null ? null : (
        <p>
          <a href={`${PATH}?${older.toString()}`} rel="next">
            {words.older}
          </a>
        </p>
      )}
    </WorkbenchPage>
  );
}
