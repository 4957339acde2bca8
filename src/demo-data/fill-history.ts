import type { DemoFill } from "#demo-data/demo-rows.ts";

/**
 * The last fill and at most two before it, newest first: each stands a whole days supply before the next, and none
 * before the day the prescription was written.
 */
export function fillHistory(last: {
  readonly writtenDaysAgo: number;
  readonly lastFillDaysAgo: number;
  readonly daysSupply: number;
  readonly quantity: number;
}): readonly DemoFill[] {
  const { writtenDaysAgo, lastFillDaysAgo, daysSupply, quantity } = last;
  return [0, 1, 2]
    .map((earlier) => ({ daysAgo: lastFillDaysAgo + earlier * daysSupply, daysSupply, quantity }))
    .filter((fill) => fill.daysAgo <= writtenDaysAgo);
}
