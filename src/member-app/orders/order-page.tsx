import type { BrokenParcel, OrderParcel } from "#contracts/mailed.ts";
import type { Order } from "#contracts/orders.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Details } from "#design/components/details.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Money } from "#design/components/money.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Timeline } from "#design/components/timeline.tsx";
import { TrackingLine } from "#design/components/tracking-line.tsx";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { ItemOfOrder } from "#member-app/items/item-of-order.tsx";
import { itemPageWords } from "#member-app/items/item-words.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import {
  getItWords,
  lineName,
  type LineOfOrder,
  orderWords,
  promiseOf,
  toneOf,
} from "#member-app/orders/order-words.ts";
import { cardWords } from "#member-app/cards/card-words.ts";
import { CameBroken, Parcel, ShipsLater } from "#member-app/orders/mailed.tsx";
import { type CardNeed, NeedsCard } from "#member-app/orders/card-need.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatInstant, formatMoney } from "#words/dates-and-money.ts";

/** What just happened, told above the order. */
export type OrderNews =
  | "already"
  | "cancelled"
  | "item-off"
  | "item-gathered"
  | "card-chosen"
  | "waiting"
  | "late-cancelled"
  | "late-item-cancelled"
  | "late-too-late"
  | "broken-done"
  | "broken-noted"
  | undefined;

type OrderPageProps = {
  readonly page: PageContext;
  readonly order: Order;
  readonly news: OrderNews;
  readonly cardNeed: CardNeed | null;
  readonly broken: readonly BrokenParcel[];
};

/** Where each line of an order is. The marked part replaces itself when the order moves. */
export function OrderPage({ page, order, news, cardNeed, broken }: OrderPageProps) {
  const words = orderWords[page.language];
  const number = order.confirmationNumber;
  return (
    <MemberPage
      page={page}
      title={words.title(formatConfirmationNumber(number))}
      section="orders"
      width="list"
      islands={order.open ? ["member-app/live-order"] : []}
    >
      {news === "already" ? (
        <Notice tone="info" title={words.alreadyTitle}>
          {words.already}
        </Notice>
      ) : null}
      {news === "cancelled" ? <Notice tone="well" title={words.cancelled} /> : null}
      {news === "item-off" ? <Notice tone="well" title={itemPageWords[page.language].takenOff} /> : null}
      {news === "item-gathered" ? <Notice tone="stop" title={itemPageWords[page.language].tooLate} /> : null}
      {news === "card-chosen" ? <Notice tone="info" title={cardWords[page.language].chosen} /> : null}
      {news === "waiting" ? <Notice tone="well" title={words.waiting} /> : null}
      {news === "late-cancelled" ? <Notice tone="well" title={words.lateCancelled} /> : null}
      {news === "late-item-cancelled" ? <Notice tone="well" title={words.lateItemCancelled} /> : null}
      {news === "broken-done" ? <Notice tone="well" title={words.brokenDone} /> : null}
      {news === "broken-noted" ? <Notice tone="info" title={words.brokenNoted} /> : null}
      {news === "late-too-late" ? <Notice tone="stop" title={words.lateTooLate} /> : null}
      <h1>
        {words.order} <NumberText digits={number} />
      </h1>
      <p class="quiet">{words.placedOn(formatInstant(order.placedAt, page.language, signedOn(page).timeZone))}</p>
      {cardNeed === null ? null : <NeedsCard page={page} number={number} need={cardNeed} />}
      {broken.map((parcel) => (
        <CameBroken key={parcel.id} page={page} order={order} parcel={parcel} />
      ))}
      <p role="status" class="visually-hidden" data-live-news={words.updated} />
      <div class="stack" data-live={`/api/orders/${number}/events`}>
        {order.lines.map((line) => (
          <TrackedLine key={line.id} {...{ page, number, line }} />
        ))}
        <TrackedItems page={page} order={order} />
      </div>
      <p class="row">
        {order.open ? (
          <LinkButton kind="quiet" href={`/orders/${number}`}>
            {words.refresh}
          </LinkButton>
        ) : null}
        <LinkButton kind="quiet" href="/orders">
          {words.allOrders}
        </LinkButton>
      </p>
    </MemberPage>
  );
}

