import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type EffectiveScope, effectiveScope } from "#domain/consent/effective-scope.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** Grants begin and end at midnight here: one zone for all, so that a grant never depends on where it is asked. */
export const GRANT_ZONE = "America/Los_Angeles";

/** A grant the actor received, with what it allows today; undefined for one that is not theirs, or ended. */
export async function findLivingGrant(
  { database, clock }: Dependencies,
  actor: Actor,
  grantId: string,
): Promise<{ readonly memberId: string; readonly scope: EffectiveScope } | undefined> {
  const row = await database.kysely
    .selectFrom("grants")
    .innerJoin("members", "members.member_id", "grants.member_id")
    .select(["grants.member_id", "grants.scope", "grants.basis", "grants.expires_on", "members.birth_date"])
    .where("grants.grant_id", "=", grantId)
    .where("grants.proxy_member_id", "=", actor.memberId)
    .where("grants.revoked_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const scope = effectiveScope(
    {
      scope: row.scope === "full" ? "full" : "by-number",
      basis: row.basis === "parent" ? "parent" : "member-given",
      expiresOn: row.expires_on as unknown as Day | null,
      revokedAt: null,
    },
    row.birth_date as unknown as Day,
    dayInZone(clock(), GRANT_ZONE),
  );
  return scope === "none" ? undefined : { memberId: row.member_id, scope };
}
