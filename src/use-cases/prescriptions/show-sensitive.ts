import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Only the member decides who sees a medicine of a sensitive class; people who act for them never do. */
export async function showSensitive(
  { database, clock }: Dependencies,
  actor: Actor,
  prescriptionId: string,
  shown: boolean,
): Promise<Refusal<"not-found"> | undefined> {
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable("prescriptions")
      .set((eb) => ({ shown_to_proxies: shown, version: eb("version", "+", 1) }))
      .where("prescription_id", "=", prescriptionId)
      .where("member_id", "=", actor.memberId)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refuse("not-found");
    await recordAccess(trx, now, {
      memberId: actor.memberId,
      by: byMember(actor.memberId, actor.memberId),
      action: shown ? "sensitive-shown" : "sensitive-hidden",
      channel: "web",
    });
    return undefined;
  });
}
