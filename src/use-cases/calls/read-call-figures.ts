import { sql } from "kysely";
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
  const [from, until] = [instantOf(fromOn, 0, PLAN_ZONE), instantOf(addDays(toOn, 1), 0, PLAN_ZONE)];
  const lost = new Date(now.getTime() - LONGEST_CALL_MINUTES * 60_000);
  const calls = kysely.selectFrom("phone_calls").where("began_at", ">=", from).where("began_at", "<", until);
  const totals = await calls
    .select([
      sql<number>`count(*)::int`.as("calls"),
      sql<number>`count(ended_at)::int`.as("ended"),
      sql<number>`(count(*) filter (where ended_at is not null and outcome not in ('agent', 'message-left', 'fault')))::int`.as(
        "contained",
      ),
      sql<number>`(count(*) filter (where outcome = 'fault' or (ended_at is null and began_at < ${lost})))::int`.as(
        "failures",
      ),
      sql<number | null>`round(avg(extract(epoch from ended_at - began_at)))::int`.as("averageSeconds"),
    ])
    .executeTakeFirstOrThrow();
  const { orders } = await kysely
    .selectFrom("orders")
    .select(sql<number>`count(*)::int`.as("orders"))
    .where("channel", "=", "phone")
    .where("placed_at", ">=", from)
    .where("placed_at", "<", until)
    .executeTakeFirstOrThrow();
  const outcomes = await calls
    .where("outcome", "is not", null)
    .select(["outcome as key", sql<number>`count(*)::int`.as("calls")])
    .groupBy("outcome")
    .orderBy("calls", "desc")
    .orderBy("key")
    .$narrowType<{ key: string }>()
    .execute();
  const leftAt = await calls
    .where("outcome", "=", "hung-up")
    .select([sql<string>`coalesce(path[array_upper(path, 1)], 'language')`.as("key")])
    .select(sql<number>`count(*)::int`.as("calls"))
    .groupBy("key")
    .orderBy("calls", "desc")
    .orderBy("key")
    .execute();
  return { kind: "found", figures: { fromOn, toOn, ...totals, orders, outcomes, leftAt } };
}
