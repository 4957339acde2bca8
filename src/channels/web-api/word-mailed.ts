import type { OrderParcel, ShippingDelay } from "#contracts/mailed.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import { inOrder } from "#domain/shipping/tracking.ts";
import type { ReadItem } from "#use-cases/orders/read-orders.ts";
import type { Language } from "#words/languages.ts";
import { wordTracking } from "#words/word-tracking.ts";

export function wordDelay({
  promisedOn,
  newOn,
  silence,
  answerBy,
  answer,
}: NonNullable<ReadItem["row"]["delay"]>): ShippingDelay {
  return {
    promisedOn,
    newOn,
    silence,
    answerBy: new Date(answerBy).toISOString(),
    ...(answer === null ? {} : { answer }),
  };
}

/** A parcel as its member follows it: reports in the order of what happened, each once. */
export function wordOrderParcel(
  {
    carrier,
    trackingNumber,
    trackingUrl,
    expectedOn,
    silentSince,
    events,
  }: Omit<NonNullable<ReadItem["row"]["parcel"]>, "items" | "arrived">,
  contents: readonly string[],
  language: Language,
): OrderParcel {
  return {
    carrier,
    trackingNumber,
    trackingUrl,
    contents: [...contents],
    ...(expectedOn === null ? {} : { expectedOn }),
    silent: silentSince !== null,
    events: inOrder(events.map((event) => ({ ...event, at: new Date(event.at) }))).map(({ at, kind, place }) => ({
      at: at.toISOString(),
      kind,
      words: wordTracking(kind, place, language),
    })),
  };
}

/** An address on one line. */
export function wordShipTo({ line1, line2, city, state, zip }: ShipTo): string {
  return [line1, line2, `${city}, ${state} ${zip}`].filter(Boolean).join(", ");
}
