import type { InProcessStep, LineStatus } from "#domain/order/line-status.ts";
import type { TrackingStop } from "#domain/order/tracking-stops.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { Promised } from "#domain/promise/promised.ts";

export const orderWords = {
  status: {
    received: "The pharmacy has your order",
    "awaiting-prescriber": "Your doctor has been asked",
    scheduled: "Waiting for its start day",
    "in-process": "Being filled",
    "on-hold": "On hold: the pharmacy has a question",
    "ready-for-pickup": "Ready for pick-up",
    "picked-up": "Picked up",
    packed: "Packed",
    shipped: "On its way",
    delivered: "Delivered",
    cancelled: "Cancelled",
    declined: "Not approved",
    "returned-to-stock": "Not picked up in time, so put back",
  },
  closer: {
    fill: "Being counted and labeled",
    check: "A pharmacist is making the last check",
    "out-of-stock": "Out of stock: we are waiting for a delivery",
    "part-ready": "A part of it is ready for pick-up",
  },
  stop: {
    ordered: "Ordered",
    "doctor-asked": "Doctor asked",
    scheduled: "Scheduled",
    "part-picked-up": "Part picked up",
    "being-filled": "Being filled",
    "on-hold": "On hold",
    ready: "Ready",
    "picked-up": "Picked up",
    packed: "Packed",
    "on-its-way": "On its way",
    delivered: "Delivered",
    cancelled: "Cancelled",
    declined: "Not approved",
    "returned-to-stock": "Put back",
  },
  promise: {
    "ready-by": (day) => `Ready by ${day}`,
    "arrives-by": (day) => `Arrives by ${day}`,
    "starts-on": (day) => `Starts on ${day}`,
    "answer-by": (day) => `Answer expected by ${day}`,
    "transferred-by": (day) => `Moved by ${day}`,
  },
  price: {
    copay: "Your copay",
    "full-price-below-copay": "Full price, which is less than your copay",
    deductible: "Counts toward your deductible",
    "deductible-then-copay": "The rest of your deductible, then your copay",
    "full-price-outside-prescriber": "Full price: the prescriber is not part of your plan",
    "by-number": "Price of this prescription",
  },
  cancelling: "Cancelling costs nothing, and the refill stays yours.",
  supply: {
    unknown: "Not filled yet",
    out: "You may be out of it now",
    lastsTo: (day) => `Lasts to ${day}`,
    shortPickUp: (day) => `Lasts to ${day}. Mail would come too late: pick it up.`,
    shortAskPharmacist: (day) => `Lasts to ${day}. A refill may come later: ask the pharmacist for a few days' supply.`,
  },
} as const satisfies OrderWords;

export type OrderWords = {
  readonly status: Readonly<Record<LineStatus, string>>;
  /** What a status means more closely. */
  readonly closer: Readonly<Record<InProcessStep | "out-of-stock" | "part-ready", string>>;
  readonly stop: Readonly<Record<TrackingStop, string>>;
  readonly promise: Readonly<Record<Promised["kind"], (day: string) => string>>;
  /** Why the price is what it is; `by-number` for who may not know. */
  readonly price: Readonly<Record<PriceCode | "by-number", string>>;
  /** What the undo costs. */
  readonly cancelling: string;
  readonly supply: {
    readonly unknown: string;
    readonly out: string;
    lastsTo(day: string): string;
    shortPickUp(day: string): string;
    shortAskPharmacist(day: string): string;
  };
};
