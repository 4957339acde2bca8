import { addDays, type Day } from "#domain/calendar/day.ts";

/** What it means when the member says nothing to a delay. */
export type Silence = "waits" | "cancels";

export const DELAY_ANSWERS = ["wait", "cancel"] as const;
export type DelayAnswer = (typeof DELAY_ANSWERS)[number];

/** The longest first delay that a member agrees to by saying nothing. */
const SILENT_CONSENT_DAYS = 30;

/**
 * What a member who is told of a late shipment may choose, and what silence means (16 CFR 435.2, the mail order rule).
 * The first delay of at most 30 days is agreed to by saying nothing, until it ships (b)(1)(ii). A longer one is cancelled
 * 30 days after the first day promised, unless the member agrees (b)(1)(iii). A second delay is cancelled when the day
 * promised last is over, unless the member agrees (b)(2).
 * @param delay.turn 1 for the first delay of a line
 * @returns the last day on which the member may answer
 */
export function choiceFor(delay: { readonly turn: number; readonly promisedOn: Day; readonly newOn: Day }): {
  readonly silence: Silence;
  readonly answerBy: Day;
} {
  const { turn, promisedOn, newOn } = delay;
  if (turn > 1) return { silence: "cancels", answerBy: promisedOn };
  const latest = addDays(promisedOn, SILENT_CONSENT_DAYS);
  return newOn <= latest ? { silence: "waits", answerBy: newOn } : { silence: "cancels", answerBy: latest };
}

/** When the driver has come for the day: what is not given away by then does not ship on it. */
const DRIVER_LEFT_MINUTE = 18 * 60;
/** A delay of what was delayed before has to be told before the day is over, so that there is time to answer. */
const TOLD_FROM_MINUTE = 8 * 60;

export type ShippingPlan = {
  /** The day on which it was promised to ship, or, after a delay, the new one. */
  readonly shipsOn: Day;
  readonly delays: number;
  readonly isPacked: boolean;
  /** The day on which the pharmacy gets what it has run out of. */
  readonly stockOn: Day | null;
};

/** Whether a promised shipping day can't be kept, by the pharmacy's own clock. */
export function isLate(
  plan: ShippingPlan,
  { today, minute }: { readonly today: Day; readonly minute: number },
): boolean {
  if (plan.stockOn !== null && plan.stockOn >= plan.shipsOn) return true;
  if (today !== plan.shipsOn) return today > plan.shipsOn;
  return minute >= DRIVER_LEFT_MINUTE || (plan.delays > 0 && !plan.isPacked && minute >= TOLD_FROM_MINUTE);
}

/** Whether a parcel on its way misses its day: from the evening of that day on, unless it is at the door. */
export function arrivesLate(
  parcel: { readonly promisedOn: Day; readonly isOutForDelivery: boolean },
  { today, minute }: { readonly today: Day; readonly minute: number },
): boolean {
  if (today !== parcel.promisedOn) return today > parcel.promisedOn;
  return minute >= DRIVER_LEFT_MINUTE && !parcel.isOutForDelivery;
}
