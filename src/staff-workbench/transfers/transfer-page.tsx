import type { TransferDetails } from "#contracts/staff/transfers.ts";
import { DescriptionList } from "#design/components/description-list.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Timeline } from "#design/components/timeline.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WarningsNotice } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { TransferActs, type TypedAct } from "#staff-workbench/transfers/transfer-acts.tsx";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay, formatInstant, formatYearDay } from "#words/dates-and-money.ts";
import { reasonNames } from "#words/word-reason.ts";
import { phoneHref, phoneWords } from "#words/phone-words.ts";

type TransferPageProps = {
  readonly page: WorkbenchContext;
  readonly transfer: TransferDetails;
  readonly done?: string | undefined;
  readonly typed?: TypedAct;
  readonly faults?: Faults;
};

/** One transfer: what to do on the one side, what it is about and what happened on the other. */
export function TransferPage({ page, transfer, done, typed, faults }: TransferPageProps) {
  const { language } = page;
  const words = transferWords[language];
  const { member, outside } = transfer;
  return (
    <WorkbenchPage page={page} title={words.oneTitle(outside.pharmacy)} section="transfers">
      <DoneNotice done={done} words={words.done} />
      <FaultSummary faults={faults} language={language} />
      <h1>{words.oneTitle(outside.pharmacy)}</h1>
      <p>
        <strong>
          <bdi>{member.name}</bdi>
        </strong>
        , {words.born(formatYearDay(member.birthDate as Day, language))} · {words.status[transfer.status]}
        {transfer.open ? ` · ${words.due(formatDay(transfer.answerBy as Day, language))}` : null}
        {transfer.overdue ? (
          <>
            {" · "}
            <strong>{words.overdue}</strong>
          </>
        ) : null}
      </p>
      <WarningsNotice warnings={transfer.warnings} ask={false} language={language} />
      <div class="prescribing">
        {transfer.open ? (
          <section aria-labelledby="next-title">
            <h2 id="next-title">{words.nextTitle}</h2>
            <TransferActs {...{ page, transfer, typed, faults }} />
          </section>
        ) : null}
        <div>
          <section class="stack" data-gap="close" aria-labelledby="about-title">
            <h2 id="about-title">{words.fromTitle}</h2>
            <Facts {...{ page, transfer }} />
          </section>
          <section class="stack" data-gap="close" aria-labelledby="timeline-title">
            <h2 id="timeline-title">{words.timelineTitle}</h2>
            <Timeline label={words.timelineTitle} events={eventsOf(transfer, page)} />
          </section>
        </div>
      </div>
    </WorkbenchPage>
  );
}

function Facts({ page, transfer }: Pick<TransferPageProps, "page" | "transfer">) {
  const { language } = page;
  const words = transferWords[language];
  const { outside, memberPhone, medicineNamed, rxNumber, attestedBy, refused } = transfer;
  const phone = (number: string) => <a href={phoneHref(number)}>{phoneWords(number)}</a>;
  return (
    <DescriptionList
      items={[
        { term: words.pharmacyRow, detail: <bdi>{outside.pharmacy}</bdi> },
        { term: words.phoneRow, detail: phone(outside.phone) },
        { term: words.rxRow, detail: <bdi class="mono">{outside.rxNumber}</bdi> },
        ...(medicineNamed === undefined ? [] : [{ term: words.namedRow, detail: medicineNamed }]),
        { term: words.recordNumber, detail: <NumberText digits={transfer.recordNumber} /> },
        ...(memberPhone === undefined ? [] : [{ term: words.memberPhone, detail: phone(memberPhone) }]),
        {
          term: words.askedRow,
          detail: formatInstant(transfer.requestedAt, language, signedOnStaff(page).timeZone),
        },
        ...(rxNumber === undefined ? [] : [{ term: words.hereRow, detail: <NumberText digits={rxNumber} /> }]),
        ...(attestedBy === undefined ? [] : [{ term: words.attestedRow, detail: attestedBy }]),
        ...(refused === undefined
          ? []
          : [
              {
                term: words.refusedRow,
                detail: reasonNames(signedOnStaff(page).reasonWords, "transfer", language)[refused],
              },
            ]),
      ]}
    />
  );
}

function eventsOf({ timeline }: TransferDetails, page: WorkbenchContext) {
  const { language } = page;
  const words = transferWords[language];
  return timeline
    .map(({ at, code, by, who, outcome, spokeTo, note }) => ({
      when: formatInstant(at, language, signedOnStaff(page).timeZone),
      dateTime: at,
      text: [words.event[code] ?? code, ...(outcome === undefined ? [] : [words.outcome[outcome]])].join(": "),
      detail: [
        who ?? words.eventBy[by],
        ...(spokeTo === undefined ? [] : [words.spokeWith(spokeTo)]),
        ...(note === undefined ? [] : [note]),
      ].join(" · "),
      ...(code === "completed" ? { tone: "well" as const } : {}),
      ...(code === "refused" || code === "overdue" ? { tone: "stop" as const } : {}),
    }))
    .toReversed();
}
