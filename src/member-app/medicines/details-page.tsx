import type { AutomaticRefill, PrescriptionDetails } from "#contracts/prescriptions.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Timeline } from "#design/components/timeline.tsx";
import { parseDay } from "#domain/calendar/day.ts";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { medicineWords } from "#member-app/medicines/medicine-words.ts";
import { stateWords, toneOf } from "#member-app/medicines/prescription-strip.tsx";
import { RefillVerb } from "#member-app/medicines/refill-verb.tsx";
import { AutomaticSection } from "#member-app/automatic-refills/automatic-section.tsx";
import type { Places } from "#member-app/bag/delivery-choice.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { transferWords } from "#member-app/transfers/transfer-words.ts";
import { formatDay, formatLongDay } from "#words/dates-and-money.ts";
import { localeOf } from "#words/languages.ts";
import { phoneHref, phoneWords } from "#words/phone-words.ts";

type DetailsPageProps = {
  readonly page: PageContext;
  readonly medicine: PrescriptionDetails;
  readonly faults: Faults | undefined;
  /** Its automatic refill, on or stopped. */
  readonly refill: AutomaticRefill | undefined;
  /** Where automatic refills could come; null where none can be agreed to. */
  readonly places: Places | null;
};

/** Everything the plan knows of one medicine, and the one thing to do about it. */
export function DetailsPage({ page, medicine, faults, refill, places }: DetailsPageProps) {
  const { language } = page;
  const words = medicineWords[language];
  const path = `/medicines/${medicine.id}`;
  const title = `${medicine.drug} ${medicine.strength}`;
  return (
    <MemberPage page={page} title={title} section="home">
      <FaultSummary faults={faults} language={language} />
      <h1>{title}</h1>
      <p>
        {words.detailsFor(medicine.person)} · {words.number} <NumberText digits={medicine.rxNumber} />
      </p>
      <RefillNotice {...{ page, medicine, path }} />
      <LabelPaper title={words.supplyTitle}>
        <p>{medicine.supply.kind === "unknown" ? words.supplyUnknown : medicine.supply.words}</p>
      </LabelPaper>
      <LabelPaper title={words.labelTitle} torn>
        <DescriptionList items={labelItems(medicine, page)} />
      </LabelPaper>
      <LabelPaper title={words.historyTitle}>
        {medicine.fills.length === 0 ? (
          <p>{words.historyNone}</p>
        ) : (
          <Timeline
            events={medicine.fills.map(({ filledOn, daysSupply, quantity, pharmacy }) => ({
              when: longDay(filledOn, page),
              dateTime: filledOn,
              text: words.fill(number(quantity, page), daysSupply),
              detail: pharmacy,
            }))}
          />
        )}
      </LabelPaper>
      <ByMail {...{ page, medicine }} />
      <AutomaticSection {...{ page, medicine, places }} refill={refill} />
      <Sensitive {...{ page, medicine, path }} />
      <p class="row">
        {medicine.overTheCounter ? null : (
          <LinkButton kind="quiet" icon="arrow" href={`/transfers/new/inside?medicine=${medicine.id}`}>
            {transferWords[language].moveThis}
          </LinkButton>
        )}
        <LinkButton kind="quiet" href="/home">
          {words.back}
        </LinkButton>
      </p>
    </MemberPage>
  );
}

type PartProps = { readonly page: PageContext; readonly medicine: PrescriptionDetails; readonly path: string };

/** What a refill would give now: the reason, the day it changes, who acts, and one button. */
function RefillNotice({ page, medicine, path }: PartProps) {
  const words = medicineWords[page.language];
  const { refill, pharmacy } = medicine;
  return (
    <Notice
      tone={toneOf(medicine)}
      title={stateWords(medicine, page)}
      action={<RefillVerb page={page} prescription={medicine} action={path} refusalTold />}
    >
      <p>{refill.detail}</p>
      {refill.promiseWords === undefined ? null : <p>{refill.promiseWords}</p>}
      {refill.clearsOn === undefined || refill.kind === "scheduled" ? null : (
        <p>{words.clearsOn(formatDay(parseDay(refill.clearsOn), page.language))}</p>
      )}
      {refill.kind === "refused" && refill.nextStep !== undefined ? (
        <p>
          {words.nextStep}: <strong>{refill.nextStep}</strong> · {pharmacy.name},{" "}
          <a href={phoneHref(pharmacy.refillPhone)}>
            <bdi dir="ltr">{phoneWords(pharmacy.refillPhone)}</bdi>
          </a>
        </p>
      ) : null}
    </Notice>
  );
}

function labelItems(medicine: PrescriptionDetails, page: PageContext) {
  const words = medicineWords[page.language];
  const { directions, purpose, quantity, daysSupply, prescriber, writtenOn, expiresOn, refillsRemaining, pharmacy } =
    medicine;
  return [
    { term: words.directions, detail: directions },
    ...(purpose === "" ? [] : [{ term: words.purpose, detail: purpose }]),
    { term: words.quantity, detail: words.quantityFor(number(quantity, page), daysSupply) },
    ...(medicine.overTheCounter
      ? [{ term: words.prescriber, detail: words.otc }]
      : [
          { term: words.prescriber, detail: prescriber },
          { term: words.refillsLeft, detail: String(refillsRemaining) },
          { term: words.writtenOn, detail: longDay(writtenOn, page) },
          { term: words.expiresOn, detail: longDay(expiresOn, page) },
        ]),
    { term: words.pharmacy, detail: pharmacy.name },
    {
      term: words.refillPhone,
      detail: (
        <a href={phoneHref(pharmacy.refillPhone)}>
          <bdi dir="ltr">{phoneWords(pharmacy.refillPhone)}</bdi>
        </a>
      ),
    },
  ];
}

/** Whether it can come by mail, before anything is ordered. */
function ByMail({ page, medicine: { mail } }: Pick<PartProps, "page" | "medicine">) {
  const words = medicineWords[page.language];
  if (mail === undefined) return null;
  return (
    <LabelPaper title={words.mailTitle}>
      <p>{mail.allowed ? words.mailAllowed(mail.maxDaysSupply) : mail.detail}</p>
    </LabelPaper>
  );
}

/** Whether people who help may see a sensitive medicine; only its owner is asked. */
function Sensitive({ page, medicine, path }: PartProps) {
  const words = medicineWords[page.language];
  if (medicine.sensitive === undefined) return null;
  const shown = medicine.sensitive.shownToHelpers;
  return (
    <LabelPaper title={words.sensitiveTitle}>
      <p>{shown ? words.sensitiveShown : words.sensitiveHidden}</p>
      <form method="post" action={path}>
        <Button kind="secondary" name="act" value={shown ? "hide" : "show"}>
          {shown ? words.hide : words.show}
        </Button>
      </form>
    </LabelPaper>
  );
}

function longDay(day: string, { language }: PageContext): string {
  return formatLongDay(parseDay(day), language);
}

function number(quantity: number, { language }: PageContext): string {
  return quantity.toLocaleString(localeOf[language]);
}
