import type { OrderRequest } from "#contracts/orders.ts";
import { Bag, BagLine, WithBag } from "#design/components/bag.tsx";
import { Button, LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Notice } from "#design/components/notice.tsx";
import { bagWords, decisionsByLine, goesAhead } from "#member-app/bag/bag-words.ts";
import { reviewPath } from "#member-app/bag/delivery-choice.ts";
import { HowYouGetIt, paymentWords, placeWords } from "#member-app/bag/how-you-get-it.tsx";
import type { Review } from "#member-app/bag/review.ts";
import { ReviewLines } from "#member-app/bag/review-lines.tsx";
import { itemsHref } from "#member-app/items/items-href.ts";
import { itemPageWords } from "#member-app/items/item-words.ts";
import { ReviewItems } from "#member-app/items/review-items.tsx";
import { FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { formatMoney } from "#words/dates-and-money.ts";

type ReviewPageProps = {
  readonly page: PageContext;
  readonly review: Review;
  /** A new one for each page sent: the same page sent twice orders once. */
  readonly orderKey: string;
  /** The choice was changed and then ordered; shown first, ordered next. */
  readonly changed: boolean;
};

/** What will be ordered, how it comes, what it costs, and the one button. */
export function ReviewPage({ page, review, orderKey, changed }: ReviewPageProps) {
  const { bag, places, choice, quote, faults } = review;
  const words = bagWords[page.language];
  if (bag.lines.length + bag.items.length === 0) {
    return (
      <MemberPage page={page} title={words.title} section="home">
        <FaultSummary faults={faults} language={page.language} />
        <h1>{words.title}</h1>
        <EmptyState
          icon="bag"
          title={words.emptyTitle}
          action={<LinkButton href="/home">{words.toMedicines}</LinkButton>}
        >
          <p>{words.empty}</p>
        </EmptyState>
      </MemberPage>
    );
  }
  const decisions = decisionsByLine(bag, quote?.lines ?? []);
  const goingLines = bag.lines.filter(({ id }) => {
    const decided = decisions.get(id);
    return decided !== undefined && goesAhead(decided);
  });
  const goingItems = bag.items.filter(({ itemId }) =>
    quote?.items?.some((each) => each.itemId === itemId && each.outcome === "accepted"),
  );
  const going = goingLines.length + goingItems.length;
  const inBag = bag.lines.length + bag.items.length;
  const incomplete = choice.kind === "mail" && (choice.addressId === "" || choice.cardId === "");
  return (
    <MemberPage page={page} title={words.reviewTitle} section="home" width="list">
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.reviewTitle}</h1>
      <WithBag bag={<YourOrder {...{ page, review }} refills={goingLines.length} items={goingItems.length} />}>
        <form id="review" method="post" action="/bag" class="stack">
          {/* What the Enter key presses: the harmless one. */}
          <button class="default-button visually-hidden" name="act" value="show" tabindex={-1} aria-hidden="true" />
          <input type="hidden" name="key" value={orderKey} />
          <input type="hidden" name="shown" value={reviewPath(choice)} />
          {goingLines.map(({ id, line }) => (
            <input
              key={id}
              type="hidden"
              name="line"
              value={JSON.stringify(line satisfies OrderRequest["lines"][number])}
            />
          ))}
          {goingItems.map(({ itemId, quantity }) => (
            <input
              key={itemId}
              type="hidden"
              name="item"
              value={JSON.stringify({ itemId, quantity } satisfies NonNullable<OrderRequest["items"]>[number])}
            />
          ))}
          {changed ? <Notice tone="wait">{words.changed}</Notice> : null}
          {quote !== undefined && going < inBag ? (
            <Notice tone="wait">{going === 0 ? words.noneGoes : words.mixed(going, inBag)}</Notice>
          ) : null}
          <ReviewLines {...{ page, review }} />
          <ReviewItems {...{ page, review }} />
          <p>
            <LinkButton kind="quiet" icon="plus" href={itemsHref(choice)}>
              {itemPageWords[page.language].toItems}
            </LinkButton>
          </p>
          <HowYouGetIt {...{ page, places, choice }} open={changed || incomplete || faults !== undefined} />
        </form>
      </WithBag>
    </MemberPage>
  );
}

type YourOrderProps = {
  readonly page: PageContext;
  readonly review: Review;
  readonly refills: number;
  readonly items: number;
};

/** Place, total and the button that orders. */
function YourOrder({ page, review: { bag, places, choice, quote }, refills, items }: YourOrderProps) {
  const words = bagWords[page.language];
  if (quote === undefined || refills + items === 0)
    return <Bag title={words.orderTitle} emptyText={words.nothingPaid} />;
  const amount = formatMoney(quote.total.amountCents, page.language);
  const ways = new Set(bag.lines.map(({ line }) => line.delivery?.kind ?? choice.kind));
  if (items > 0) ways.add(choice.kind);
  const when = ways.size > 1 ? words.whenMixed : ways.has("mail") ? words.whenShipped : words.atPickup;
  return (
    <Bag
      title={words.orderTitle}
      count={words.things(refills, items)}
      total={{ label: words.total, amount, note: when }}
      action={
        <Button form="review" name="act" value="order">
          {words.order(refills, items, amount, when)}
        </Button>
      }
    >
      <BagLine
        name={placeWords(places, choice, page)}
        promise={paymentWords(places, ways.has("mail") ? (choice.cardId ?? "") : null, page)}
      />
    </Bag>
  );
}
