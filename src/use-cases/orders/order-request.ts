import type { AskedLine } from "#database/queries/read-order-facts.ts";

export type Channel = "web" | "api" | "guest" | "phone" | "mobile" | "paper" | "agent" | "demo";

/** So many pieces of an over-the-counter item. */
export type AskedItem = { readonly itemId: string; readonly quantity: number };

/** An order as any channel asks for it. */
export type OrderAsk = {
  readonly channel: Channel;
  /** Null for a guest, who shows a record number and prescription numbers instead. */
  readonly ordererId: string | null;
  readonly lines: readonly (AskedLine & { readonly daysSupply: number | null })[];
  readonly delivery:
    | { readonly kind: "pickup"; /** Null takes each line's own, from its label. */ readonly pharmacyId: string | null }
    | { readonly kind: "mail"; readonly addressId: string };
  readonly paymentMethodId: string | null;
  /** Over-the-counter items, beside the lines or alone; only for a member, and from one named pharmacy or by mail. */
  readonly items?: readonly AskedItem[];
};
