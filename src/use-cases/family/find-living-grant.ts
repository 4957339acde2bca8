import type { EffectiveScope } from "#domain/consent/effective-scope.ts";
import { scopeNow } from "#use-cases/family/sight.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** A grant the actor received, with what it allows today; undefined for one that is not theirs, or ended. */
export async function findLivingGrant(
  { database, clock }: Dependencies,
  actor: Actor,
  grantId: string,
): Promise<{ readonly memberId: string; readonly scope: EffectiveScope } | undefined> {
  const row = await database.kysely
    .selectFrom("grants")
    .innerJoin("members", "members.member_id", "grants.member_id")
    .select(["grants.member_id", "grants.scope as grant_scope", "grants.basis as grant_basis"])
    .select(["grants.expires_on as grant_expires_on", "members.birth_date"])
    .where("grants.grant_id", "=", grantId)
    .where("grants.proxy_member_id", "=", actor.memberId)
    .where("grants.revoked_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const scope = scopeNow(row, clock());
  return scope === "none" ? undefined : { memberId: row.member_id, scope };
}
