/** Sold only from behind a counter, with a logbook and an ID (21 USC 830): no catalogue of ours holds them. */
const FORBIDDEN: readonly string[] = ["pseudoephedrine", "ephedrine", "phenylpropanolamine"];

/** California sells it only to adults (Health and Safety Code 11110). */
export const DEXTROMETHORPHAN = "dextromethorphan";

/** The ingredient, whatever its salt, that keeps an item out of the catalogue; undefined where none does. */
export function forbiddenIngredient(ingredients: readonly string[]): string | undefined {
  return ingredients.find((ingredient) =>
    ingredient
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => FORBIDDEN.includes(word)),
  );
}
