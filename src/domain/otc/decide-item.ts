import { addMonths, type Day } from "#domain/calendar/day.ts";
import { DEXTROMETHORPHAN, forbiddenIngredient } from "#domain/otc/ingredients.ts";

/** An item asked for, as it stands on the shelf it would come from. */
export type AskedItemFacts = {
  /** Null where no item has this id. */
  readonly item: {
    readonly ingredients: readonly string[];
    readonly minAge: number | null;
    readonly mostPerOrder: number;
    readonly mailable: boolean;
  } | null;
  /** Null where the pharmacy has never had it. */
  readonly shelf: { readonly offered: boolean; readonly onHand: number } | null;
  readonly quantity: number;
};

/** Who buys, and where the items are handed over. */
export type ItemSetting = {
  readonly delivery: "pickup" | "mail";
  /** Whose law counts: the pharmacy's state, or the one shipped to. */
  readonly state: string;
  /** Whether the buyer's area has mail order; asked for mail only. */
  readonly mailInArea: boolean;
  /** Whether the mail-order pharmacy may ship there. */
  readonly licensed: boolean;
  readonly buyerBirthDate: Day;
  readonly today: Day;
};

export type ItemRefusalCode =
  | "no-such-item"
  | "forbidden-ingredient"
  | "not-offered"
  | "mail-not-in-area"
  | "not-by-mail"
  | "state-not-licensed"
  | "adults-only-in-state"
  | "too-young"
  | "too-many"
  | "too-much-of-ingredient"
  | "out-of-stock"
  | "fewer-left";

export type ItemDecision =
  | { readonly kind: "accepted"; readonly code: "on-the-shelf" }
  | {
      readonly kind: "refused";
      readonly code: ItemRefusalCode;
      /** The age needed, the most there may be, or how many are left. */
      readonly limit?: number;
    };

const ADULT = 18;
/** Packages with dextromethorphan in one order, whatever they are called. */
const DEXTROMETHORPHAN_MOST = 3;
/** Where it is sold to adults only. */
const DEXTROMETHORPHAN_ADULT_STATES: readonly string[] = ["CA"];

/** Decides each item of one order. One that is refused does not fail the others. */
export function decideItems(asked: readonly AskedItemFacts[], setting: ItemSetting): ItemDecision[] {
  let withDextromethorphan = 0;
  return asked.map((facts) => {
    const decision = decideItem(facts, setting);
    if (decision.kind === "refused" || facts.item?.ingredients.includes(DEXTROMETHORPHAN) !== true) return decision;
    if (withDextromethorphan + facts.quantity > DEXTROMETHORPHAN_MOST)
      return { kind: "refused", code: "too-much-of-ingredient", limit: DEXTROMETHORPHAN_MOST };
    withDextromethorphan += facts.quantity;
    return decision;
  });
}

function decideItem({ item, shelf, quantity }: AskedItemFacts, setting: ItemSetting): ItemDecision {
  const refused = (code: ItemRefusalCode, limit?: number): ItemDecision => ({
    kind: "refused",
    code,
    ...(limit === undefined ? {} : { limit }),
  });
  if (item === null) return refused("no-such-item");
  if (forbiddenIngredient(item.ingredients) !== undefined) return refused("forbidden-ingredient");
  if (shelf?.offered !== true) return refused("not-offered");
  if (setting.delivery === "mail" && !setting.mailInArea) return refused("mail-not-in-area");
  if (setting.delivery === "mail" && !item.mailable) return refused("not-by-mail");
  if (setting.delivery === "mail" && !setting.licensed) return refused("state-not-licensed");
  if (
    item.ingredients.includes(DEXTROMETHORPHAN) &&
    DEXTROMETHORPHAN_ADULT_STATES.includes(setting.state) &&
    !isOfAge(setting, ADULT)
  )
    return refused("adults-only-in-state", ADULT);
  if (item.minAge !== null && !isOfAge(setting, item.minAge)) return refused("too-young", item.minAge);
  if (quantity > item.mostPerOrder) return refused("too-many", item.mostPerOrder);
  if (shelf.onHand === 0) return refused("out-of-stock");
  if (shelf.onHand < quantity) return refused("fewer-left", shelf.onHand);
  return { kind: "accepted", code: "on-the-shelf" };
}

function isOfAge({ buyerBirthDate, today }: ItemSetting, years: number): boolean {
  return addMonths(buyerBirthDate, years * 12) <= today;
}
