import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { averageAgentSeconds, returnToQueue } from "#database/queries/phone-queue.ts";
import { parseCallBackNumber } from "#domain/calls/agent-address.ts";
import { lapses, roughWaitMinutes } from "#domain/calls/waiting.ts";
import { dispatchCalls, sendAway } from "#use-cases/agents/dispatch-calls.ts";
import { leaveQueue } from "#use-cases/agents/leave-queue.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { AgentPlace } from "#use-cases/phone/phone-answers.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";
import type { KeptOrder } from "#use-cases/phone/record-call.ts";

/**
 * An agent for a caller, or the caller's place among those who wait. Asked again every few seconds: each time is a sign
 * that the caller is still there.
 *
 * @param ask.passed why the agent whose phone rang did not take the call: who declined it stays free for others, whose
 * phone nobody answered is away from then on
 */
export async function seekAgent(
  { database: { kysely }, clock }: Dependencies,
  caller: PhoneCaller,
  ask: {
    readonly step: string;
    readonly language: string;
    readonly keyed: KeptOrder;
    readonly passed: "declined" | "no-answer" | null;
  },
): Promise<AgentPlace> {
  const now = clock();
  const { callId } = caller;
  // No phone that an agent's could be joined with.
  if (caller.address !== undefined) return { kind: "none" };
  if (ask.passed !== null) {
    const agents = await returnToQueue(kysely, { callId, kind: "waiting" });
    if (ask.passed === "no-answer") await sendAway(kysely, now, agents);
  }
  await kysely
    .insertInto("phone_queue")
    .values({
      call_id: callId,
      kind: "waiting",
      entered_at: now,
      seen_at: now,
      step: ask.step,
      language: ask.language,
      keyed: JSON.stringify(ask.keyed),
    })
    .onConflict((conflict) => conflict.column("call_id").doUpdateSet({ seen_at: now, ended_at: null }))
    .execute();
  await dispatchCalls(kysely, now);
  const place = await placeOf(kysely, now, callId);
  if (place === null) {
    await leaveQueue(kysely, now, callId);
    return { kind: "none" };
  }
  return place.kind === "wait" ? { ...place, callBackTo: parseCallBackNumber(caller.number) } : place;
}

/** Null where none of those who take calls is left to ask. */
async function placeOf(kysely: Kysely<DB>, now: Date, callId: string) {
  const { agentGone, callerGone } = lapses(now);
  const entry = await kysely
    .selectFrom("phone_queue as q")
    .leftJoin("phone_agents as a", "a.staff_id", "q.agent_id")
    .select(["q.entered_at", "q.passed_by", "a.address"])
    .where("q.call_id", "=", callId)
    .executeTakeFirstOrThrow();
  if (entry.address !== null) return { kind: "agent", target: entry.address } as const;
  const agents = await kysely
    .selectFrom("phone_agents")
    .select("staff_id")
    .where("state", "=", "free")
    .where("seen_at", ">", agentGone)
    .execute();
  if (agents.every(({ staff_id }) => entry.passed_by.includes(staff_id))) return null;
  const ahead = await kysely
    .selectFrom("phone_queue")
    .select("call_id")
    .where("ended_at", "is", null)
    .where("agent_id", "is", null)
    .where((where) => where.or([where("kind", "=", "call-back"), where("seen_at", ">", callerGone)]))
    .where((where) =>
      where.or([
        where("entered_at", "<", entry.entered_at),
        where.and([where("entered_at", "=", entry.entered_at), where("call_id", "<", callId)]),
      ]),
    )
    .execute();
  const place = ahead.length + 1;
  return {
    kind: "wait",
    place,
    minutes: roughWaitMinutes(place, agents.length, await averageAgentSeconds(kysely)),
    waitedSeconds: Math.round((now.getTime() - entry.entered_at.getTime()) / 1000),
  } as const;
}
