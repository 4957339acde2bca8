import { parseDay } from "#domain/calendar/day.ts";
import type { DecidedItem } from "#contracts/items.ts";
import { itemPages as en } from "#words/en/item-pages.ts";
import { itemPages as es } from "#words/es/item-pages.ts";
import type { Language } from "#words/languages.ts";
import { wordPromise } from "#words/word-order.ts";

export const itemPageWords = { en, es };

/** Where the item stands in its page. */
export function itemAnchor(itemId: string): string {
  return `i-${itemId}`;
}

/** "Ready by Tue, Nov 24", or whether it can be had at all. */
export function itemState(decided: DecidedItem | undefined, language: Language): string {
  const words = itemPageWords[language];
  if (decided === undefined) return words.undecided;
  if (decided.outcome === "refused") return words.cannotBeOrdered;
  return decided.promise === undefined
    ? words.willBeOrdered
    : wordPromise({ kind: decided.promise.kind, by: parseDay(decided.promise.by) }, language);
}
