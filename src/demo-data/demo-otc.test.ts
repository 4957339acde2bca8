import { describe, expect, it } from "vitest";
import { forbiddenIngredient } from "#domain/otc/ingredients.ts";
import { ITEM_CATEGORIES } from "#domain/otc/item-categories.ts";
import { drugCatalogue } from "#demo-data/drug-catalogue.ts";
import { otcItems } from "#demo-data/otc-items.ts";

describe("the demo's catalogue without a prescription", () => {
  it("has something on every shelf, each item once", () => {
    expect(new Set(otcItems.map(({ shelf }) => shelf))).toEqual(new Set(ITEM_CATEGORIES));
    expect(new Set(otcItems.map(({ key }) => key)).size).toBe(otcItems.length);
    expect(otcItems.length).toBeGreaterThanOrEqual(60);
  });

  it("holds nothing that is sold only from behind a counter", () => {
    expect(otcItems.filter(({ ingredients }) => forbiddenIngredient(ingredients) !== undefined)).toEqual([]);
  });

  it("names as prescribed products only drugs of the plan that are sold without a prescription too", () => {
    const sold = new Set(
      drugCatalogue.filter(({ soldOtc }) => soldOtc).map(({ name, strength }) => `${name} ${strength}`),
    );
    const linked = otcItems.flatMap(({ drug }) => (drug === undefined ? [] : [drug.join(" ")]));
    expect(linked.filter((drug) => !sold.has(drug))).toEqual([]);
    expect(new Set(linked)).toEqual(sold);
  });
});
