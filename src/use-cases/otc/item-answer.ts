import type { InLanguages } from "#database/queries/read-item-facts.ts";
import type { ItemAdvice } from "#domain/otc/item-advice.ts";
import type { ItemDecision } from "#domain/otc/decide-item.ts";
import type { ItemStatus } from "#domain/otc/item-status.ts";
import type { ItemPriceCode } from "#domain/otc/price-item.ts";
import type { PromisedFill } from "#domain/promise/promised.ts";

/** What an orderer is told of one item, before any channel words it. */
export type ItemAnswer = {
  readonly itemId: string;
  readonly quantity: number;
  readonly decision: ItemDecision;
  /** Absent where no such item exists. */
  readonly name?: InLanguages;
  readonly price?: { readonly amountCents: number; readonly code: ItemPriceCode };
  readonly promise?: PromisedFill;
  readonly advice: readonly ItemAdvice[];
  /** Of an item that was placed. */
  readonly orderItemId?: string;
  readonly status?: ItemStatus;
};
