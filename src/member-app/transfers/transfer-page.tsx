import type { Transfer } from "#contracts/places.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Timeline } from "#design/components/timeline.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { nameOf } from "#member-app/transfers/transfers-page.tsx";
import { transferWords } from "#member-app/transfers/transfer-words.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { formatDay, formatInstant } from "#words/dates-and-money.ts";
import { phoneHref, phoneWords } from "#words/phone-words.ts";

type TransferPageProps = {
  readonly page: PageContext;
  readonly transfer: Transfer;
  readonly done?: string | undefined;
  readonly faults?: Faults;
};

/** One transfer: where it stands, what happened, and what to do where it did not work out. */
export function TransferPage({ page, transfer, done, faults }: TransferPageProps) {
  const { language } = page;
  const words = transferWords[language];
  const title =
    transfer.kind === "inside-plan" ? words.oneInside(transfer.toPharmacy) : words.oneOutside(transfer.toPharmacy);
  return (
    <MemberPage page={page} title={title} section="home">
      <DoneNotice done={done} words={words.done} />
      <FaultSummary faults={faults} language={language} />
      <h1>{title}</h1>
      {transfer.person === undefined ? null : <p>{words.forPerson(transfer.person)}</p>}
      <Standing {...{ page, transfer }} />
      <LabelPaper title={words.aboutTitle} torn>
        <DescriptionList items={factsOf(transfer, page)} />
      </LabelPaper>
      <LabelPaper title={words.timelineTitle}>
        <Timeline
          label={words.timelineTitle}
          events={transfer.timeline
            .map(({ at, words: text }) => ({
              when: formatInstant(at, language, signedOn(page).timeZone),
              dateTime: at,
              text,
            }))
            .toReversed()}
        />
      </LabelPaper>
      {transfer.canCancel ? (
        <LabelPaper title={words.cancelTitle}>
          <form method="post" action={`/transfers/${transfer.id}/cancel`}>
            <input type="hidden" name="version" value={transfer.version} />
            <Button kind="danger">{words.cancelGo}</Button>
          </form>
        </LabelPaper>
      ) : null}
      <p>
        <LinkButton kind="quiet" href="/transfers">
          {words.back}
        </LinkButton>
      </p>
    </MemberPage>
  );
}

function Standing({ page, transfer }: Pick<TransferPageProps, "page" | "transfer">) {
  const { language } = page;
  const words = transferWords[language];
  const { refused, prescription, status } = transfer;
  const tone = refused === undefined ? (status === "completed" ? "well" : transfer.overdue ? "wait" : "info") : "stop";
  return (
    <Notice
      tone={tone}
      title={transfer.statusWords}
      action={
        prescription === undefined ? undefined : (
          <LinkButton kind="secondary" href={`/medicines/${prescription.id}`}>
            {words.toMedicine}
          </LinkButton>
        )
      }
    >
      {transfer.canCancel && !transfer.overdue ? (
        <p>{words.expected(formatDay(transfer.answerBy as Day, language))}</p>
      ) : null}
      {refused === undefined ? null : (
        <>
          <p>{refused.why}</p>
          <p>
            {words.refusedNext}: <strong>{refused.next}</strong>
          </p>
        </>
      )}
    </Notice>
  );
}

function factsOf(transfer: Transfer, page: PageContext) {
  const words = transferWords[page.language];
  const { prescription, medicineNamed, outside, fromPharmacy } = transfer;
  const phone = (number: string) => (
    <a href={phoneHref(number)}>
      <bdi dir="ltr">{phoneWords(number)}</bdi>
    </a>
  );
  return [
    ...(prescription === undefined && medicineNamed === undefined
      ? []
      : [{ term: words.medicine, detail: nameOf(transfer, page) }]),
    ...(prescription === undefined
      ? []
      : [{ term: words.number, detail: <NumberText digits={prescription.rxNumber} /> }]),
    ...(fromPharmacy === undefined ? [] : [{ term: words.otherPharmacy, detail: fromPharmacy }]),
    ...(outside === undefined
      ? []
      : [
          {
            term: words.otherPharmacy,
            detail: (
              <>
                <bdi>{outside.pharmacy}</bdi>, {phone(outside.phone)}
              </>
            ),
          },
          { term: words.otherNumber, detail: <bdi class="mono">{outside.rxNumber}</bdi> },
        ]),
    {
      term: words.newPharmacy,
      detail: (
        <>
          {transfer.toPharmacy}, {phone(transfer.toPharmacyPhone)}
        </>
      ),
    },
    {
      term: words.asked,
      detail: formatInstant(transfer.requestedAt, page.language, signedOn(page).timeZone),
    },
  ];
}
