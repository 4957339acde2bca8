import type { OrderRequest, Quote } from "#contracts/orders.ts";
import type { DueList } from "#contracts/prescriptions.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { ReceiptLine } from "#design/components/receipt.tsx";
import { promiseWords } from "#member-app/bag/bag-words.ts";
import type { Places } from "#member-app/bag/delivery-choice.ts";
import { placeWords } from "#member-app/bag/how-you-get-it.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { formatMoney } from "#words/dates-and-money.ts";
import { duePages as en } from "#words/en/due-pages.ts";
import { duePages as es } from "#words/es/due-pages.ts";

/** What anybody may see who opens a reminder's link: that there may be something, and nothing of what. */
export function PublicDuePage({ page }: { readonly page: PageContext }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.publicTitle}>
      <h1>{words.publicTitle}</h1>
      <LabelPaper torn>
        <p>{words.publicLead}</p>
        <p>{words.publicMore}</p>
        <LinkButton href="/sign-in?then=%2Fdue" iconAfter="arrow">
          {words.signOn}
        </LinkButton>
      </LabelPaper>
    </MemberPage>
  );
}

type DuePageProps = {
  readonly page: PageContext;
  readonly medicines: DueList["medicines"];
  readonly places: Places;
  readonly order: OrderRequest | null;
  /** Absent where price and date could not be found. */
  readonly quote: Quote | undefined;
  readonly orderKey: string;
  readonly faults: Faults | undefined;
};

/** What is due, with price, place and day, and the one button that orders all of it. */
export function DuePage({ page, medicines, places, order, quote, orderKey, faults }: DuePageProps) {
  const { language } = page;
  const words = { en, es }[language];
  if (medicines.length === 0 || order === null) {
    return (
      <MemberPage page={page} title={words.title} section="home">
        <FaultSummary faults={faults} language={language} />
        <h1>{words.title}</h1>
        <EmptyState icon="clock" title={words.none} action={<LinkButton href="/home">{words.toMedicines}</LinkButton>}>
          <p>{words.noneText}</p>
        </EmptyState>
      </MemberPage>
    );
  }
  const going = quote?.lines.filter(({ outcome }) => ["accepted", "scheduled", "sent-to-prescriber"].includes(outcome));
  const sent = {
    ...order,
    lines: order.lines.filter(({ rxNumber }) => going?.some((line) => line.rxNumber === rxNumber)),
  };
  const shown = medicines.filter(({ prescription }) =>
    order.lines.some(({ rxNumber }) => rxNumber === prescription.rxNumber),
  );
  return (
    <MemberPage page={page} title={words.title} section="home">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {[...Map.groupBy(shown, ({ person }) => person)].map(([person, theirs]) => (
        <LabelPaper key={person} title={person}>
          <ul class="receipt-lines" role="list">
            {theirs.map(({ prescription: { id, rxNumber, drug, strength, supply } }) => (
              <DueLine
                key={id}
                page={page}
                name={`${drug} ${strength}`}
                supply={supply.words}
                decided={quote?.lines.find((line) => line.rxNumber === rxNumber)}
                place={placeOf(order, rxNumber, places, page)}
              />
            ))}
          </ul>
        </LabelPaper>
      ))}
      {shown.length < medicines.length ? <Notice tone="info">{words.people}</Notice> : null}
      {quote === undefined ? <Notice tone="wait">{words.notDecided}</Notice> : null}
      <form method="post" action="/due" class="row">
        <input type="hidden" name="key" value={orderKey} />
        <input type="hidden" name="order" value={JSON.stringify(sent.lines.length > 0 ? sent : order)} />
        {quote === undefined || sent.lines.length === 0 ? null : (
          <Button name="act" value="order">
            {words.order(sent.lines.length, formatMoney(quote.total.amountCents, language))}
          </Button>
        )}
        <Button kind="secondary" name="act" value="bag">
          {words.change}
        </Button>
      </form>
    </MemberPage>
  );
}

function DueLine(props: {
  readonly page: PageContext;
  readonly name: string;
  readonly supply: string;
  readonly decided: Quote["lines"][number] | undefined;
  readonly place: string;
}) {
  const { page, name, supply, decided, place } = props;
  const promise = decided?.promise === undefined ? undefined : promiseWords(decided.promise, page.language);
  return (
    <ReceiptLine
      name={name}
      headingLevel={3}
      state={{ tone: "wait", text: supply }}
      next={[place, promise ?? decided?.detail].filter(Boolean).join(" · ")}
      price={decided?.price && { amount: formatMoney(decided.price.amountCents, page.language) }}
    >
      {decided?.price === undefined ? null : <p class="quiet">{decided.price.because}</p>}
      {decided?.gap === undefined ? null : <p>{decided.gap.words}</p>}
    </ReceiptLine>
  );
}

function placeOf(order: OrderRequest, rxNumber: string, places: Places, page: PageContext): string {
  const delivery = order.lines.find((line) => line.rxNumber === rxNumber)?.delivery ?? order.delivery;
  return placeWords(places, delivery.kind === "mail" ? { ...delivery, cardId: "" } : delivery, page);
}
