import type { RenewalInbox, RenewalListed } from "#contracts/staff/renewals.ts";
import { LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay, formatShortDay, formatYearDay } from "#words/dates-and-money.ts";
import { prescriberNotices as noticesEn } from "#words/en/prescriber-notices.ts";
import { prescriberNotices as noticesEs } from "#words/es/prescriber-notices.ts";
import { staffRenewals as en } from "#words/en/staff-renewals.ts";
import { staffRenewals as es } from "#words/es/staff-renewals.ts";
import type { Language } from "#words/languages.ts";

type InboxPageProps = {
  readonly page: WorkbenchContext;
  readonly renewals: RenewalInbox["renewals"];
  readonly done: string | undefined;
};

/** What waits for a prescriber, oldest due first. */
export function InboxPage({ page, renewals, done }: InboxPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { columns } = words;
  return (
    <WorkbenchPage page={page} title={words.title} section="renewals">
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <p class="row">
        <span>{words.lead(renewals.length)}</span>
        <LinkButton kind="quiet" href="/staff/renewals/covers" data-key="c">
          {words.covers}
        </LinkButton>
        <LinkButton kind="quiet" href="/staff/renewals/notices" data-key="n">
          {{ en: noticesEn, es: noticesEs }[language].link}
        </LinkButton>
      </p>
      {renewals.length === 0 ? (
        <EmptyState icon="pen" title={words.none}>
          <p>{words.noneWhy}</p>
        </EmptyState>
      ) : (
        <Ledger
          caption={words.title}
          captionHidden
          columns={[
            columns.due,
            columns.patient,
            columns.medicine,
            columns.asked,
            columns.taken,
            columns.lastFill,
            columns.runsOut,
            columns.age,
          ].map((text) => ({ text }))}
          rows={renewals.map((renewal) => ({
            id: renewal.id,
            cells: cellsOf(renewal, language),
            tone: renewal.clock === "overdue" || renewal.clock === "escalated" ? "stop" : undefined,
          }))}
        />
      )}
    </WorkbenchPage>
  );
}

function cellsOf(renewal: RenewalListed, language: Language) {
  const words = { en, es }[language];
  const { adherence } = renewal;
  const short = (day: string | undefined) => (day === undefined ? words.never : formatShortDay(day as Day, language));
  return [
    <>
      {formatDay(renewal.answerDueOn as Day, language)} · {words.clock[renewal.clock]}
    </>,
    <>
      <bdi>{renewal.patient.name}</bdi>
      <span class="quiet">
        , {words.born(formatYearDay(renewal.patient.birthDate as Day, language))}
        {renewal.forColleague === undefined ? null : ` · ${words.forColleague(renewal.forColleague)}`}
      </span>
    </>,
    <>
      <a href={`/staff/renewals/${renewal.id}`} data-key-item="">
        {renewal.drug}
        <VisuallyHidden> {renewal.patient.name}</VisuallyHidden>
      </a>
      {renewal.deaSchedule === undefined ? null : <span class="quiet"> · {words.schedule(renewal.deaSchedule)}</span>}
    </>,
    words.refills(renewal.refillsAsked),
    adherence === undefined ? words.never : words.coveredOf(percentOf(adherence), adherence.ofDays),
    short(renewal.lastFilledOn),
    short(renewal.runsOutOn),
    words.daysAgo(renewal.askedDaysAgo),
  ];
}

export function percentOf({ daysCovered, ofDays }: NonNullable<RenewalListed["adherence"]>): number {
  return Math.round((100 * daysCovered) / ofDays);
}
