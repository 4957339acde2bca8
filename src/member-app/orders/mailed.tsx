import type { BrokenParcel, OrderParcel, ShippingDelay } from "#contracts/mailed.ts";
import type { Order } from "#contracts/orders.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Notice } from "#design/components/notice.tsx";
import { Timeline } from "#design/components/timeline.tsx";
import { TrackingLink } from "#design/components/tracking-link.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { itemPageWords } from "#member-app/items/item-words.ts";
import { lineName, orderWords } from "#member-app/orders/order-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatInstant, formatDay } from "#words/dates-and-money.ts";

/** It ships later than promised: the mail order rule lets its member wait or cancel. */
export function ShipsLater({
  page,
  action,
  delay,
  name,
  keeps,
}: {
  readonly page: PageContext;
  readonly action: string;
  readonly delay: ShippingDelay | undefined;
  readonly name: string;
  /** What stays the member's when it is cancelled. */
  readonly keeps?: string;
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
      <Notice tone="wait" title={words.lateTitle(formatDay(delay.newOn as Day, language))}>
        {words.lateWas(formatDay(delay.promisedOn as Day, language))}{" "}
        {delay.answer === "wait" ? words.lateAgreed : silence}
        {delay.answer === "wait" || delay.silence === "waits" || keeps === undefined ? null : ` ${keeps}`}
      </Notice>
      <form method="post" action={action}>
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
export function Parcel({ page, parcel }: { readonly page: PageContext; readonly parcel: OrderParcel | undefined }) {
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
                {parcel.carrier} <TrackingLink number={parcel.trackingNumber} href={parcel.trackingUrl} />
              </>
            ),
          },
        ]}
      />
      {parcel.expectedOn === undefined ? null : (
        <p>{words.parcelExpected(formatDay(parcel.expectedOn as Day, language))}</p>
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

/** A parcel came broken: the same again, or the money back. */
export function CameBroken({
  page,
  order,
  parcel: { id, lineIds, itemIds, wish, pharmacistDecides },
}: {
  readonly page: PageContext;
  readonly order: Order;
  readonly parcel: BrokenParcel;
}) {
  const { language } = page;
  const words = orderWords[language];
  const names = [
    ...order.lines.filter((line) => lineIds.includes(line.id)).map((line) => lineName(line, language)),
    ...order.items
      .filter((item) => itemIds.includes(item.id))
      .map(({ name, quantity }) => itemPageWords[language].pieces(name, quantity)),
  ].join(", ");
  return (
    <section class="stack" aria-label={words.brokenTitle}>
      <Notice tone="wait" title={words.brokenTitle}>
        {words.brokenIn(names)} {pharmacistDecides ? words.brokenPharmacist : words.broken}
        {wish === undefined
          ? null
          : ` ${words.brokenWished(wish === "replace" ? words.brokenReplace : words.brokenRefund)}`}
      </Notice>
      <form method="post" action={`/orders/${order.confirmationNumber}/broken/${id}`}>
        <Button name="wish" value="replace" context={names}>
          {words.brokenReplace}
        </Button>
        <Button kind="secondary" name="wish" value="refund" context={names}>
          {words.brokenRefund}
        </Button>
      </form>
    </section>
  );
}
