import { instantOf } from "#domain/calendar/zoned-time.ts";
import type { Promised } from "#domain/promise/promised.ts";

/** The end of a pharmacy's working day, in minutes after midnight, for promises that name a day only. */
const END_OF_DAY = 18 * 60;

/** By when somebody has to have acted for the promise to hold: the pharmacy, or for an answer the prescriber. */
export function dueAt(promise: Promised, zone: string): Date {
  switch (promise.kind) {
    case "ready-by":
      return promise.at;
    case "arrives-by":
      return instantOf(promise.shipsBy, END_OF_DAY, zone);
    case "starts-on":
      return dueAt(promise.then, zone);
    case "answer-by":
    case "transferred-by":
      return instantOf(promise.by, END_OF_DAY, zone);
  }
}
