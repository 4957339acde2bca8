import type { Setting } from "#contracts/staff/settings.ts";
import { Button } from "#design/components/button.tsx";
import { Notice } from "#design/components/notice.tsx";
import { fieldsOf } from "#domain/settings/setting-fields.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { ChangeLedger } from "#staff-workbench/administration/settings/change-ledger.tsx";
import { labelsOf, SettingSections } from "#staff-workbench/administration/settings/setting-sections.tsx";
import { type Typed, typedOf } from "#staff-workbench/administration/settings/typed-setting.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";
import { titleOf } from "#words/word-setting.ts";

type SettingPageProps = {
  readonly page: WorkbenchContext;
  readonly setting: Setting;
  readonly typed?: Typed;
  readonly faults?: Faults;
  /** Somebody else changed it between opening the form and sending it. */
  readonly meanwhile?: boolean;
  readonly done?: string | undefined;
};

/** One thing's settings as a form, with what waits and what was. */
export function SettingPage({ page, setting, typed, faults, meanwhile = false, done }: SettingPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { subject, subjectId, values, changes, areas } = setting;
  const title = titleOf(setting, language);
  const fields = fieldsOf(subject).filter(([field]) => field in values);
  const { timeZone, reasonWords } = signedOnStaff(page);
  const path = `/staff/administration/settings/${subject}/${subjectId}`;
  const back =
    subject === "policy" || subject === "wording"
      ? { href: "/staff/administration", text: words.back }
      : { href: `/staff/administration/settings/${subject}`, text: words.allOf[subject] };
  return (
    <WorkbenchPage page={page} title={title} section="administration">
      <FaultSummary faults={faults} language={language} labels={labelsOf(fields, language)} />
      <DoneNotice done={done} words={words.done} />
      {meanwhile ? (
        <Notice tone="wait" title={words.meanwhile} live="alert">
          <p>{words.meanwhileWhy}</p>
        </Notice>
      ) : null}
      <BackLink {...back} />
      <h1>{title}</h1>
      <div class="admin-setting">
        <form method="post" action={path} novalidate>
          <input type="hidden" name="revision" value={setting.revision} />
          <SettingSections
            {...{ subject, fields, faults, areas, reasonWords, language }}
            typed={typed ?? typedOf(subject, values)}
            today={setting.today}
          />
          <Button data-key="s">{words.save}</Button>
        </form>
        {changes.length === 0 ? null : (
          <ChangeLedger
            caption={words.changesOf}
            changes={changes}
            areas={new Map(areas.map(({ id, name }) => [id, name]))}
            language={language}
            timeZone={timeZone}
            then={path}
          />
        )}
      </div>
    </WorkbenchPage>
  );
}
