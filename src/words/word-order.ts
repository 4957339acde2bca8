import { type Day, daysBetween } from "#domain/calendar/day.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { TrackingStop } from "#domain/order/tracking-stops.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { Promised, PromisedFill } from "#domain/promise/promised.ts";
import type { SupplyOutlook } from "#domain/refill/will-run-out.ts";
import { formatDay, formatShortDay } from "#words/dates-and-money.ts";
import { type OrderWords, orderWords as en } from "#words/en/order-words.ts";
import { orderWords as es } from "#words/es/order-words.ts";
import type { Language } from "#words/languages.ts";

const catalogues = { en, es } as const satisfies Record<Language, OrderWords>;

/** Of which status each says more: the pharmacy's steps, and what a hold or a bag is about. */
const CLOSER = {
  fill: "in-process",
  check: "in-process",
  "out-of-stock": "on-hold",
  "part-ready": "ready-for-pickup",
  "parcel-claimed": "shipped",
  "parcel-came-back": "shipped",
  "parcel-replaced": "in-process",
  "parcel-sent-again": "packed",
  "parcel-refunded": "returned-to-stock",
  "first-parcel-arrived": "delivered",
  "late-cancelled": "cancelled",
} as const satisfies Record<keyof OrderWords["closer"], LineStatus>;

/** "Being filled"; where more is known, what is being done. What was known of another status is left out. */
export function wordLineStatus(status: LineStatus, language: Language, closer?: keyof OrderWords["closer"]): string {
  const words = catalogues[language];
  return closer !== undefined && CLOSER[closer] === status ? words.closer[closer] : words.status[status];
}

export function wordTrackingStop(stop: TrackingStop, language: Language): string {
  return catalogues[language].stop[stop];
}

/** "Ready by Tue, Nov 24"; a scheduled line also says what follows, where it is given. */
export function wordPromise(
  promised: { readonly kind: Promised["kind"]; readonly by: Day; readonly then?: Pick<PromisedFill, "kind" | "by"> },
  language: Language,
): string {
  const words = catalogues[language].promise[promised.kind](formatDay(promised.by, language));
  if (promised.then === undefined) return words;
  const then = wordPromise(promised.then, language);
  return `${words} · ${then.charAt(0).toLocaleLowerCase(language)}${then.slice(1)}`;
}

/** The reason of a price; `by-number` for somebody who may not know it. */
export function wordPrice(code: PriceCode | "by-number", language: Language): string {
  return catalogues[language].price[code];
}

/** What undoing a line costs. */
export function wordCancelling(language: Language): string {
  return catalogues[language].cancelling;
}

/** "Your supply lasts to Dec 1, and this comes by Dec 4: 3 days without it"; or that nothing may be left today. */
export function wordSupplyGap(
  gap: { readonly runsOutOn: Day; readonly arrivesBy: Day; readonly daysWithout: number },
  language: Language,
): string {
  const { supply } = catalogues[language];
  const arrives = formatDay(gap.arrivesBy, language);
  const isOut = gap.daysWithout < daysBetween(gap.runsOutOn, gap.arrivesBy);
  return isOut
    ? supply.gapOut(arrives, gap.daysWithout)
    : supply.gap(formatDay(gap.runsOutOn, language), arrives, gap.daysWithout);
}

/** What became of the few days asked for until the order comes; a reason this version does not know is left out. */
export function wordBridge(
  bridge: { readonly status: string; readonly days: number; readonly pharmacy: string; readonly reason: string | null },
  language: Language,
): string {
  const { bridge: words } = catalogues[language];
  const { days, pharmacy } = bridge;
  if (bridge.status === "declined") {
    const reasons: Readonly<Record<string, string>> = words.reasons;
    return [words.declined(pharmacy), reasons[bridge.reason ?? ""] ?? ""].join(" ").trim();
  }
  if (bridge.status === "given") return words.given(days, pharmacy);
  return bridge.status === "handed-over" ? words.handedOver(days) : words.asked(days, pharmacy);
}

/** "Lasts to Dec 9", or what to do when it doesn't last until the slowest refill arrives. */
export function wordSupply(
  supply: { readonly outlook: SupplyOutlook; readonly runsOutOn: Day } | null,
  language: Language,
): string {
  const words = catalogues[language].supply;
  if (supply === null) return words.unknown;
  const { outlook, runsOutOn } = supply;
  if (outlook.daysLeft === 0) return words.out;
  const day = formatShortDay(runsOutOn, language);
  if (outlook.kind === "enough") return words.lastsTo(day);
  return (outlook.pickupInTime ? words.shortPickUp : words.shortAskPharmacist)(day);
}
