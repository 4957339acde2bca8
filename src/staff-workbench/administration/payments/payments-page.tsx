import type { PaymentDay } from "#contracts/staff/payments.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Notice } from "#design/components/notice.tsx";
import { Row } from "#design/components/stack.tsx";
import { isDay } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { DifferenceState } from "#staff-workbench/administration/payments/difference-state.tsx";
import { type WorkbenchContext, signedOnStaff } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { formatInstant, formatMoney, formatYearDay } from "#words/dates-and-money.ts";
import { staffAdministration as administrationEn } from "#words/en/staff-administration.ts";
import { staffPayments as en } from "#words/en/staff-payments.ts";
import { staffAdministration as administrationEs } from "#words/es/staff-administration.ts";
import { staffPayments as es } from "#words/es/staff-payments.ts";

type PaymentsPageProps = {
  readonly page: WorkbenchContext;
  readonly found: PaymentDay;
  readonly done: string | undefined;
  readonly faults: Faults | undefined;
};

export const HERE = "/staff/administration/payments";
const FIGURES = ["holds", "captures", "refunds", "releases", "declined"] as const;

/** The day's money, what waits now, and where our ledger and the provider's books do not agree. */
export function PaymentsPage({ page, found, done, faults }: PaymentsPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { timeZone } = signedOnStaff(page);
  const money = (cents: number | null) => (cents === null ? words.missing : formatMoney(cents, language));
  const dayWords = (day: string) => (isDay(day) ? formatYearDay(day, language) : day);
  const { day, figures, waiting, differences, compared } = found;
  return (
    <WorkbenchPage page={{ ...page, path: HERE }} title={words.title} section="administration">
      <DoneNotice done={done} words={words.done} />
      <FaultSummary faults={faults} language={language} />
      <BackLink href="/staff/administration" text={{ en: administrationEn, es: administrationEs }[language].back} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <DescriptionList
        items={[
          { term: words.unanswered, detail: String(waiting.unanswered) },
          { term: words.needCard, detail: String(waiting.needCard) },
        ]}
      />
      <h2>{words.differencesTitle}</h2>
      {differences.length === 0 ? (
        <Notice tone="well" title={words.noDifferences} />
      ) : (
        <Ledger
          caption={words.differencesTitle}
          captionHidden
          columns={[
            { text: words.differenceColumns.day },
            { text: words.differenceColumns.what },
            { text: words.differenceColumns.ours, numeric: true },
            { text: words.differenceColumns.theirs, numeric: true },
            { text: words.differenceColumns.state },
          ]}
          rows={differences.map((difference) => ({
            id: difference.id,
            tone: difference.state === "open" ? "stop" : undefined,
            cells: [
              dayWords(difference.day),
              <>
                {words.kinds[difference.kind]}
                {difference.confirmationNumber === null
                  ? null
                  : `, ${words.order(formatConfirmationNumber(difference.confirmationNumber))}`}
                <br />
                <span class="mono">{difference.providerId}</span>
              </>,
              money(difference.ourCents),
              money(difference.providerCents),
              <DifferenceState
                {...{ page, difference, day, timeZone }}
                fault={faultOf(faults, `note-${difference.id}`, language)}
              />,
            ],
          }))}
        />
      )}
      <h2>{words.dayTitle(dayWords(day))}</h2>
      <form method="get" action={HERE} class="admin-filters" novalidate>
        <Field name="day" type="date" label={words.day} value={day} {...faultOf(faults, "day", language)} />
        <Row>
          <Button kind="secondary" data-key="s">
            {words.show}
          </Button>
        </Row>
      </form>
      <Ledger
        caption={words.dayTitle(dayWords(day))}
        captionHidden
        columns={[
          { text: words.columns.what },
          { text: words.columns.count, numeric: true },
          { text: words.columns.amount, numeric: true },
        ]}
        rows={FIGURES.map((key) => ({
          id: key,
          cells: [words.figures[key], String(figures[key].count), money(figures[key].cents)],
        }))}
      />
      <form method="post" action={`${HERE}/compare`}>
        <input type="hidden" name="day" value={day} />
        <Button kind="secondary" data-key="c">
          {words.compare}
        </Button>
      </form>
      <h2>{words.comparedTitle}</h2>
      {compared.length === 0 ? (
        <p>{words.notCompared}</p>
      ) : (
        <Ledger
          caption={words.comparedTitle}
          captionHidden
          columns={[
            { text: words.comparedColumns.day },
            { text: words.comparedColumns.ours, numeric: true },
            { text: words.comparedColumns.theirs, numeric: true },
            { text: words.comparedColumns.difference, numeric: true },
            { text: words.comparedColumns.at },
          ]}
          rows={compared.map(({ day: on, comparedAt, ourCents, providerCents }) => ({
            id: on,
            tone: ourCents === providerCents ? undefined : "stop",
            cells: [
              <a href={`${HERE}?day=${on}`} data-key-item="">
                {dayWords(on)}
              </a>,
              money(ourCents),
              money(providerCents),
              money(ourCents - providerCents),
              formatInstant(comparedAt, language, timeZone),
            ],
          }))}
        />
      )}
      <p class="quiet">{words.zone}</p>
    </WorkbenchPage>
  );
}
