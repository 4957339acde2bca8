import { wordOrderItem } from "#channels/web-api/word-items.ts";
import { wordDelay, wordOrderParcel, wordShipTo } from "#channels/web-api/word-mailed.ts";
import type { Order } from "#contracts/orders.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { CancelReason } from "#domain/prescription/cancel-reasons.ts";
import type { ReadLine, ReadOrder } from "#use-cases/orders/read-orders.ts";
import type { Language } from "#words/languages.ts";
import {
  wordCancelledPrescription,
  wordRenewalAnswer,
  wordRenewalClock,
  wordRenewalEvent,
} from "#words/word-renewal.ts";
import {
  wordBridge,
  wordCancelling,
  wordLineStatus,
  wordPrice,
  wordPromise,
  wordTrackingStop,
} from "#words/word-order.ts";

type PromiseKind = Order["lines"][number]["promise"]["kind"];

/** An order as the API tells it to its reader. */
export function wordOrder(order: ReadOrder, language: Language): Order {
  return {
    confirmationNumber: order.confirmationNumber,
    placedAt: order.placedAt.toISOString(),
    channel: order.channel,
    open: order.open,
    lines: order.lines.map((line) => wordReadLine(line, language)),
    items: order.items.map((item) => wordOrderItem(item, language)),
  };
}

function wordReadLine(
  { row, sight, pharmacyName, priceCode, canCancel, stops, renewal, reasonWords }: ReadLine,
  language: Language,
): Order["lines"][number] {
  const then = row.promise_then_by as Day | null;
  const promise = {
    kind: row.promise_kind as PromiseKind,
    by: row.promise_by as Day,
    ...(then === null
      ? {}
      : { then: { kind: row.delivery_kind === "mail" ? ("arrives-by" as const) : ("ready-by" as const), by: then } }),
  };
  const told = toldOf({ row, sight, renewal, reasonWords }, language);
  return {
    id: row.line_id,
    // Whoever ordered by an old bottle's number knows no other.
    rxNumber: sight === "number" ? (row.renewal?.rxNumber ?? row.rx_number) : row.rx_number,
    ...(sight === "number"
      ? {}
      : {
          drug: `${row.drug_name} ${row.strength}`,
          person: `${row.given_name} ${row.family_name}`,
          daysSupply: row.days_supply,
        }),
    outcome: row.outcome,
    status: row.status,
    statusWords: told?.title ?? wordLineStatus(row.status as LineStatus, language, closerOf(row)),
    promise,
    promiseWords: wordPromise(promise, language),
    price: { amountCents: row.price_cents, currency: "USD", code: priceCode, because: wordPrice(priceCode, language) },
    ...(row.starts_on === null ? {} : { startsOn: row.starts_on }),
    delivery: {
      kind: row.delivery_kind,
      pharmacyId: row.pharmacy_id,
      pharmacyName,
      ...(row.ship_to === null ? {} : { shipTo: wordShipTo(row.ship_to) }),
    },
    canCancel,
    ...(canCancel ? { cancelWords: wordCancelling(language) } : {}),
    ...(sight === "number" || row.bridge === null
      ? {}
      : {
          bridge: {
            status: row.bridge.status,
            days: row.bridge.days,
            words: wordBridge(row.bridge, language),
          },
        }),
    stops: stops.map(({ stop, when }) => ({ name: wordTrackingStop(stop, language), state: when })),
    timeline: timelineOf(row.events, sight, language),
    ...(isInDoubt(row) ? { parcelInDoubt: true } : {}),
    ...(row.delay === null ? {} : { delay: wordDelay(row.delay) }),
    ...(sight === "number" || row.parcel === null
      ? {}
      : {
          parcel: wordOrderParcel(
            row.parcel,
            [...row.parcel.contents, ...row.parcel.items.map((name) => name[language])],
            language,
          ),
        }),
    ...(told?.detail === undefined
      ? {}
      : {
          prescriberSays: {
            detail: told.detail,
            ...(told.nextStep === undefined ? {} : { nextStep: told.nextStep }),
            ...(told.note === undefined ? {} : { note: told.note }),
          },
        }),
  };
}

/** What a prescriber's act makes of a line's status, and what the member reads of it. */
function toldOf(
  { row, sight, renewal, reasonWords }: Pick<ReadLine, "row" | "sight" | "renewal" | "reasonWords">,
  language: Language,
): { title?: string | undefined; detail?: string; nextStep?: string; note?: string } | undefined {
  if (sight === "number") return undefined;
  const last = row.events.at(-1);
  if (last?.code === "prescription-cancelled") {
    const { prescriber, reason } = last.details ?? {};
    return wordCancelledPrescription(String(prescriber), reason as CancelReason, language, reasonWords);
  }
  if (renewal === null) return undefined;
  if (renewal.kind === "open") return { title: wordRenewalClock(renewal, language) ?? undefined };
  return wordRenewalAnswer(renewal, language, reasonWords);
}

/** The pharmacy's own steps lie between the statuses; an event that says what the one before it said is left out. */
function timelineOf(
  events: ReadLine["row"]["events"],
  sight: ReadLine["sight"],
  language: Language,
): Order["lines"][number]["timeline"] {
  return events
    .map(({ at, status, code, details }) => ({
      at: new Date(at).toISOString(),
      status,
      words:
        (sight === "number" ? undefined : wordRenewalEvent(code, details, language)) ??
        (code === "part-handed-over"
          ? wordTrackingStop("part-picked-up", language)
          : wordLineStatus(status as LineStatus, language, CLOSER_AFTER[code ?? ""])),
    }))
    .filter(({ words }, index, all) => words !== all[index - 1]?.words);
}

/** What the status means more closely: the pharmacy's step, a hold for want of stock, a bag that is not all of it. */
function closerOf({ step, owed_by, events }: ReadLine["row"]): Parameters<typeof wordLineStatus>[2] {
  const isPart = owed_by !== null && !events.some(({ code }) => code === "part-handed-over");
  const after = CLOSER_AFTER[events.at(-1)?.code ?? ""];
  if (after === "out-of-stock" || after?.includes("parcel") === true || after === "late-cancelled") return after;
  return step ?? (isPart ? "part-ready" : undefined);
}

function isInDoubt({ status, events }: ReadLine["row"]): boolean {
  const after = CLOSER_AFTER[events.at(-1)?.code ?? ""];
  return status === "shipped" && (after === "parcel-claimed" || after === "parcel-came-back");
}

/** Where a line stands after an event. */
const CLOSER_AFTER: Readonly<Record<string, Parameters<typeof wordLineStatus>[2]>> = {
  verified: "fill",
  "part-prepared": "fill",
  counted: "check",
  "waiting-for-stock": "out-of-stock",
  "parcel-claimed": "parcel-claimed",
  "parcel-came-back": "parcel-came-back",
  "parcel-replaced": "parcel-replaced",
  "parcel-sent-again": "parcel-sent-again",
  "parcel-refunded": "parcel-refunded",
  "first-parcel-arrived": "first-parcel-arrived",
  "late-cancelled": "late-cancelled",
};
