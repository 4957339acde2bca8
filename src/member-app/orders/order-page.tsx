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
import type { Day } from "#domain/calendar/day.ts";
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
import { type CardNeed, NeedsCard } from "#member-app/orders/card-need.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatInstant, formatMoney, formatYearDay } from "#words/dates-and-money.ts";

/** What just happened, told above the order. */
export type OrderNews =
  | "already"
  | "cancelled"
  | "item-off"
  | "item-gathered"
  | "card-chosen"
  | "waiting"
  | "late-cancelled"
  | "late-too-late"
  | undefined;

type OrderPageProps = {
  readonly page: PageContext;
  readonly order: Order;
  readonly news: OrderNews;
  readonly cardNeed: CardNeed | null;
};

/** Where each line of an order is. The marked part replaces itself when the order moves. */
export function OrderPage({ page, order, news, cardNeed }: OrderPageProps) {
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
      {news === "late-too-late" ? <Notice tone="stop" title={words.lateTooLate} /> : null}
      <h1>
        {words.order} <NumberText digits={number} />
      </h1>
      <p class="quiet">{words.placedOn(formatInstant(order.placedAt, page.language, signedOn(page).timeZone))}</p>
      {cardNeed === null ? null : <NeedsCard page={page} number={number} need={cardNeed} />}
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
      <ShipsLater page={page} number={number} line={line} name={name} />
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
      <Parcel page={page} line={line} />
      <Details summary={words.timeline}>
        <Timeline
          events={line.timeline.map(({ at, words: text }) => ({
            when: formatInstant(at, language, timeZone),
            dateTime: at,
            text,
          }))}
        />
      </Details>
      {line.canCancel ? (
        <p>
          <LinkButton kind="quiet" icon="undo" href={`/orders/${number}/cancel/${line.id}`} context={name}>
            {words.cancel}
          </LinkButton>
        </p>
      ) : null}
    </LabelPaper>
  );
}

/** It ships later than promised: the mail order rule lets its member wait or cancel. */
function ShipsLater({
  page,
  number,
  line: { id, delay },
  name,
}: {
  readonly page: PageContext;
  readonly number: string;
  readonly line: LineOfOrder;
  readonly name: string;
}) {
  if (delay === undefined) return null;
  const { language } = page;
  const words = orderWords[language];
  const silence =
    delay.silence === "waits"
      ? words.lateWaits
      : words.lateCancels(formatInstant(delay.answerBy, language, signedOn(page).timeZone));
  return (
    <section class="stack">
      <Notice tone="wait" title={words.lateTitle(formatYearDay(delay.newOn as Day, language))}>
        {words.lateWas(formatYearDay(delay.promisedOn as Day, language))}{" "}
        {delay.answer === "wait" ? words.lateAgreed : silence}
      </Notice>
      <form method="post" action={`/orders/${number}/late/${id}`} class="row">
        {delay.answer === "wait" ? null : (
          <Button name="answer" value="wait" context={name}>
            {words.lateWait}
          </Button>
        )}
        <Button kind="quiet" name="answer" value="cancel" context={name}>
          {words.lateCancel}
        </Button>
      </form>
    </section>
  );
}

/** The parcel it is in: what else lies in it, who carries it, and what the carrier told. */
function Parcel({ page, line: { parcel } }: { readonly page: PageContext; readonly line: LineOfOrder }) {
  if (parcel === undefined) return null;
  const { language } = page;
  const words = orderWords[language];
  const { timeZone } = signedOn(page);
  return (
    <section>
      <h3>{words.parcel}</h3>
      {parcel.silent ? <Notice tone="wait" title={words.trackingAway} /> : null}
      <DescriptionList
        items={[
          { term: words.inParcel, detail: parcel.contents.join(", ") },
          {
            term: words.trackingNumber,
            detail: (
              <>
                {parcel.carrier}{" "}
                <a href={parcel.trackingUrl} rel="noreferrer" class="mono">
                  {parcel.trackingNumber}
                </a>
              </>
            ),
          },
        ]}
      />
      {parcel.expectedOn === undefined ? null : (
        <p>{words.parcelExpected(formatYearDay(parcel.expectedOn as Day, language))}</p>
      )}
      <Timeline
        events={parcel.events.map(({ at, words: text }) => ({
          when: formatInstant(at, language, timeZone),
          dateTime: at,
          text,
        }))}
      />
    </section>
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
            <p class="quiet">{[item.package, item.price.because].join(" · ")}</p>
            {item.canCancel ? (
              <form method="post" action={`/orders/${order.confirmationNumber}/items/${item.id}/cancel`}>
                <Button kind="quiet" icon="undo" context={item.name}>
                  {words.takeOff}
                </Button>
              </form>
            ) : null}
          </ItemOfOrder>
        ))}
      </ul>
    </LabelPaper>
  );
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