function TrackedLine({
  page,
  number,
  line,
}: {
  readonly page: PageContext;
  readonly number: string;
  readonly line: LineOfOrder;
}) {
  const { language } = page;
  const words = orderWords[language];
  const { timeZone } = signedOn(page);
  const name = lineName(line, language);
  const promise = promiseOf(line);
  return (
    <LabelPaper>
      <h2 id={`line-${line.id}`}>{name}</h2>
      <p class="quiet">
        <bdi>{line.person ?? words.otherPerson}</bdi>
      </p>
      <Notice tone={toneOf(line)} title={line.statusWords}>
        {promise}
      </Notice>
      <PrescriberSays line={line} />
      <ShipsLater
        page={page}
        action={`/orders/${number}/late/${line.id}`}
        delay={line.delay}
        name={name}
        keeps={words.lateKeeps}
      />
      <TrackingLine
        label={words.where}
        held={line.status === "on-hold"}
        words={words.stops}
        stops={line.stops.map(({ name: stop, state }) => ({ name: stop, state: state === "future" ? "ahead" : state }))}
      />
      <DescriptionList
        items={[
          { term: words.getIt, detail: getItWords(line, language) },
          ...(line.daysSupply === undefined ? [] : [{ term: words.supply, detail: words.days(line.daysSupply) }]),
          ...(line.price === undefined
            ? []
            : [
                {
                  term: words.price,
                  detail: <Money amount={formatMoney(line.price.amountCents, language)} note={line.price.because} />,
                },
              ]),
        ]}
      />
      {line.bridge === undefined ? null : <Notice tone="info">{line.bridge.words}</Notice>}
      <Parcel page={page} parcel={line.parcel} />
      <Details summary={words.timeline}>
        <Timeline
          events={line.timeline.map(({ at, words: text }) => ({
            when: formatInstant(at, language, timeZone),
            dateTime: at,
            text,
          }))}
        />
      </Details>
      {line.canCancel && line.delay === undefined ? (
        <p>
          <LinkButton kind="quiet" icon="undo" href={`/orders/${number}/cancel/${line.id}`} context={name}>
            {words.cancel}
          </LinkButton>
        </p>
      ) : null}
    </LabelPaper>
  );
}

/** What was ordered besides, on one sheet: where each is, and taking it off again while that can be done. */
function TrackedItems({ page, order }: { readonly page: PageContext; readonly order: Order }) {
  const words = itemPageWords[page.language];
  const [first] = order.items;
  if (first === undefined) return null;
  return (
    <LabelPaper title={words.title}>
      <p class="quiet">{getItWords(first, page.language)}</p>
      <ul class="receipt-lines" role="list">
        {order.items.map((item) => (
          <ItemOfOrder key={item.id} page={page} item={item} headingLevel={3}>
            <div class="stack">
              <p class="quiet">{[item.package, item.price.because].join(" · ")}</p>
              <ShipsLater
                page={page}
                action={`/orders/${order.confirmationNumber}/items/${item.id}/late`}
                delay={item.delay}
                name={item.name}
              />
              {item.canCancel && item.delay === undefined ? (
                <form method="post" action={`/orders/${order.confirmationNumber}/items/${item.id}/cancel`}>
                  <Button kind="quiet" icon="undo" context={item.name}>
                    {words.takeOff}
                  </Button>
                </form>
              ) : null}
            </div>
          </ItemOfOrder>
        ))}
      </ul>
      {parcelsOfItems(order).map((parcel) => (
        <Parcel key={parcel.trackingNumber} page={page} parcel={parcel} />
      ))}
    </LabelPaper>
  );
}

/** Parcels that no line of the order tells of. */
function parcelsOfItems({ lines, items }: Order): OrderParcel[] {
  const told = new Set(lines.map(({ parcel }) => parcel?.trackingNumber));
  return items.flatMap(({ parcel }) => {
    if (parcel === undefined || told.has(parcel.trackingNumber)) return [];
    told.add(parcel.trackingNumber);
    return [parcel];
  });
}

/** The prescriber's answer: what changed, or why not and what to do next. */
function PrescriberSays({ line: { prescriberSays: says } }: { readonly line: LineOfOrder }) {
  if (says === undefined) return null;
  return (
    <>
      <p>{says.detail}</p>
      {says.note === undefined ? null : <p>{says.note}</p>}
      {says.nextStep === undefined ? null : (
        <p>
          <strong>{says.nextStep}</strong>
        </p>
      )}
    </>
  );
}
