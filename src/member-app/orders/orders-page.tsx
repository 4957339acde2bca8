import type { Order } from "#contracts/orders.ts";
import { LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { ReceiptLine } from "#design/components/receipt.tsx";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { ItemOfOrder } from "#member-app/items/item-of-order.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import { lineName, orderWords, promiseOf, toneOf } from "#member-app/orders/order-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatInstant } from "#words/dates-and-money.ts";

/** Every order of mine and of those I order for: what is on the way, then what is done. */
export function OrdersPage({ page, orders }: { readonly page: PageContext; readonly orders: readonly Order[] }) {
  const words = orderWords[page.language];
  const open = orders.filter((order) => order.open);
  const past = orders.filter((order) => !order.open);
  return (
    <MemberPage page={page} title={words.listTitle} section="orders">
      <h1>{words.listTitle}</h1>
      {orders.length === 0 ? (
        <EmptyState
          icon="parcel"
          title={words.noneTitle}
          action={<LinkButton href="/home">{words.toMedicines}</LinkButton>}
        >
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <>
          <h2>{words.open}</h2>
          {open.length === 0 ? (
            <p>{words.noneOpen}</p>
          ) : (
            open.map((order) => <OrderPaper key={order.confirmationNumber} {...{ page, order }} />)
          )}
          {past.length === 0 ? null : <h2>{words.past}</h2>}
          {past.map((order) => (
            <OrderPaper key={order.confirmationNumber} {...{ page, order }} />
          ))}
        </>
      )}
    </MemberPage>
  );
}

function OrderPaper({ page, order }: { readonly page: PageContext; readonly order: Order }) {
  const { language } = page;
  const words = orderWords[language];
  const spoken = formatConfirmationNumber(order.confirmationNumber);
  return (
    <LabelPaper>
      <h3>
        {words.order} <NumberText digits={order.confirmationNumber} />
      </h3>
      <p class="quiet">{words.placedOn(formatInstant(order.placedAt, language, signedOn(page).timeZone))}</p>
      <ul class="receipt-lines" role="list">
        {order.lines.map((line) => (
          <ReceiptLine
            key={line.id}
            headingLevel={4}
            name={lineName(line, language)}
            person={line.person ?? words.otherPerson}
            state={{ tone: toneOf(line), text: line.statusWords }}
            next={promiseOf(line)}
          />
        ))}
        {order.items.map((item) => (
          <ItemOfOrder key={item.id} page={page} item={item} headingLevel={4} />
        ))}
      </ul>
      <p>
        <LinkButton kind="secondary" href={`/orders/${order.confirmationNumber}`} context={words.followContext(spoken)}>
          {words.follow}
        </LinkButton>
      </p>
    </LabelPaper>
  );
}
