/** Where an item of an order is. Members read words for these, never the codes. */
export type ItemStatus =
  | "received"
  | "gathered"
  | "ready"
  | "picked-up"
  | "shipped"
  | "not-available"
  | "cancelled"
  | "returned";

/** What staff do with an item, in the order it happens; the member may only cancel. */
export const STAFF_ITEM_ACTS = ["gather", "make-ready", "hand-over", "ship", "refuse", "put-back", "return"] as const;
export type StaffItemAct = (typeof STAFF_ITEM_ACTS)[number];
/** What happens to it besides: its parcel got lost, and it is sent once more or paid back; or it is late, and given up. */
export type ItemAct = StaffItemAct | "cancel" | "send-anew" | "pay-back" | "give-up";
/** What is told of a mailed item that stays where it is. */
export type ItemDelay = "ships-late" | "arrives-late";

type Delivery = "pickup" | "mail";
type Step = { readonly from: readonly ItemStatus[]; readonly to: ItemStatus; readonly only?: Delivery };

const STEPS: Readonly<Record<ItemAct, Step>> = {
  gather: { from: ["received"], to: "gathered" },
  "make-ready": { from: ["gathered"], to: "ready", only: "pickup" },
  "hand-over": { from: ["ready"], to: "picked-up", only: "pickup" },
  ship: { from: ["gathered"], to: "shipped", only: "mail" },
  refuse: { from: ["received", "gathered"], to: "not-available" },
  "put-back": { from: ["gathered"], to: "received" },
  return: { from: ["ready"], to: "returned", only: "pickup" },
  cancel: { from: ["received"], to: "cancelled" },
  "send-anew": { from: ["shipped"], to: "received", only: "mail" },
  "pay-back": { from: ["shipped"], to: "returned", only: "mail" },
  "give-up": { from: ["received", "gathered"], to: "cancelled", only: "mail" },
};

/** The status after an act; null where the act makes no sense now. */
export function afterItemAct(act: ItemAct, status: ItemStatus, delivery: Delivery): ItemStatus | null {
  const { from, to, only } = STEPS[act];
  return from.includes(status) && (only === undefined || only === delivery) ? to : null;
}

/** What staff may do with it now. */
export function itemActs(status: ItemStatus, delivery: Delivery): StaffItemAct[] {
  return STAFF_ITEM_ACTS.filter((act) => afterItemAct(act, status, delivery) !== null);
}

export function canCancelItem(status: ItemStatus): boolean {
  return afterItemAct("cancel", status, "pickup") !== null;
}

/** Why a pharmacy can't give an item. */
export const ITEM_REFUSAL_REASONS = ["not-on-shelf", "damaged", "recalled", "pharmacist-advises"] as const;
export type ItemRefusalReason = (typeof ITEM_REFUSAL_REASONS)[number];

/** Whether its pieces stand on the shelf again and may be sold to somebody else. */
export function givesBack(act: ItemAct | ItemDelay, reason: ItemRefusalReason | null): boolean {
  return (
    act === "cancel" || act === "give-up" || act === "return" || (act === "refuse" && reason === "pharmacist-advises")
  );
}
