import { type Kysely, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

const NOT_CONTAINED = ["agent", "message-left", "call-back-asked", "called-back", "not-reached", "fault"];

/** What the calls that began in a span came to. One that began before `lostBefore` and has no end met a fault. */
export async function countCalls(
  kysely: Kysely<DB>,
  { from, until, lostBefore }: { readonly from: Date; readonly until: Date; readonly lostBefore: Date },
) {
  const calls = kysely.selectFrom("phone_calls").where("began_at", ">=", from).where("began_at", "<", until);
  const count = sql<number>`count(*)::int`;
  const totals = await calls
    .select([
      count.as("calls"),
      sql<number>`count(ended_at)::int`.as("ended"),
      sql<number>`(count(*) filter (where ended_at is not null and outcome <> all (${NOT_CONTAINED})))::int`.as(
        "contained",
      ),
      sql<number>`(count(*) filter (where outcome = 'fault' or (ended_at is null and began_at < ${lostBefore})))::int`.as(
        "failures",
      ),
      sql<number | null>`round(avg(extract(epoch from ended_at - began_at)))::int`.as("averageSeconds"),
    ])
    .executeTakeFirstOrThrow();
  const { orders } = await kysely
    .selectFrom("orders")
    .select(count.as("orders"))
    .where("channel", "=", "phone")
    .where("placed_at", ">=", from)
    .where("placed_at", "<", until)
    .executeTakeFirstOrThrow();
  const outcomes = await calls
    .where("outcome", "is not", null)
    .select(["outcome as key", count.as("calls")])
    .groupBy("outcome")
    .orderBy("calls", "desc")
    .orderBy("key")
    .$narrowType<{ key: string }>()
    .execute();
  const leftAt = await calls
    .where("outcome", "=", "hung-up")
    .select([sql<string>`coalesce(path[array_upper(path, 1)], 'language')`.as("key"), count.as("calls")])
    .groupBy("key")
    .orderBy("calls", "desc")
    .orderBy("key")
    .execute();
  return { ...totals, orders, outcomes, leftAt };
}
