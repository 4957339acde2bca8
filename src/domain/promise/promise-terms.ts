/** How long a plan allows itself; what it promises is counted from these. */
export type PromiseTerms = {
  /** Open minutes until a pick-up is ready, unless the queue says otherwise. */
  readonly pickupOpenMinutes: number;
  readonly shipBusinessDays: number;
  /** From the order to the door, on the carrier's calendar. */
  readonly arriveBusinessDays: number;
  /** The same to a military post office, which the carrier hands over to the armed forces. */
  readonly arriveMilitaryBusinessDays: number;
  /** Days a cold parcel may be on its way; none of them may be one on which the carrier rests. */
  readonly coldTransitDays: number;
  readonly answerBusinessDays: number;
  readonly transferBusinessDays: number;
  /** Mail orders of the day are worked on the same day until this minute, in the pharmacy's zone. */
  readonly mailCutoffMinute: number;
};

export const defaultPromiseTerms: PromiseTerms = {
  pickupOpenMinutes: 240,
  shipBusinessDays: 2,
  arriveBusinessDays: 7,
  arriveMilitaryBusinessDays: 15,
  coldTransitDays: 2,
  answerBusinessDays: 2,
  transferBusinessDays: 5,
  mailCutoffMinute: 14 * 60,
};
