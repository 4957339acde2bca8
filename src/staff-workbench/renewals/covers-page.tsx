import type { Covers } from "#contracts/staff/renewals.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay } from "#words/dates-and-money.ts";
import { staffRenewals as en } from "#words/en/staff-renewals.ts";
import { staffRenewals as es } from "#words/es/staff-renewals.ts";

export type TypedCover = { readonly prescriberId: string; readonly fromOn: string; readonly toOn: string };

type CoversPageProps = {
  readonly page: WorkbenchContext;
  readonly covers: Covers;
  readonly typed?: TypedCover;
  readonly faults?: Faults;
  readonly done?: string | undefined;
};

/** Who answers for whom, and when. */
export function CoversPage({ page, covers, typed, faults, done }: CoversPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const days = ({ fromOn, toOn }: Covers["forMe"][number]) =>
    words.fromTo(formatDay(fromOn as Day, language), formatDay(toOn as Day, language));
  return (
    <WorkbenchPage page={page} title={words.coversTitle} section="renewals" width="text">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.coverDone} />
      <h1>{words.coversTitle}</h1>
      <p>{words.coversWhy}</p>
      <h2>{words.forMe}</h2>
      {covers.forMe.length === 0 ? <p>{words.nobody}</p> : null}
      {covers.forMe.map((cover) => (
        <form key={cover.id} method="post" action={`/staff/renewals/covers/${cover.id}/end`}>
          <p class="row">
            <span>
              <strong>{cover.name}</strong>, {days(cover)}
            </span>
            <Button kind="quiet" context={cover.name}>
              {words.end}
            </Button>
          </p>
        </form>
      ))}
      <h2>{words.byMe}</h2>
      {covers.byMe.length === 0 ? <p>{words.nobody}</p> : null}
      {covers.byMe.map((cover) => (
        <p key={cover.id}>
          <strong>{cover.name}</strong>, {days(cover)}
        </p>
      ))}
      <h2>{words.addCover}</h2>
      {covers.colleagues.length === 0 ? (
        <p>{words.noColleagues}</p>
      ) : (
        <form method="post" novalidate>
          <Select
            name="prescriberId"
            label={words.colleague}
            value={typed?.prescriberId}
            options={covers.colleagues.map(({ prescriberId, name }) => ({ value: prescriberId, text: name }))}
            {...faultOf(faults, "prescriberId", language)}
          />
          <Field
            name="fromOn"
            type="date"
            width="medium"
            label={words.from}
            value={typed?.fromOn}
            {...faultOf(faults, "fromOn", language)}
          />
          <Field
            name="toOn"
            type="date"
            width="medium"
            label={words.to}
            value={typed?.toOn}
            {...faultOf(faults, "toOn", language)}
          />
          <Button>{words.add}</Button>
        </form>
      )}
      <p>
        <LinkButton kind="quiet" href="/staff/renewals">
          {words.back}
        </LinkButton>
      </p>
    </WorkbenchPage>
  );
}
