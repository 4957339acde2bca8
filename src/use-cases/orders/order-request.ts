import type { Day } from "#domain/calendar/day.ts";
import type { AskedLine } from "#database/queries/read-order-facts.ts";

export type Channel = "web" | "api" | "guest" | "phone" | "mobile" | "paper" | "agent" | "demo" | "automatic";

/** So many pieces of an over-the-counter item. */
export type AskedItem = { readonly itemId: string; readonly quantity: number };

export type Delivery =
  | { readonly kind: "pickup"; /** Null takes each line's own, from its label. */ readonly pharmacyId: string | null }
  | { readonly kind: "mail"; readonly addressId: string };

export type AskedRefill = AskedLine & {
  readonly daysSupply: number | null;
  /** Another way than the order's, for this line. */
  readonly delivery?: Delivery;
  /** Ask for a few days' supply until the line is there. */
  readonly bridge?: boolean;
};

/** An order as any channel asks for it. */
export type OrderAsk = {
  readonly channel: Channel;
  /** Null for a guest, who shows a record number and prescription numbers instead. */
  readonly ordererId: string | null;
  readonly lines: readonly AskedRefill[];
  readonly delivery: Delivery;
  readonly paymentMethodId: string | null;
  /** Over-the-counter items, beside the lines or alone; only for a member, and from one named pharmacy or by mail. */
  readonly items?: readonly AskedItem[];
  /** Short fills after which the lines' medicines run out on one day: priced by the day. */
  readonly syncOn?: Day;
};

/**
 * Under what an order's first answer is kept: a key of the asker's choice, and whose keys these are (the orderer's, or a
 * guest's record's).
 */
export type Idempotency = { readonly subject: string; readonly key: string };
