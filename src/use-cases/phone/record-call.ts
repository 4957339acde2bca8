import { v7 as newId } from "uuid";
import { leaveQueue } from "#use-cases/agents/leave-queue.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { PhoneCaller } from "#use-cases/phone/caller.ts";

export type Carrier = "sip" | "hosted" | "browser";

/** What a cut-off call had chosen. */
export type KeptOrder = { readonly recordNumber: string; readonly rxNumbers: readonly string[] };

const KEPT_MINUTES = 10;

/** Notes that a call began. */
export async function beginCall(
  { database, clock }: Dependencies,
  caller: PhoneCaller,
  call: { readonly carrier: Carrier; readonly dialled: string },
): Promise<void> {
  await database.kysely
    .insertInto("phone_calls")
    .values({
      call_id: caller.callId,
      carrier: call.carrier,
      dialled: call.dialled,
      caller: caller.number,
      began_at: clock(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Writes the record of a call that is over. What it had chosen without ordering is kept for ten minutes, so that the
 * same phone can go on with it; of a withheld number nothing is kept.
 */
export async function endCall(
  { database, clock }: Dependencies,
  caller: PhoneCaller,
  end: {
    readonly language: string;
    readonly path: readonly string[];
    readonly outcome: string;
    readonly chosen: KeptOrder;
  },
): Promise<void> {
  const now = clock();
  const keeps = caller.number !== "" && end.chosen.rxNumbers.length > 0;
  await database.kysely
    .updateTable("phone_calls")
    .set({
      language: end.language,
      ended_at: now,
      path: [...end.path],
      outcome: end.outcome,
      session: null,
      kept_order: keeps ? JSON.stringify(end.chosen) : null,
      kept_until: keeps ? new Date(now.getTime() + KEPT_MINUTES * 60_000) : null,
    })
    .where("call_id", "=", caller.callId)
    .where("ended_at", "is", null)
    .execute();
  await leaveQueue(database.kysely, now, caller.callId);
}

/** What the last call from this number had chosen under this record number, once; empty where there is nothing. */
export async function takeDroppedOrder(
  { database, clock }: Dependencies,
  caller: PhoneCaller,
  recordNumber: string,
): Promise<readonly string[]> {
  if (caller.number === "") return [];
  const calls = await database.kysely
    .selectFrom("phone_calls")
    .select(["call_id", "kept_order"])
    .where("caller", "=", caller.number)
    .where("kept_until", ">", clock())
    .orderBy("kept_until", "desc")
    .execute();
  for (const call of calls) {
    const kept = call.kept_order as KeptOrder | null;
    if (kept?.recordNumber !== recordNumber) continue;
    await forget(database, call.call_id);
    return kept.rxNumbers;
  }
  return [];
}

async function forget(database: Dependencies["database"], callId: string): Promise<void> {
  await database.kysely
    .updateTable("phone_calls")
    .set({ kept_order: null, kept_until: null })
    .where("call_id", "=", callId)
    .execute();
}

/** Keeps a voice message for the agents. */
export async function keepMessage(
  { database, clock }: Dependencies,
  caller: PhoneCaller,
  message: {
    /** The sound, or where a hosted provider keeps it. */
    readonly recording: Buffer | { readonly url: string };
    readonly seconds: number;
    readonly keyed: KeptOrder;
  },
): Promise<void> {
  await database.kysely
    .insertInto("voice_messages")
    .values({
      message_id: newId(),
      call_id: caller.callId,
      recorded_at: clock(),
      ...(Buffer.isBuffer(message.recording) ? { audio: message.recording } : { recording_url: message.recording.url }),
      seconds: Math.round(message.seconds),
      keyed: JSON.stringify(message.keyed),
    })
    .execute();
}
