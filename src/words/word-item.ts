import type { ItemCategory } from "#domain/otc/item-categories.ts";
import type { ItemAdvice } from "#domain/otc/item-advice.ts";
import type { ItemDecision } from "#domain/otc/decide-item.ts";
import type { ItemStatus } from "#domain/otc/item-status.ts";
import type { ItemPriceCode } from "#domain/otc/price-item.ts";
import { type ItemWords, itemWords as en } from "#words/en/item-words.ts";
import { itemWords as es } from "#words/es/item-words.ts";
import type { Language } from "#words/languages.ts";
import { wordPrice } from "#words/word-order.ts";

const catalogues = { en, es } as const satisfies Record<Language, ItemWords>;

/** Whether it can be had, and if not, why and what to do. */
export function wordItemDecision(decision: ItemDecision, language: Language): string {
  const words = catalogues[language];
  return decision.kind === "accepted" ? words.accepted : words.refused[decision.code](decision.limit ?? 0);
}

export function wordIngredient(ingredient: string, language: Language): string {
  return catalogues[language].ingredients[ingredient] ?? ingredient;
}

/** What to ask the pharmacist about. */
export function wordItemAdvice(advice: ItemAdvice, language: Language): string {
  const words = catalogues[language];
  const ingredient = wordIngredient(advice.ingredient, language);
  if (advice.kind === "allergy") return words.allergy(ingredient);
  return advice.other === "item" ? words.sameInItem(ingredient) : words.sameInMedicine(ingredient);
}

/** The reason of a price; every one but the shelf's comes from the buyer's care plan. */
export function wordItemPrice(code: ItemPriceCode, language: Language): string {
  const words = catalogues[language];
  return code === "shelf-price" ? words.shelfPrice : words.inCarePlan(wordPrice(code, language));
}

/** @param arrived the carrier says that its parcel was delivered */
export function wordItemStatus(
  { status, delivery_kind: delivery }: { readonly status: ItemStatus; readonly delivery_kind: "pickup" | "mail" },
  language: Language,
  arrived = false,
): string {
  const words = catalogues[language];
  if (status === "shipped" && arrived) return words.delivered;
  return status === "returned" && delivery === "mail" ? words.paidBack : words.status[status];
}

export function wordItemCategory(category: ItemCategory, language: Language): string {
  return catalogues[language].category[category];
}
