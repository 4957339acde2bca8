import type { Kysely } from "kysely";
import { lockFreeAgents, returnToQueue } from "#database/queries/phone-queue.ts";
import type { DB } from "#database/generated/row-types.ts";
import { assignCalls, lapses } from "#domain/calls/waiting.ts";

const MOST_AT_ONCE = 50;

/** Gives callers who wait, and calls back whose turn it is, to agents who are free. Everybody who asks runs it. */
export async function dispatchCalls(kysely: Kysely<DB>, now: Date): Promise<void> {
  await dropLost(kysely, now);
  const { agentGone, callerListens } = lapses(now);
  await kysely.transaction().execute(async (trx) => {
    const free = await lockFreeAgents(trx, agentGone);
    if (free.length === 0) return;
    const entries = await trx
      .selectFrom("phone_queue")
      .select(["call_id as callId", "kind", "passed_by"])
      .where("ended_at", "is", null)
      .where("agent_id", "is", null)
      .where((where) => where.or([where("kind", "=", "call-back"), where("seen_at", ">", callerListens)]))
      .orderBy("entered_at")
      .orderBy("call_id")
      .limit(MOST_AT_ONCE)
      .forUpdate()
      .execute();
    // Who passes a call back by is away from then on, and may take it later.
    const waiting = entries.map(({ callId, kind, passed_by }) => ({
      callId,
      passedBy: kind === "waiting" ? passed_by : [],
    }));
    for (const { callId, agent } of assignCalls(waiting, free)) {
      await trx
        .updateTable("phone_queue")
        .set({ agent_id: agent, offered_at: now })
        .where("call_id", "=", callId)
        .execute();
    }
  });
}

/** What a phone line that stopped in the middle left behind holds up neither callers nor agents. */
async function dropLost(kysely: Kysely<DB>, now: Date): Promise<void> {
  const { callerGone, offerLost, callBackLost, callLost } = lapses(now);
  await kysely
    .updateTable("phone_queue")
    .set({ ended_at: now, keyed: null })
    .where("ended_at", "is", null)
    .where((where) =>
      where.or([
        where("answered_at", "<", callLost),
        where.and([where("kind", "=", "waiting"), where("answered_at", "is", null), where("seen_at", "<", callerGone)]),
      ]),
    )
    .execute();
  await returnToQueue(kysely, { kind: "waiting", offeredBefore: offerLost });
  const agents = await returnToQueue(kysely, { kind: "call-back", offeredBefore: callBackLost });
  await sendAway(kysely, now, agents);
}

/** Whose phone rings with nobody there gets no further calls until they say so. */
export async function sendAway(kysely: Kysely<DB>, now: Date, agents: readonly string[]): Promise<void> {
  if (agents.length === 0) return;
  await kysely
    .updateTable("phone_agents")
    .set({ state: "away", since: now })
    .where("staff_id", "in", [...agents])
    .where("state", "=", "free")
    .execute();
}
