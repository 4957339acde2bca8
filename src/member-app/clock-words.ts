import { instantWords } from "#words/day-and-money.ts";
import type { Language } from "#words/languages.ts";

/** The plan's own clocks: the pages say instants in their time, as its letters and its pharmacies do. */
const PLAN_TIME_ZONE = "America/Los_Angeles";

/** "Tue, Nov 24, 2:10 PM" */
export function clockWords(instant: string, language: Language): string {
  return instantWords(instant, language, PLAN_TIME_ZONE);
}
