import type { Order } from "#contracts/orders.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Notice } from "#design/components/notice.tsx";
import { Receipt, ReceiptLine } from "#design/components/receipt.tsx";
import { ItemOfOrder } from "#member-app/items/item-of-order.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import { lineName, orderWords, toneOf, totalOf } from "#member-app/orders/order-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatInstant, formatMoney } from "#words/dates-and-money.ts";

/** The confirmation of an order just placed. */
export function ReceiptPage({
  page,
  order,
  stillInBag,
}: {
  readonly page: PageContext;
  readonly order: Order;
  readonly stillInBag: number;
}) {
  const { language } = page;
  const words = orderWords[language];
  const path = `/orders/${order.confirmationNumber}`;
  return (
    <MemberPage page={page} title={words.receiptTitle} section="orders">
      <Receipt
        title={words.receiptTitle}
        numberLabel={words.number}
        number={order.confirmationNumber}
        placed={words.placedOn(formatInstant(order.placedAt, language, signedOn(page).timeZone))}
        total={totalOf(order, language)}
        actions={
          <>
            <LinkButton href={path}>{words.trackOrder}</LinkButton>
            <Button type="button" kind="secondary" icon="printer" data-print>
              {words.print}
            </Button>
            <LinkButton
              kind="secondary"
              href={`${path}/receipt.txt`}
              download={`${words.receiptFile}-${order.confirmationNumber}.txt`}
            >
              {words.save}
            </LinkButton>
          </>
        }
      >
        {order.lines.map((line) => (
          <ReceiptLine
            key={line.id}
            name={lineName(line, language)}
            person={line.person ?? words.otherPerson}
            state={{ tone: toneOf(line), text: line.statusWords }}
            next={line.promiseWords}
            price={line.price && { amount: formatMoney(line.price.amountCents, language) }}
          >
            {line.canCancel ? (
              <LinkButton
                kind="quiet"
                icon="undo"
                href={`${path}/cancel/${line.id}`}
                context={lineName(line, language)}
              >
                {words.undo}
              </LinkButton>
            ) : null}
          </ReceiptLine>
        ))}
        {order.items.map((item) => (
          <ItemOfOrder key={item.id} page={page} item={item} headingLevel={2} />
        ))}
      </Receipt>
      {stillInBag > 0 ? (
        <Notice
          tone="wait"
          title={words.stillInBag(stillInBag)}
          action={
            <LinkButton kind="secondary" icon="bag" href="/bag">
              {words.seeBag}
            </LinkButton>
          }
        >
          {words.stillInBagMore}
        </Notice>
      ) : null}
    </MemberPage>
  );
}
