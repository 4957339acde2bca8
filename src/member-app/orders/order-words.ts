import type { z } from "zod";
import type { OrderItem } from "#contracts/items.ts";
import type { Order, OrderLine } from "#contracts/orders.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { Tone } from "#design/components/tone.ts";
import { formatMoney } from "#words/dates-and-money.ts";
import { orderPages as en } from "#words/en/order-pages.ts";
import { orderPages as es } from "#words/es/order-pages.ts";
import type { Language } from "#words/languages.ts";

export const orderWords = { en, es };

export type LineOfOrder = z.infer<typeof OrderLine>;

/** What a line is called: the medicine, or its number where the name stays hidden. */
export function lineName({ drug, rxNumber }: LineOfOrder, language: Language): string {
  return drug ?? orderWords[language].prescription(formatConfirmationNumber(rxNumber));
}

const TONES: Readonly<Record<string, Tone>> = {
  "ready-for-pickup": "well",
  "picked-up": "well",
  delivered: "well",
  "awaiting-prescriber": "wait",
  "on-hold": "wait",
  cancelled: "stop",
  declined: "stop",
  "returned-to-stock": "stop",
  // Of items.
  ready: "well",
  shipped: "well",
  "not-available": "stop",
  returned: "stop",
};

export function toneOf({ status, parcelInDoubt }: Pick<LineOfOrder, "status" | "parcelInDoubt">): Tone {
  return parcelInDoubt === true ? "wait" : (TONES[status] ?? "info");
}

/** Where there is nothing more to wait for, the promise is no news. */
export function promiseOf(line: LineOfOrder): string | undefined {
  return toneOf(line) === "stop" ||
    line.parcelInDoubt === true ||
    line.status === "picked-up" ||
    line.status === "delivered"
    ? undefined
    : line.promiseWords;
}

/** What becomes of an item, and why. */
export function itemNews(item: OrderItem): string | undefined {
  if (item.reasonWords !== undefined) return item.reasonWords;
  return toneOf(item) === "stop" || item.status === "picked-up" ? undefined : item.promiseWords;
}

export function getItWords({ delivery }: Pick<LineOfOrder, "delivery">, language: Language): string {
  const words = orderWords[language];
  if (delivery.shipTo !== undefined) return words.mailedTo(delivery.shipTo);
  return delivery.kind === "mail" ? words.mailFrom(delivery.pharmacyName) : words.pickupAt(delivery.pharmacyName);
}

/** What nobody pays for. */
const FREE: readonly string[] = ["cancelled", "declined", "not-available", "returned"];

/** What it costs together and when it is paid; undefined where nothing has a price. */
export function totalOf(
  { lines, items }: Order,
  language: Language,
): { label: string; amount: string; note: string } | undefined {
  const words = orderWords[language];
  const prices = [...lines, ...items].flatMap(({ price, status }) =>
    price === undefined || FREE.includes(status) ? [] : [price.amountCents],
  );
  if (prices.length === 0) return undefined;
  const ways = new Set([...lines, ...items].map(({ delivery }) => delivery.kind));
  return {
    label: words.total,
    amount: formatMoney(
      prices.reduce((sum, cents) => sum + cents, 0),
      language,
    ),
    note: ways.size > 1 ? words.whenMixed : ways.has("mail") ? words.whenShipped : words.atPickup,
  };
}
