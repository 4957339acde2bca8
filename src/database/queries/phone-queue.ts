import { type Kysely, sql, type Transaction } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

/** So many of the last calls tell how long one takes. */
const CALLS_COUNTED = 30;

/** How long calls with agents took of late, in seconds; null where there were none. */
export async function averageAgentSeconds(kysely: Kysely<DB>): Promise<number | null> {
  const { seconds } = await kysely
    .selectFrom((from) =>
      from
        .selectFrom("phone_queue")
        .select(sql<number>`extract(epoch from ended_at - answered_at)`.as("seconds"))
        .where("answered_at", "is not", null)
        .where("ended_at", "is not", null)
        .orderBy("ended_at", "desc")
        .limit(CALLS_COUNTED)
        .as("latest"),
    )
    .select(sql<number | null>`avg(seconds)::float8`.as("seconds"))
    .executeTakeFirstOrThrow();
  return seconds;
}

/**
 * The agents who take calls and have none, whoever has been free longest first; those who take calls are locked. Who
 * gives out calls holds this lock first, so that callers get their agents in their order.
 */
export async function lockFreeAgents(trx: Transaction<DB>, goneBefore: Date): Promise<string[]> {
  const agents = await trx
    .selectFrom("phone_agents")
    .select(["staff_id", "since"])
    .where("state", "=", "free")
    .where("seen_at", ">", goneBefore)
    // In one order for everybody, or two who lock would wait for each other.
    .orderBy("staff_id")
    .forUpdate()
    .execute();
  if (agents.length === 0) return [];
  // Only now: what was given out while this waited for the lock counts.
  const busy = await trx
    .selectFrom("phone_queue")
    .select("agent_id")
    .where("agent_id", "is not", null)
    .where("ended_at", "is", null)
    .execute();
  const taken = new Set(busy.map(({ agent_id }) => agent_id));
  return agents
    .filter(({ staff_id }) => !taken.has(staff_id))
    .toSorted((a, b) => a.since.getTime() - b.since.getTime())
    .map(({ staff_id }) => staff_id);
}

/**
 * Agents did not take what was offered: it waits for the others again. Gives whose phones it was.
 *
 * @param which one call, or all that were offered so long ago and never answered
 */
export async function returnToQueue(
  kysely: Kysely<DB>,
  which: { readonly kind: "waiting" | "call-back" } & ({ readonly callId: string } | { readonly offeredBefore: Date }),
): Promise<string[]> {
  const rows = await kysely
    .updateTable("phone_queue")
    .set({
      passed_by: sql<string[]>`array_append(passed_by, agent_id)`,
      agent_id: null,
      offered_at: null,
      dialling_at: null,
      answered_at: null,
    })
    .where("kind", "=", which.kind)
    .where("ended_at", "is", null)
    .where("agent_id", "is not", null)
    .where((where) =>
      "callId" in which
        ? where("call_id", "=", which.callId)
        : where.and([where("answered_at", "is", null), where("offered_at", "<", which.offeredBefore)]),
    )
    .returning(sql<string>`passed_by[array_upper(passed_by, 1)]`.as("agent"))
    .execute();
  return rows.map(({ agent }) => agent);
}
