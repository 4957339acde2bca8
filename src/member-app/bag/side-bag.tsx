import type { Quote } from "#contracts/orders.ts";
import { Bag, BagLine } from "#design/components/bag.tsx";
import { Button, LinkButton } from "#design/components/button.tsx";
import {
  type BagContent,
  bagWords,
  decisionsByLine,
  lineName,
  linePerson,
  promiseWords,
} from "#member-app/bag/bag-words.ts";
import { contentOf, labelPharmacies, orderOf, reviewHref } from "#member-app/bag/delivery-choice.ts";
import { itemPageWords, itemState } from "#member-app/items/item-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { formatMoney } from "#words/dates-and-money.ts";

/** Prices and dates for pick-up at the pharmacy of the first label; nothing where they can't be told before the review. */
export async function quoteForPickup({ api }: PageContext, bag: BagContent): Promise<Quote | undefined> {
  const shops = bag.items.flatMap(({ pharmacy }) => (pharmacy.kind === "plan" ? [pharmacy.id] : []));
  const [pharmacyId] = [...labelPharmacies(bag), ...shops];
  if (pharmacyId === undefined) return undefined;
  const order = orderOf(contentOf(bag), { kind: "pickup", pharmacyId });
  if (order === null) return undefined;
  const answer = await api.send<Quote>("POST", "/quotes", order);
  return answer.ok ? answer.data : undefined;
}

type SideBagProps = {
  readonly page: PageContext;
  readonly bag: BagContent;
  readonly quote: Quote | undefined;
  /** A page that knows `act=take-out`, of a line or an item. */
  readonly action: string;
};

/** The bag beside the medicines, or under them on a phone. */
export function SideBag({ page, bag, quote, action }: SideBagProps) {
  const { language } = page;
  const words = bagWords[language];
  if (bag.lines.length + bag.items.length === 0) return <Bag title={words.title} emptyText={words.empty} />;
  const decisions = decisionsByLine(bag, quote?.lines ?? []);
  const several = bag.people > 1;
  return (
    <Bag
      title={words.title}
      count={`${words.things(bag.lines.length, bag.items.length)}${several ? ` ${words.people(bag.people)}` : ""}`}
      total={
        quote && { label: words.total, amount: formatMoney(quote.total.amountCents, language), note: words.atPickup }
      }
      action={
        <LinkButton href={reviewHref(bag)} iconAfter="arrow">
          {words.review(bag.lines.length, bag.items.length)}
        </LinkButton>
      }
    >
      {bag.lines.map((line) => {
        const decided = decisions.get(line.id);
        const name = lineName(line, language);
        return (
          <BagLine
            key={line.id}
            name={name}
            person={several || line.byNumber ? linePerson(line, language) : undefined}
            promise={
              decided === undefined
                ? words.unpriced
                : decided.promise === undefined
                  ? words.outcome[decided.outcome]
                  : promiseWords(decided.promise, language)
            }
            price={decided?.price && { amount: formatMoney(decided.price.amountCents, language) }}
          >
            <form method="post" action={action}>
              <input type="hidden" name="line" value={line.id} />
              <Button kind="quiet" name="act" value="take-out" context={name}>
                {words.takeOut}
              </Button>
            </form>
          </BagLine>
        );
      })}
      {bag.items.map(({ itemId, name, quantity }) => {
        const decided = quote?.items?.find((each) => each.itemId === itemId);
        return (
          <BagLine
            key={itemId}
            name={itemPageWords[language].pieces(name, quantity)}
            promise={decided === undefined ? words.unpriced : itemState(decided, language)}
            price={decided?.price && { amount: formatMoney(decided.price.amountCents, language) }}
          >
            <form method="post" action={action}>
              <input type="hidden" name="item" value={itemId} />
              <Button kind="quiet" name="act" value="take-out" context={name}>
                {words.takeOut}
              </Button>
            </form>
          </BagLine>
        );
      })}
    </Bag>
  );
}
