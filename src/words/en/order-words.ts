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
    "parcel-claimed": "Something is wrong with the parcel: we look into it",
    "parcel-came-back": "The parcel came back to us: we look into it",
    "parcel-replaced": "The parcel went wrong: we fill it again at no cost",
    "parcel-sent-again": "Packed again, because the parcel came back",
    "parcel-refunded": "The parcel went wrong: you get your money and the refill back",
    "first-parcel-arrived": "Delivered: the first parcel came after all",
    "late-cancelled": "Cancelled because it was late: you don't pay for it",
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
    "paid-back": "Paid back",
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
    "copay-prorated": "The part of your copay for these days",
    "full-price-below-copay": "Full price, which is less than your copay",
    deductible: "Counts toward your deductible",
    "deductible-then-copay": "The rest of your deductible, then your copay",
    "full-price-outside-prescriber": "Full price: the prescriber is not part of your plan",
    "by-number": "Price of this prescription",
  },
  cancelling: "Cancelling costs nothing, and the refill stays yours.",
  bridge: {
    asked: (days, pharmacy) =>
      `You asked ${pharmacy} for ${days === 1 ? "1 day" : `${days} days`} until it comes. A pharmacist decides.`,
    given: (days, pharmacy) =>
      `${days === 1 ? "1 day" : `${days} days`} of it until it comes: ready for you at ${pharmacy}.`,
    handedOver: (days) => `You got ${days === 1 ? "1 day" : `${days} days`} of it until it comes.`,
    declined: (pharmacy) => `The pharmacist of ${pharmacy} can't give you a few days of it.`,
    reasons: {
      "not-needed": "What you have lasts until it comes.",
      unsafe: "It is not safe without word from your prescriber. Call the pharmacy.",
      "see-prescriber": "Your prescriber has to see you first. Call their office.",
      "prescriber-reached": "Your prescriber was reached, and your order goes ahead.",
    },
  },
  supply: {
    unknown: "Not filled yet",
    out: "You may be out of it now",
    lastsTo: (day) => `Lasts to ${day}`,
    shortPickUp: (day) => `Lasts to ${day}. Mail would come too late: pick it up.`,
    gap: (runsOut, arrives, days) =>
      `Your supply lasts to ${runsOut}, and this comes by ${arrives}: ${days === 1 ? "1 day" : `${days} days`} without it.`,
    gapOut: (arrives, days) =>
      `You may be out of it now, and this comes by ${arrives}: ${days === 1 ? "1 day" : `${days} days`} without it.`,
    shortAskPharmacist: (day) => `Lasts to ${day}. A refill may come later: ask the pharmacist for a few days' supply.`,
  },
} as const satisfies OrderWords;

export type OrderWords = {
  readonly status: Readonly<Record<LineStatus, string>>;
  /** What a status means more closely. */
  readonly closer: Readonly<
    Record<
      | InProcessStep
      | "out-of-stock"
      | "part-ready"
      | "parcel-claimed"
      | "parcel-came-back"
      | "parcel-replaced"
      | "parcel-sent-again"
      | "parcel-refunded"
      | "first-parcel-arrived"
      | "late-cancelled",
      string
    >
  >;
  readonly stop: Readonly<Record<TrackingStop, string>>;
  readonly promise: Readonly<Record<Promised["kind"], (day: string) => string>>;
  /** Why the price is what it is; `by-number` for who may not know. */
  readonly price: Readonly<Record<PriceCode | "by-number", string>>;
  /** What the undo costs. */
  readonly cancelling: string;
  readonly bridge: {
    asked(days: number, pharmacy: string): string;
    given(days: number, pharmacy: string): string;
    handedOver(days: number): string;
    declined(pharmacy: string): string;
    readonly reasons: Readonly<Record<"not-needed" | "unsafe" | "see-prescriber" | "prescriber-reached", string>>;
  };
  readonly supply: {
    readonly unknown: string;
    readonly out: string;
    lastsTo(day: string): string;
    shortPickUp(day: string): string;
    shortAskPharmacist(day: string): string;
    gap(runsOut: string, arrives: string, days: number): string;
    /** The supply ended before today. */
    gapOut(arrives: string, days: number): string;
  };
};
