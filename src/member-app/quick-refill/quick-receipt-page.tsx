import type { PlacedLine, PlacedOrder } from "#contracts/orders.ts";
import { LinkButton } from "#design/components/button.tsx";
import { Receipt, ReceiptLine } from "#design/components/receipt.tsx";
import type { Tone } from "#design/components/tone.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { promiseWords } from "#member-app/bag/bag-words.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { quickRefillPages as en } from "#words/en/quick-refill-pages.ts";
import { quickRefillPages as es } from "#words/es/quick-refill-pages.ts";
import type { Language } from "#words/languages.ts";

const tones: Record<PlacedLine["outcome"], Tone> = {
  accepted: "well",
  scheduled: "wait",
  "sent-to-prescriber": "wait",
  "already-ordered": "info",
  refused: "stop",
};

/** What became of a guest's order. It stands in the answer to the form: a guest has no address to come back to. */
export function QuickReceiptPage({ page, order }: { readonly page: PageContext; readonly order: PlacedOrder }) {
  const { language } = page;
  const words = { en, es }[language];
  const already = order.lines.every(({ outcome }) => outcome === "already-ordered");
  return (
    <MemberPage page={page} title={already ? words.alreadyTitle : words.orderedTitle} section="quick-refill">
      <Receipt
        title={already ? words.alreadyTitle : words.orderedTitle}
        numberLabel={words.numberLabel}
        number={order.confirmationNumber}
        actions={
          <LinkButton href="/quick-refill" kind="secondary">
            {words.another}
          </LinkButton>
        }
      >
        {order.lines.map((line) => (
          <ReceiptLine
            key={line.rxNumber}
            name={words.line(formatConfirmationNumber(line.rxNumber))}
            state={{ tone: tones[line.outcome], text: words.outcomes[line.outcome] }}
            next={nextOf(line, language)}
          />
        ))}
      </Receipt>
      <p>
        {words.keep} {words.payAtPickUp}
      </p>
    </MemberPage>
  );
}

function nextOf({ detail, promise, confirmationNumber }: PlacedLine, language: Language): string {
  const words = { en, es }[language];
  const by = promise === undefined ? "" : ` ${promiseWords(promise, language)}.`;
  const first = confirmationNumber === undefined ? "" : ` ${words.first(formatConfirmationNumber(confirmationNumber))}`;
  return detail + by + first;
}
