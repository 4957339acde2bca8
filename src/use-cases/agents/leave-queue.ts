import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import { keyedOf, memberWhoKeyed } from "#use-cases/calls/voice-message.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** An agent speaks with the caller, and sees what was keyed: that stands in the member's access log. */
export async function noteAnswered({ database, clock }: Dependencies, callId: string): Promise<void> {
  const now = clock();
  await database.kysely.transaction().execute(async (trx) => {
    const entry = await trx
      .updateTable("phone_queue")
      .set({ answered_at: now })
      .where("call_id", "=", callId)
      .where("agent_id", "is not", null)
      .where("answered_at", "is", null)
      .where("ended_at", "is", null)
      .returning(["agent_id", "keyed"])
      .executeTakeFirst();
    if (entry?.agent_id == null || entry.keyed === null) return;
    const memberId = await memberWhoKeyed(trx, keyedOf(entry.keyed));
    if (memberId === null) return;
    const by = { kind: "staff", staffId: entry.agent_id } as const;
    await recordAccess(trx, now, { memberId, by, action: "call-taken", channel: "agent" });
  });
}

/** The caller is at the agent's phone without us: only the agent can say when they are through. */
export async function noteTransferred(dependencies: Dependencies, callId: string): Promise<void> {
  await dependencies.database.kysely
    .updateTable("phone_queue")
    .set({ kind: "transferred" })
    .where("call_id", "=", callId)
    .where("kind", "=", "waiting")
    .where("agent_id", "is not", null)
    .execute();
  await noteAnswered(dependencies, callId);
}

/** The call is over: whoever waited waits no more, and the agent is free for others. A call back keeps its place. */
export async function leaveQueue(kysely: Kysely<DB>, now: Date, callId: string): Promise<void> {
  const entry = await kysely
    .updateTable("phone_queue")
    .set({ ended_at: now, keyed: null })
    .where("call_id", "=", callId)
    .where("kind", "=", "waiting")
    .where("ended_at", "is", null)
    .returning("agent_id")
    .executeTakeFirst();
  if (entry?.agent_id != null) await freeSince(kysely, now, entry.agent_id);
}

/** The next call goes to whoever has been free longer. */
export async function freeSince(kysely: Kysely<DB>, now: Date, staffId: string): Promise<void> {
  await kysely
    .updateTable("phone_agents")
    .set({ since: now })
    .where("staff_id", "=", staffId)
    .where("state", "=", "free")
    .execute();
}
