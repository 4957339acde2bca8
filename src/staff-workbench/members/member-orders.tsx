import type { MemberPage } from "#contracts/staff/members.ts";
import { Ledger } from "#design/components/ledger.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import { formatInstant, formatMoney } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";

type MemberOrdersProps = {
  readonly orders: MemberPage["orders"];
  readonly language: Language;
  readonly timeZone: string;
};

/** Every order's lines and items with their state, promise and price as the member reads them, each leading to its timeline. */
export function MemberOrders({ orders, language, timeZone }: MemberOrdersProps) {
  const words = membersWords[language];
  return (
    <section class="stack" data-gap="close">
      <h2>{words.orders}</h2>
      {orders.length === 0 ? (
        <p>{words.noOrders}</p>
      ) : (
        <Ledger
          caption={words.ordersCaption}
          captionHidden
          columns={[
            { text: words.order },
            { text: words.placed },
            { text: words.line },
            { text: words.status },
            { text: words.promise },
            { text: words.price },
          ]}
          rows={orders.flatMap((order) =>
            thingsOf(order, language).map(({ id, name, status, promise, price }, index) => ({
              id,
              cells: [
                <a href={`/staff/orders/${order.id}`} data-key-item={index === 0 ? "" : undefined}>
                  <NumberText digits={order.confirmationNumber} />
                </a>,
                formatInstant(order.placedAt, language, timeZone),
                name,
                status,
                promise,
                price === undefined
                  ? words.never
                  : words.priceText(formatMoney(price.amountCents, language), price.because),
              ],
            })),
          )}
        />
      )}
    </section>
  );
}

type Order = MemberOrdersProps["orders"][number];

/** What an order asks for, medicines first. */
function thingsOf({ lines, items }: Order, language: Language) {
  const words = membersWords[language];
  return [
    ...lines.map((line) => ({
      id: line.id,
      name: line.drug ?? words.numberEnding(line.rxNumber.slice(-3)),
      status: line.statusWords,
      promise: line.promiseWords,
      price: line.price,
    })),
    ...items.map(({ id, quantity, name, statusWords: status, promiseWords: promise, price }) => ({
      id,
      name: words.pieces(quantity, name),
      status,
      promise,
      price,
    })),
  ];
}
