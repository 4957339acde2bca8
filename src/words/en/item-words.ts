import type { ItemCategory } from "#domain/otc/item-categories.ts";
import type { ItemRefusalCode } from "#domain/otc/decide-item.ts";
import type { ItemRefusalReason, ItemStatus } from "#domain/otc/item-status.ts";

export const itemWords: ItemWords = {
  category: {
    "pain-and-fever": "Pain and fever",
    "cough-and-cold": "Cough and cold",
    allergy: "Allergy",
    stomach: "Stomach",
    vitamins: "Vitamins and minerals",
    skin: "Skin",
    "first-aid": "First aid",
    "eye-and-ear": "Eyes and ears",
    sleep: "Sleep",
    "stop-smoking": "Stop smoking",
    "oral-care": "Teeth and mouth",
    diabetes: "Diabetes supplies",
  },
  status: {
    received: "The pharmacy has your order",
    gathered: "Set aside for you",
    ready: "Ready for pick-up",
    "picked-up": "Picked up",
    shipped: "On its way",
    "not-available": "Not available",
    cancelled: "Taken off the order",
    returned: "Not picked up, so put back",
  },
  delivered: "Delivered",
  paidBack: "Its parcel went wrong: you get your money back",
  reason: {
    "not-on-shelf": "The pharmacy has no more of it. You pay nothing for it.",
    damaged: "The last one was damaged. You pay nothing for it.",
    recalled: "The maker has recalled it. You pay nothing for it.",
    "pharmacist-advises": "A pharmacist wants to talk with you before you take this. Call the pharmacy.",
  },
  accepted: "It is on the shelf, and we set it aside for you.",
  refused: {
    "no-such-item": () => "We don't know this item.",
    "forbidden-ingredient": () => "This is sold only at the counter, with your ID. Ask the pharmacist.",
    "not-offered": () => "This pharmacy does not sell it. Choose another pharmacy.",
    "mail-not-in-area": () => "Mail order is not offered in your area. You can pick it up.",
    "not-by-mail": () => "This can't be mailed. You can pick it up.",
    "state-not-licensed": () => "We can't ship to that state yet. You can pick it up.",
    "adults-only-in-state": (limit) => `This cough medicine is sold from age ${limit} in California.`,
    "too-young": (limit) => `This is sold from age ${limit}.`,
    "too-many": (limit) => `One order can have ${limit} of these at most.`,
    "too-much-of-ingredient": (limit) => `One order can have ${limit} packages with dextromethorphan at most.`,
    "out-of-stock": () => "Sold out at this pharmacy. Choose another pharmacy, or try again in a few days.",
    "fewer-left": (limit) => (limit === 1 ? "Only 1 is left." : `Only ${limit} are left.`),
  },
  shelfPrice: "Shelf price",
  inCarePlan: (because) => `In your care plan. ${because}`,
  sameInItem: (ingredient) =>
    `Another item of this order has ${ingredient} too. Ask the pharmacist before you take both.`,
  sameInMedicine: (ingredient) =>
    `One of your medicines has ${ingredient} too. Ask the pharmacist before you take both.`,
  allergy: (ingredient) => `Your record says you are allergic to ${ingredient}. Ask the pharmacist first.`,
  ingredients: {},
};

export type ItemWords = {
  readonly category: Readonly<Record<ItemCategory, string>>;
  readonly status: Readonly<Record<ItemStatus, string>>;
  /** Of one that was mailed: its parcel came, or went wrong. */
  readonly delivered: string;
  readonly paidBack: string;
  /** Why a pharmacy could not give it. */
  readonly reason: Readonly<Record<ItemRefusalReason, string>>;
  readonly accepted: string;
  readonly refused: Readonly<Record<ItemRefusalCode, (limit: number) => string>>;
  readonly shelfPrice: string;
  inCarePlan(because: string): string;
  sameInItem(ingredient: string): string;
  sameInMedicine(ingredient: string): string;
  allergy(ingredient: string): string;
  /** What an ingredient is called, where it is not called as in English. */
  readonly ingredients: Readonly<Record<string, string>>;
};
