import { returnToQueue } from "#database/queries/phone-queue.ts";
import { triesAgain } from "#domain/calls/waiting.ts";
import { dispatchCalls, sendAway } from "#use-cases/agents/dispatch-calls.ts";
import { freeSince } from "#use-cases/agents/leave-queue.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Keeps a caller's place for a call back; false where an agent is on the way to them already. */
export async function askForCallBack({ database }: Dependencies, callId: string, number: string): Promise<boolean> {
  const kept = await database.kysely
    .updateTable("phone_queue")
    .set({ kind: "call-back", call_back_number: number })
    .where("call_id", "=", callId)
    .where("kind", "=", "waiting")
    .where("agent_id", "is", null)
    .where("ended_at", "is", null)
    .returning("call_id")
    .executeTakeFirst();
  return kept !== undefined;
}

export type DueCallBack = {
  readonly callId: string;
  /** The agent's phone. */
  readonly agent: string;
  readonly number: string;
};

/** Takes the calls back whose turn it is, for a phone line that dials them itself; each is given out once. */
export async function takeCallBacks({ database: { kysely }, clock }: Dependencies): Promise<readonly DueCallBack[]> {
  const now = clock();
  const waits = await kysely
    .selectFrom("phone_queue")
    .select("call_id")
    .where("kind", "=", "call-back")
    .where("ended_at", "is", null)
    .where("dialling_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (waits === undefined) return [];
  await dispatchCalls(kysely, now);
  return kysely
    .updateTable("phone_queue as q")
    .from("phone_agents as a")
    .set({ dialling_at: now })
    .whereRef("a.staff_id", "=", "q.agent_id")
    .where("q.kind", "=", "call-back")
    .where("q.ended_at", "is", null)
    .where("q.answered_at", "is", null)
    .where("q.dialling_at", "is", null)
    .returning(["q.call_id as callId", "a.address as agent", "q.call_back_number as number"])
    .$narrowType<{ number: string }>()
    .execute();
}

/**
 * What came of a call back. One that reached nobody is tried once more after the others; one that the agent passed by
 * goes to another agent.
 */
export async function endCallBack(
  { database: { kysely }, clock }: Dependencies,
  callId: string,
  how: "reached" | "not-reached" | "passed",
): Promise<void> {
  const now = clock();
  if (how === "passed") return sendAway(kysely, now, await returnToQueue(kysely, { callId, kind: "call-back" }));
  await kysely.transaction().execute(async (trx) => {
    const entry = await trx
      .selectFrom("phone_queue")
      .select(["tries", "agent_id"])
      .where("call_id", "=", callId)
      .where("kind", "=", "call-back")
      .where("ended_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (entry === undefined) return;
    const tries = entry.tries + 1;
    const again = how === "not-reached" && triesAgain(tries);
    await trx
      .updateTable("phone_queue")
      .set(
        again
          ? { tries, entered_at: now, agent_id: null, offered_at: null, dialling_at: null, answered_at: null }
          : { tries, ended_at: now, keyed: null },
      )
      .where("call_id", "=", callId)
      .execute();
    if (!again) {
      const outcome = how === "reached" ? "called-back" : "not-reached";
      await trx.updateTable("phone_calls").set({ outcome }).where("call_id", "=", callId).execute();
    }
    if (entry.agent_id !== null) await freeSince(trx, now, entry.agent_id);
  });
}
