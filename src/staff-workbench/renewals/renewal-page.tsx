import type { Renewal } from "#contracts/staff/renewals.ts";
import { LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { PatientProfile } from "#staff-workbench/prescribing/patient-profile.tsx";
import { WarningsNotice } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { AnswerForms, type TypedAnswer } from "#staff-workbench/renewals/answer-forms.tsx";
import { percentOf } from "#staff-workbench/renewals/inbox-page.tsx";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay, formatInstant, formatYearDay } from "#words/dates-and-money.ts";
import { staffRenewals as en } from "#words/en/staff-renewals.ts";
import { staffRenewals as es } from "#words/es/staff-renewals.ts";

type RenewalPageProps = {
  readonly page: WorkbenchContext;
  readonly renewal: Renewal;
  readonly typed?: TypedAnswer;
  readonly faults?: Faults;
};

/** One request to renew: what speaks for and against it, and every answer a key away. */
export function RenewalPage({ page, renewal, typed, faults }: RenewalPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <WorkbenchPage page={page} title={words.title} section="renewals">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.requestTitle(renewal.drug)}</h1>
      <p>
        <strong>
          <bdi>{renewal.patient.name}</bdi>
        </strong>
        , {words.born(formatYearDay(renewal.patient.birthDate as Day, language))}
        {renewal.deaSchedule === undefined ? null : ` · ${words.schedule(renewal.deaSchedule)}`}
        {renewal.forColleague === undefined ? null : ` · ${words.forColleague(renewal.forColleague)}`}
        {renewal.passedOnTo === undefined ? null : ` · ${words.passedOnTo(renewal.passedOnTo)}`}
      </p>
      <WarningsNotice warnings={renewal.warnings} ask={false} language={language} />
      <div class="prescribing">
        <section aria-labelledby="answer">
          <h2 id="answer">{words.answer}</h2>
          <AnswerForms {...{ renewal, typed, faults, language }} {...signedOnStaff(page)} />
          <p>
            <LinkButton kind="quiet" href="/staff/renewals" data-key="b">
              {words.back}
            </LinkButton>
          </p>
        </section>
        <div>
          <RenewalFacts page={page} renewal={renewal} />
          <PatientProfile profile={renewal.profile} language={language} others />
        </div>
      </div>
    </WorkbenchPage>
  );
}

/** What speaks for and against a renewal. */
export function RenewalFacts({ page, renewal }: Pick<RenewalPageProps, "page" | "renewal">) {
  const { language } = page;
  const words = { en, es }[language];
  const { columns } = words;
  const day = (text: string) => formatYearDay(text as Day, language);
  const { adherence, runsOutOn } = renewal;
  return (
    <>
      <DescriptionList
        items={[
          {
            term: columns.due,
            detail: `${formatDay(renewal.answerDueOn as Day, language)} · ${words.clock[renewal.clock]}`,
          },
          {
            term: words.asked,
            detail: `${formatInstant(renewal.requestedAt, language, signedOnStaff(page).timeZone)} · ${words.because[renewal.because] ?? renewal.because}`,
          },
          { term: words.number, detail: <NumberText digits={renewal.rxNumber} /> },
          { term: words.directions, detail: renewal.directions },
          ...(renewal.purpose === "" ? [] : [{ term: words.purpose, detail: renewal.purpose }]),
          { term: words.oneFill, detail: words.perFill(renewal.quantity, renewal.daysSupply) },
          { term: words.written, detail: words.writtenBy(day(renewal.writtenOn), renewal.prescriber) },
          { term: words.expires, detail: day(renewal.expiresOn) },
          ...(runsOutOn === undefined ? [] : [{ term: columns.runsOut, detail: day(runsOutOn) }]),
          ...(adherence === undefined
            ? []
            : [
                {
                  term: columns.taken,
                  detail: words.covered(percentOf(adherence), adherence.daysCovered, adherence.ofDays),
                },
              ]),
          { term: words.pharmacy, detail: renewal.pharmacy },
        ]}
      />
      <section class="stack" data-gap="close">
        <h2>{words.fills}</h2>
        <Ledger
          caption={words.fillsCaption}
          captionHidden
          columns={[
            { text: words.filledOn },
            { text: words.quantity, numeric: true },
            { text: words.days, numeric: true },
          ]}
          rows={renewal.fills.map((fill, index) => ({
            id: String(index),
            cells: [day(fill.filledOn), fill.quantity, fill.daysSupply],
          }))}
        />
      </section>
    </>
  );
}
