import type { Day } from "#domain/calendar/day.ts";

/** When a fill that has begun is in the member's hands or ready for them. */
export type PromisedFill =
  | { readonly kind: "ready-by"; readonly by: Day; readonly at: Date }
  | { readonly kind: "arrives-by"; readonly by: Day; readonly shipsBy: Day };

/** What a line is told to expect. Every `by` is a day on the pharmacy's calendar, and the latest honest one. */
export type Promised =
  | PromisedFill
  /** A fill that is too soon today: the day it starts by itself, and what follows then. */
  | { readonly kind: "starts-on"; readonly by: Day; readonly then: PromisedFill }
  /** The prescriber's answer to a renewal. */
  | { readonly kind: "answer-by"; readonly by: Day }
  /** A prescription moved here from another pharmacy. */
  | { readonly kind: "transferred-by"; readonly by: Day };
