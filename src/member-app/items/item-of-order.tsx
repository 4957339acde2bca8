import type { ComponentChildren } from "preact";
import type { OrderItem } from "#contracts/items.ts";
import { ReceiptLine } from "#design/components/receipt.tsx";
import { itemPageWords } from "#member-app/items/item-words.ts";
import { itemNews, toneOf } from "#member-app/orders/order-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { formatMoney } from "#words/dates-and-money.ts";

type ItemOfOrderProps = {
  readonly page: PageContext;
  readonly item: OrderItem;
  readonly headingLevel: 2 | 3 | 4;
  readonly children?: ComponentChildren;
};

/** One over-the-counter item of an order: where it is, and what it costs. */
export function ItemOfOrder({ page, item, headingLevel, children }: ItemOfOrderProps) {
  const { language } = page;
  return (
    <ReceiptLine
      name={itemPageWords[language].pieces(item.name, item.quantity)}
      headingLevel={headingLevel}
      state={{ tone: toneOf(item), text: item.statusWords }}
      next={itemNews(item)}
      price={{ amount: formatMoney(item.price.amountCents, language) }}
    >
      {children}
    </ReceiptLine>
  );
}
