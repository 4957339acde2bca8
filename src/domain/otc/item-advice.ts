/** What is worth asking a pharmacist before taking an item. It never stops an order. */
export type ItemAdvice =
  /** Another item of the order, or a medicine of the buyer's, holds the same. */
  | { readonly kind: "same-ingredient"; readonly ingredient: string; readonly other: "item" | "medicine" }
  | { readonly kind: "allergy"; readonly ingredient: string };

/**
 * Advice for one item of an order.
 * @param others the ingredients of the order's other items
 * @param medicines names of what the buyer takes by prescription, of this item's own prescription excepted
 * @param allergies substances as they stand in the buyer's record
 */
export function adviseOnItem(
  ingredients: readonly string[],
  others: readonly string[],
  medicines: readonly string[],
  allergies: readonly string[],
): ItemAdvice[] {
  return ingredients.flatMap((ingredient): ItemAdvice[] => {
    const holds = (name: string) => name.toLowerCase().includes(ingredient);
    if (allergies.some(holds)) return [{ kind: "allergy", ingredient }];
    if (others.includes(ingredient)) return [{ kind: "same-ingredient", ingredient, other: "item" }];
    return medicines.some(holds) ? [{ kind: "same-ingredient", ingredient, other: "medicine" }] : [];
  });
}
