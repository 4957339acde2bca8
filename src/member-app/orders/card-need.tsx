import type { Order } from "#contracts/orders.ts";
import type { OrderPayment, PaymentMethodList } from "#contracts/places.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Notice } from "#design/components/notice.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { brandName, cardWords } from "#member-app/cards/card-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { formatMoney } from "#words/dates-and-money.ts";

export type CardNeed = NonNullable<OrderPayment["needsCard"]> & {
  readonly cards: PaymentMethodList["paymentMethods"];
};

/** What of a mailed order waits for another card; null where nothing does. */
export async function readCardNeed({ api }: PageContext, order: Order): Promise<CardNeed | null> {
  const mailed = [...order.lines, ...order.items].some(({ delivery }) => delivery.kind === "mail");
  if (!order.open || !mailed) return null;
  const payment = await api.get<OrderPayment>(`/orders/${order.confirmationNumber}/payment`);
  if (!payment.ok || payment.data.needsCard === null) return null;
  const cards = await api.get<PaymentMethodList>("/payment-methods");
  const good = cards.ok ? cards.data.paymentMethods.filter(({ isExpired }) => isExpired !== true) : [];
  return { ...payment.data.needsCard, cards: good };
}

/** Why the card was declined, and another to choose: the order itself stays. */
export function NeedsCard({
  page,
  number,
  need: { amountCents, because, cards },
}: {
  readonly page: PageContext;
  readonly number: string;
  readonly need: CardNeed;
}) {
  const words = cardWords[page.language];
  const then = `/orders/${number}`;
  return (
    <section class="stack" aria-label={words.needTitle}>
      <Notice tone="stop" title={words.needTitle}>
        {words.need(because, formatMoney(amountCents, page.language))}
      </Notice>
      {cards.length === 0 ? null : (
        <form method="post" action={`/orders/${number}/card`} class="stack">
          <RadioCards
            name="card"
            label={words.choose}
            value={cards[0]?.id}
            options={cards.map(({ id, brand, last4 }) => ({ value: id, title: words.card(brandName(brand), last4) }))}
          />
          <Button>{words.pay}</Button>
        </form>
      )}
      <p>
        <LinkButton kind="secondary" icon="plus" href={`/profile/cards/new?${new URLSearchParams({ then })}`}>
          {words.add}
        </LinkButton>
      </p>
    </section>
  );
}
