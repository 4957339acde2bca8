import { type CoverageFacts, type PrescriberNetwork, type PriceCode, priceFill } from "#domain/price/price.ts";

/** Outside a care plan an item costs what the shelf says. */
export type ItemPriceCode = "shelf-price" | PriceCode;

export type ItemPrice = {
  readonly amountCents: number;
  readonly code: ItemPriceCode;
  readonly deductibleUsedCents: number;
};

/**
 * What so many pieces cost, and why. An item that a care plan names follows the coverage like the prescription it is,
 * each piece as 30 days of a generic, and never costs more than the shelf says.
 * @param carePlan null where no care plan of the buyer's names the item
 */
export function priceItem(
  shelfCents: number,
  quantity: number,
  delivery: "pickup" | "mail",
  carePlan: {
    readonly coverage: CoverageFacts;
    readonly prescriberNetwork: PrescriberNetwork;
    readonly deductibleMetCents: number;
  } | null,
): ItemPrice {
  const usualPriceCents = shelfCents * quantity;
  if (carePlan === null) return { amountCents: usualPriceCents, code: "shelf-price", deductibleUsedCents: 0 };
  return priceFill({ ...carePlan, tier: "generic", daysSupply: 30 * quantity, delivery, usualPriceCents });
}
