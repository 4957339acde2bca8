import type { PlacedOrder } from "#contracts/orders.ts";
import { LinkButton } from "#design/components/button.tsx";
import { Receipt, ReceiptLine } from "#design/components/receipt.tsx";
import type { Tone } from "#design/components/tone.ts";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatMoney } from "#words/dates-and-money.ts";

type PlacedPageProps = {
  readonly page: WorkbenchContext;
  readonly memberId: string;
  readonly placed: PlacedOrder;
  /** Every line had been ordered before: this is the first order's number. */
  readonly before: boolean;
};

const TONES: Readonly<Record<string, Tone>> = {
  accepted: "well",
  scheduled: "wait",
  "sent-to-prescriber": "wait",
  "already-ordered": "info",
  refused: "stop",
};

/** The number, large enough to read out without leaning in, and what becomes of each line. */
export function PlacedPage({ page, memberId, placed, before }: PlacedPageProps) {
  const { language } = page;
  const words = membersWords[language];
  const title = before ? words.alreadyOrderedTitle : words.placedTitle;
  return (
    <WorkbenchPage page={{ ...page, path: `/staff/members/${memberId}` }} title={title} section="members" width="text">
      <Receipt
        title={title}
        numberLabel={words.confirmation}
        number={placed.confirmationNumber}
        actions={
          <>
            <LinkButton href={`/staff/members/${memberId}`} data-key="m">
              {words.toMember}
            </LinkButton>
            <LinkButton kind="quiet" href="/staff/members" data-key="b">
              {words.lookUpAnother}
            </LinkButton>
          </>
        }
      >
        {placed.lines.map((line) => (
          <ReceiptLine
            key={line.rxNumber}
            name={line.drug ?? words.numberEnding(line.rxNumber.slice(-3))}
            person={line.person}
            state={{ tone: TONES[line.outcome] ?? "info", text: words.outcome[line.outcome] ?? line.outcome }}
            next={line.detail}
            price={
              line.price === undefined
                ? undefined
                : { amount: formatMoney(line.price.amountCents, language), note: line.price.because }
            }
          />
        ))}
      </Receipt>
    </WorkbenchPage>
  );
}
