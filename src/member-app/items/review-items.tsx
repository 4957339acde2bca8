import { Button } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { ReceiptLine } from "#design/components/receipt.tsx";
import type { Review } from "#member-app/bag/review.ts";
import { itemPageWords, itemState } from "#member-app/items/item-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { formatMoney } from "#words/dates-and-money.ts";

/** The bag's over-the-counter items with what was decided, the price and its reason, and how many there are to be. */
export function ReviewItems({ page, review: { bag, quote } }: { readonly page: PageContext; readonly review: Review }) {
  const { language } = page;
  const words = itemPageWords[language];
  if (bag.items.length === 0) return null;
  return (
    <LabelPaper title={words.title}>
      <ul class="receipt-lines" role="list">
        {bag.items.map(({ itemId, name, package: packed, quantity }) => {
          const decided = quote?.items?.find((each) => each.itemId === itemId);
          const refused = decided?.outcome === "refused";
          return (
            <ReceiptLine
              key={itemId}
              name={words.pieces(name, quantity)}
              headingLevel={3}
              state={{
                tone: decided === undefined ? "info" : refused ? "stop" : "well",
                text: itemState(decided, language),
              }}
              next={decided === undefined ? packed : decided.detail}
              price={decided?.price && { amount: formatMoney(decided.price.amountCents, language) }}
            >
              {decided?.price === undefined ? null : <p class="quiet">{decided.price.because}</p>}
              {decided?.advice.map((advice) => (
                <p key={advice}>
                  <strong>{advice}</strong>
                </p>
              ))}
              <div class="row">
                <Button kind="quiet" icon="plus" name="act" value={`item:${itemId}:${quantity + 1}`} context={name}>
                  {words.more}
                </Button>
                {quantity === 1 ? null : (
                  <Button kind="quiet" icon="minus" name="act" value={`item:${itemId}:${quantity - 1}`} context={name}>
                    {words.fewer}
                  </Button>
                )}
                <Button kind="quiet" name="act" value={`item:${itemId}:0`} context={name}>
                  {words.takeOut}
                </Button>
              </div>
            </ReceiptLine>
          );
        })}
      </ul>
    </LabelPaper>
  );
}
