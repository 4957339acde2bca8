import { v7 as newId } from "uuid";
import { mayAct } from "#domain/staff/roles.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import { isClaimOld, keyedOf, memberWhoKeyed, type VoiceMessageAct } from "#use-cases/calls/voice-message.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * An agent claims a message, lets go of it, writes down that they called back, or is done with it. All but the first are
 * for who claimed it.
 * @param ask.version of the message as it was seen: of two who claim at once, one calls
 */
export async function actOnVoiceMessage(
  { database, clock }: Dependencies,
  staff: StaffActor,
  ask: {
    readonly messageId: string;
    readonly act: VoiceMessageAct;
    readonly version: number;
    readonly note: string;
  },
): Promise<
  | { readonly kind: "done" }
  | Refusal<"not-allowed" | "not-found" | "bad-input" | "changed-meanwhile" | "message-claimed">
> {
  const { staffId } = staff;
  const { messageId, act, version, note } = ask;
  if (!mayAct(staff, "answer-calls", null)) return refuse("not-allowed");
  if (act === "called-back" && note === "") return refuse("bad-input", { fields: { note: "call-note" } });
  return database.kysely.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("voice_messages")
      .select(["version", "claimed_by_staff_id", "claimed_at", "done_at", "keyed"])
      .where("message_id", "=", messageId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return refuse("not-found");
    const now = clock();
    const { claimed_by_staff_id: claimer, claimed_at: claimedAt } = row;
    const isHeldByOther = claimer !== null && claimer !== staffId && claimedAt !== null && !isClaimOld(claimedAt, now);
    if (isHeldByOther) return refuse("message-claimed");
    if (row.version !== version || row.done_at !== null) return refuse("changed-meanwhile");
    if (act !== "claim" && claimer !== staffId) return refuse("changed-meanwhile");
    await trx
      .updateTable("voice_messages")
      .set({
        version: version + 1,
        ...(act === "claim" ? { claimed_by_staff_id: staffId, claimed_at: now } : {}),
        ...(act === "release" ? { claimed_by_staff_id: null, claimed_at: null } : {}),
        ...(act === "called-back" ? { claimed_at: now } : {}),
        ...(act === "done" ? { done_at: now, done_by_staff_id: staffId } : {}),
      })
      .where("message_id", "=", messageId)
      .execute();
    await trx
      .insertInto("voice_message_acts")
      .values({ act_id: newId(), message_id: messageId, act, staff_id: staffId, acted_at: now, note })
      .execute();
    const action = act === "claim" ? "voice-message-claimed" : act === "called-back" ? "called-back" : null;
    const memberId = action === null ? null : await memberWhoKeyed(trx, keyedOf(row.keyed));
    if (action !== null && memberId !== null)
      await recordAccess(trx, now, { memberId, by: { kind: "staff", staffId }, action, channel: "agent" });
    return { kind: "done" };
  });
}
