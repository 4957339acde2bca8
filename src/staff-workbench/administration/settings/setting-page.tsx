import type { Setting } from "#contracts/staff/settings.ts";
import { Button } from "#design/components/button.tsx";
import { Field, TextArea } from "#design/components/field.tsx";
import { Notice } from "#design/components/notice.tsx";
import { fieldsOf, type SettingField, type SettingSubject } from "#domain/settings/setting-fields.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { ChangeLedger } from "#staff-workbench/administration/settings/change-ledger.tsx";
import { inputIdOf, SettingInput } from "#staff-workbench/administration/settings/setting-inputs.tsx";
import { type Typed, typedOf } from "#staff-workbench/administration/settings/typed-setting.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";
import { settingWords } from "#words/word-setting.ts";

/** How the fields of a subject stand together; those named nowhere stand first. */
const GROUPS: Readonly<
  Partial<Record<SettingSubject, Readonly<Partial<Record<keyof typeof en.groups, readonly SettingField[]>>>>>
> = {
  pharmacy: {
    place: ["name", "area", "line1", "city", "state", "zip"],
    phones: ["phone", "refillPhone", "languages"],
    hours: ["week", "closedOnFederalHolidays", "closedDays"],
    licences: ["licences"],
  },
  policy: {
    start: [
      "thresholds.ordinary",
      "thresholds.controlled",
      "thresholds.eyeDrops",
      "lookBackDays",
      "mailReorderDays",
      "maxDaysSupply",
      "maxDaysSupplyControlledByMail",
    ],
    lapse: [
      "expiryMonths.nonControlled",
      "expiryMonths.controlledIIIandIV",
      "expiryMonths.controlledV",
      "renewableDaysAfterExpiry",
    ],
    promise: [
      "promise.pickupOpenMinutes",
      "promise.shipBusinessDays",
      "promise.arriveBusinessDays",
      "promise.coldTransitDays",
      "promise.answerBusinessDays",
      "promise.transferBusinessDays",
      "promise.mailCutoffMinute",
    ],
    reasons: [
      "reasonsOff.hold",
      "reasonsOff.decline",
      "reasonsOff.substitution",
      "reasonsOff.override",
      "reasonsOff.cancel",
      "reasonsOff.deny",
    ],
  },
};

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
  const title = setting.title === "" ? settingWords[language].policy : setting.title;
  const kinds = new Map(fieldsOf(subject));
  const shown = typed ?? typedOf(subject, values);
  const input = (field: SettingField) => {
    const kind = kinds.get(field);
    return kind === undefined || !(field in values) ? null : (
      <SettingInput key={field} {...{ field, kind, faults, areas, language }} typed={shown} />
    );
  };
  const groups = Object.entries(GROUPS[subject] ?? { what: [...kinds.keys()] }) as [
    keyof typeof en.groups,
    SettingField[],
  ][];
  const path = `/staff/administration/settings/${subject}/${subjectId}`;
  const labels = Object.fromEntries(
    [...kinds].map(([field, kind]) => [inputIdOf(field, kind), settingWords[language].fields[field]]),
  );
  const back =
    subject === "policy"
      ? { href: "/staff/administration", text: words.back }
      : { href: `/staff/administration/settings/${subject}`, text: words.allOf[subject] };
  return (
    <WorkbenchPage page={page} title={title} section="administration">
      <FaultSummary faults={faults} language={language} labels={labels} />
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
          {groups.map(([group, fields]) => {
            const inputs = fields.map(input).filter((each) => each !== null);
            return inputs.length === 0 ? null : (
              <section key={group} class="admin-section" data-numbers={subject === "policy" && group !== "reasons"}>
                <h2>{words.groups[group]}</h2>
                {group === "lapse" ? <p class="quiet">{words.lawHint}</p> : null}
                {group === "reasons" ? <p class="quiet">{words.reasonsHint}</p> : null}
                {inputs}
              </section>
            );
          })}
          <section class="admin-section">
            <Field
              name="effectiveOn"
              type="date"
              width="medium"
              label={words.effectiveOn}
              hint={words.effectiveOnHint}
              min={setting.today}
              value={shown.text("effectiveOn") || setting.today}
              {...faultOf(faults, "effectiveOn", language)}
            />
            <TextArea
              name="note"
              rows={2}
              maxlength={400}
              label={words.note}
              hint={words.noteHint}
              value={shown.text("note")}
              {...faultOf(faults, "note", language)}
            />
            <Button data-key="s">{words.save}</Button>
          </section>
        </form>
        {changes.length === 0 ? null : (
          <ChangeLedger
            caption={words.changesOf}
            changes={changes}
            areas={new Map(areas.map(({ id, name }) => [id, name]))}
            language={language}
            timeZone={signedOnStaff(page).timeZone}
            then={path}
          />
        )}
      </div>
    </WorkbenchPage>
  );
}
