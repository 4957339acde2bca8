import { countCalls } from "#database/queries/count-calls.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone, instantOf } from "#domain/calendar/zoned-time.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

type Counted = readonly { readonly key: string; readonly calls: number }[];

export type CallFigures = {
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly calls: number;
  readonly ended: number;
  readonly contained: number;
  readonly orders: number;
  readonly averageSeconds: number | null;
  readonly failures: number;
  readonly outcomes: Counted;
  readonly leftAt: Counted;
};

/** No call lasts so long: one that has no end by then was cut off by a fault. */
const LONGEST_CALL_MINUTES = 120;
const USUAL_DAYS = 30;

/** What the calls of a span of days came to, by the day they began on; the last thirty days where none is named. */
export async function readCallFigures(
  { database: { kysely }, clock }: Dependencies,
  staff: StaffActor,
  span: { readonly fromOn: Day | null; readonly toOn: Day | null },
): Promise<{ readonly kind: "found"; readonly figures: CallFigures } | Refusal<"not-allowed" | "bad-input">> {
  if (!mayAct(staff, "see-call-figures", null)) return refuse("not-allowed");
  const now = clock();
  const toOn = span.toOn ?? dayInZone(now, PLAN_ZONE);
  const fromOn = span.fromOn ?? addDays(toOn, -(USUAL_DAYS - 1));
  if (fromOn > toOn) return refuse("bad-input", { fields: { fromOn: "ends-before-start" } });
  const counted = await countCalls(kysely, {
    from: instantOf(fromOn, 0, PLAN_ZONE),
    until: instantOf(addDays(toOn, 1), 0, PLAN_ZONE),
    lostBefore: new Date(now.getTime() - LONGEST_CALL_MINUTES * 60_000),
  });
  return { kind: "found", figures: { fromOn, toOn, ...counted } };
}
