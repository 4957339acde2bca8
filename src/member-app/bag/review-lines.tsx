import type { DecidedLine } from "#contracts/orders.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { ReceiptLine } from "#design/components/receipt.tsx";
import type { Tone } from "#design/components/tone.ts";
import {
  bagWords,
  decisionsByLine,
  lineName,
  linePerson,
  type LineInBag,
  promiseWords,
} from "#member-app/bag/bag-words.ts";
import { DaysChoices, Gap, OwnWay } from "#member-app/bag/line-choices.tsx";
import type { Review } from "#member-app/bag/review.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { formatMoney } from "#words/dates-and-money.ts";

const TONES: Readonly<Record<DecidedLine["outcome"], Tone>> = {
  accepted: "well",
  scheduled: "info",
  "sent-to-prescriber": "wait",
  "already-ordered": "info",
  refused: "stop",
};

/** Each person's lines with what was decided, the price and its reason, and the few things that can be changed. */
export function ReviewLines({ page, review }: { readonly page: PageContext; readonly review: Review }) {
  const { bag, quote } = review;
  const decisions = decisionsByLine(bag, quote?.lines ?? []);
  const people = Map.groupBy(bag.lines, (line) => linePerson(line, page.language));
  return (
    <>
      {[...people].map(([person, lines]) => (
        <LabelPaper key={person} title={person}>
          <ul class="receipt-lines" role="list">
            {lines.map((line) => (
              <ReviewLine key={line.id} page={page} line={line} decided={decisions.get(line.id)} />
            ))}
          </ul>
          <OwnWay {...{ page, review, person, lines }} />
        </LabelPaper>
      ))}
    </>
  );
}

type ReviewLineProps = {
  readonly page: PageContext;
  readonly line: LineInBag;
  readonly decided: DecidedLine | undefined;
};

function ReviewLine({ page, line, decided }: ReviewLineProps) {
  const { language } = page;
  const words = bagWords[language];
  const name = lineName(line, language);
  const days = decided?.daysSupply ?? line.daysSupply;
  return (
    <ReceiptLine
      name={name}
      headingLevel={3}
      state={
        decided === undefined
          ? { tone: "info", text: words.undecided }
          : { tone: TONES[decided.outcome], text: stateWords(decided, page) }
      }
      next={decided === undefined ? "" : decided.detail}
      price={decided?.price && { amount: formatMoney(decided.price.amountCents, language) }}
    >
      {decided?.price === undefined ? null : <p class="quiet">{decided.price.because}</p>}
      {decided?.outcome === "refused" && decided.nextStep !== undefined ? (
        <p>
          {words.nextStep} <strong>{decided.nextStep}</strong>
        </p>
      ) : null}
      {decided?.daysChoices === undefined ? null : <DaysChoices {...{ page, line, decided, name }} />}
      {decided?.gap === undefined ? null : <Gap {...{ page, line, gap: decided.gap, name }} />}
      <div class="row">
        {days === undefined || decided?.daysChoices !== undefined ? null : <span>{words.days(days)}</span>}
        {line.canBe90Days && line.daysSupply !== 90 && decided?.daysChoices === undefined ? (
          <Button kind="quiet" name="act" value={`days:${line.id}:90`} context={name}>
            {words.changeDays(90)}
          </Button>
        ) : null}
        {line.daysSupply === undefined || decided?.daysChoices !== undefined ? null : (
          <Button kind="quiet" name="act" value={`days:${line.id}:label`} context={name}>
            {words.labelDays}
          </Button>
        )}
        <Button kind="quiet" name="act" value={`take-out:${line.id}`} context={name}>
          {words.takeOut}
        </Button>
        {decided?.outcome === "already-ordered" ? (
          <LinkButton kind="quiet" href="/orders" context={name}>
            {words.trackIt}
          </LinkButton>
        ) : null}
      </div>
    </ReceiptLine>
  );
}

function stateWords({ outcome, promise }: DecidedLine, page: PageContext): string {
  return promise === undefined ? bagWords[page.language].outcome[outcome] : promiseWords(promise, page.language);
}
