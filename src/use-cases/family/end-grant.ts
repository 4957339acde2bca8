import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Ends a grant at once; the one who gave it may, and the one who has it. Its version moves, so that an order being
 * decided under it is decided again.
 */
export async function endGrant(
  { database, clock }: Dependencies,
  actor: Actor,
  grantId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable("grants")
      .set((eb) => ({ revoked_at: now, version: eb("version", "+", 1) }))
      .where("grant_id", "=", grantId)
      .where("revoked_at", "is", null)
      .where((eb) => eb.or([eb("member_id", "=", actor.memberId), eb("proxy_member_id", "=", actor.memberId)]))
      .returning("member_id")
      .executeTakeFirst();
    if (ended === undefined) return refuse("not-found");
    await recordAccess(trx, now, {
      memberId: ended.member_id,
      by: byMember(actor.memberId, ended.member_id),
      action: "grant-ended",
      channel: "web",
    });
    return undefined;
  });
}
