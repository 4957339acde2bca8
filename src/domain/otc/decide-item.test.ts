import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addMonths, parseDay } from "#domain/calendar/day.ts";
import { adviseOnItem } from "#domain/otc/item-advice.ts";
import { type AskedItemFacts, decideItems, type ItemSetting } from "#domain/otc/decide-item.ts";
import { forbiddenIngredient } from "#domain/otc/ingredients.ts";
import { priceItem } from "#domain/otc/price-item.ts";

const today = parseDay("2026-11-24");
const setting: ItemSetting = {
  delivery: "pickup",
  state: "CA",
  mailInArea: true,
  licensed: true,
  buyerBirthDate: parseDay("1981-02-03"),
  today,
};
const item = { ingredients: ["calcium carbonate"], minAge: null, mostPerOrder: 6, mailable: true };
const coughSyrup = { ...item, ingredients: ["dextromethorphan", "guaifenesin"], mostPerOrder: 3 };
const shelf = { offered: true, onHand: 10 };

function decide(facts: Partial<AskedItemFacts>, where: Partial<ItemSetting> = {}): string {
  const [decision] = decideItems([{ item, shelf, quantity: 1, ...facts }], { ...setting, ...where });
  return decision === undefined ? "" : [decision.code, ...("limit" in decision ? [decision.limit] : [])].join(" ");
}

describe("an item is refused", () => {
  test.each([
    ["that nobody knows", { item: null }, {}, "no-such-item"],
    [
      "with pseudoephedrine",
      { item: { ...item, ingredients: ["pseudoephedrine hydrochloride"] } },
      {},
      "forbidden-ingredient",
    ],
    ["that the pharmacy never had", { shelf: null }, {}, "not-offered"],
    ["that the pharmacy does not offer now", { shelf: { offered: false, onHand: 5 } }, {}, "not-offered"],
    ["by mail in an area without mail order", {}, { delivery: "mail", mailInArea: false }, "mail-not-in-area"],
    ["by mail where it can't be mailed", { item: { ...item, mailable: false } }, { delivery: "mail" }, "not-by-mail"],
    ["by mail to a state without a licence", {}, { delivery: "mail", licensed: false }, "state-not-licensed"],
    ["above the most an order may hold", { quantity: 7 }, {}, "too-many 6"],
    ["that is sold out", { shelf: { offered: true, onHand: 0 } }, {}, "out-of-stock"],
    ["of which fewer are left", { shelf: { offered: true, onHand: 2 }, quantity: 3 }, {}, "fewer-left 2"],
    [
      "for adults, to a minor",
      { item: { ...item, minAge: 18 } },
      { buyerBirthDate: addMonths(today, -18 * 12 + 1) },
      "too-young 18",
    ],
  ] as const)("%s", (_, facts, where, code) => {
    expect(decide(facts, where)).toBe(code);
  });
});

describe("dextromethorphan", () => {
  test.each([
    ["the day before the 18th birthday", "2008-11-25", "CA", "adults-only-in-state 18"],
    ["on the 18th birthday", "2008-11-24", "CA", "on-the-shelf"],
    ["at 17 in Oregon", "2009-11-24", "OR", "on-the-shelf"],
  ])("%s in %s", (_, born, state, code) => {
    expect(decide({ item: coughSyrup }, { buyerBirthDate: parseDay(born), state })).toBe(code);
  });

  it("is sold in three packages an order, whatever they are called", () => {
    const asked = [2, 2, 1].map((quantity) => ({ item: coughSyrup, shelf, quantity }));
    expect(decideItems(asked, setting).map(({ code }) => code)).toEqual([
      "on-the-shelf",
      "too-much-of-ingredient",
      "on-the-shelf",
    ]);
  });
});

test.each(["Pseudoephedrine", "ephedrine sulfate", "pseudoephedrine/loratadine"])(
  "%s keeps an item out",
  (ingredient) => {
    expect(forbiddenIngredient([ingredient])).toBe(ingredient);
  },
);
test("phenylephrine does not", () => {
  expect(forbiddenIngredient(["phenylephrine", "acetaminophen"])).toBeUndefined();
});

describe("the price", () => {
  const coverage = {
    copayCentsPer30Days: { generic: 500, preferredBrand: 3500, otherBrand: 6000 },
    mail90DaysCosts30DayCopays: 2,
    coversAllPrescribers: false,
    deductibleCents: 0,
  };
  const carePlan = { coverage, prescriberNetwork: "plan", deductibleMetCents: 0 } as const;

  it("is the shelf's for each piece", () => {
    expect(priceItem(649, 3, "pickup", null)).toMatchObject({ amountCents: 1947, code: "shelf-price" });
  });
  it("is the coverage's where a care plan names the item", () => {
    expect(priceItem(1149, 1, "pickup", carePlan)).toMatchObject({ amountCents: 500, code: "copay" });
    expect(priceItem(349, 1, "pickup", carePlan)).toMatchObject({ amountCents: 349, code: "full-price-below-copay" });
  });
  it("is the full one where an outside prescriber wrote the care plan", () => {
    const price = priceItem(1149, 1, "pickup", { ...carePlan, prescriberNetwork: "outside" });
    expect(price).toMatchObject({ amountCents: 1149, code: "full-price-outside-prescriber" });
  });
  it("is never above the shelf's", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("pickup" as const, "mail" as const),
        fc.integer({ min: 0, max: 50_000 }),
        (shelfCents, quantity, delivery, deductibleCents) => {
          const facts = { ...carePlan, coverage: { ...coverage, deductibleCents } };
          const { amountCents } = priceItem(shelfCents, quantity, delivery, facts);
          expect(amountCents).toBeGreaterThanOrEqual(0);
          expect(amountCents).toBeLessThanOrEqual(shelfCents * quantity);
        },
      ),
    );
  });
});

describe("advice", () => {
  test.each([
    ["the same in another item", ["acetaminophen"], [], [], "same-ingredient item"],
    ["the same in a medicine", [], ["Hydrocodone-Acetaminophen"], [], "same-ingredient medicine"],
    ["an allergy", [], [], ["Acetaminophen"], "allergy"],
    ["nothing in common", ["ibuprofen"], ["Lisinopril"], ["Penicillin"], ""],
  ])("%s", (_, others, medicines, allergies, told) => {
    const [advice] = adviseOnItem(["acetaminophen"], others, medicines, allergies);
    expect(advice === undefined ? "" : [advice.kind, ...("other" in advice ? [advice.other] : [])].join(" ")).toBe(
      told,
    );
  });
});
