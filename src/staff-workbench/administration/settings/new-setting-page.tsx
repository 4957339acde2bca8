import type { SettingList } from "#contracts/staff/settings.ts";
import { Button } from "#design/components/button.tsx";
import { fieldsOfNew, type NewSubject } from "#domain/settings/setting-fields.ts";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { labelsOf, SettingSections } from "#staff-workbench/administration/settings/setting-sections.tsx";
import type { Typed } from "#staff-workbench/administration/settings/typed-setting.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";

type NewSettingPageProps = {
  readonly page: WorkbenchContext;
  readonly subject: NewSubject;
  /** Those that are there, and those that are to come. */
  readonly areas: SettingList;
  readonly typed: Typed;
  readonly faults?: Faults;
};

/** A new area, pharmacy or coverage, with everything it needs from its first day. */
export function NewSettingPage({ page, subject, areas, typed, faults }: NewSettingPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const fields = fieldsOfNew(subject);
  const title = words.add[subject];
  return (
    <WorkbenchPage page={page} title={title} section="administration">
      <FaultSummary faults={faults} language={language} labels={labelsOf(fields, language)} />
      <BackLink href={`/staff/administration/settings/${subject}`} text={words.allOf[subject]} />
      <h1>{title}</h1>
      <p class="quiet">{words.addWhy[subject]}</p>
      <div class="admin-setting">
        <form method="post" action={`/staff/administration/settings/${subject}/new`} novalidate>
          <SettingSections
            {...{ subject, fields, typed, faults, language }}
            areas={[...areas.settings, ...areas.coming].map(({ subjectId, title: name }) => ({ id: subjectId, name }))}
            reasonWords={signedOnStaff(page).reasonWords}
            today={areas.today}
          />
          <Button data-key="s">{words.addGo[subject]}</Button>
        </form>
      </div>
    </WorkbenchPage>
  );
}
