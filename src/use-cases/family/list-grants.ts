import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import {
  type EffectiveScope,
  effectiveScope,
  type GrantFacts,
  type GrantScope,
  nextScopeChange,
} from "#domain/consent/effective-scope.ts";
import { GRANT_ZONE } from "#use-cases/family/sight.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

export type Grant = {
  readonly id: string;
  /** `given`: the other may act for me. `received`: I may act for the other. */
  readonly direction: "given" | "received";
  /** The other's name. */
  readonly name: string;
  /** What it allows today. */
  readonly scope: GrantScope;
  readonly basis: GrantFacts["basis"];
  readonly grantedAt: Date;
  readonly expiresOn: Day | null;
  /** What it will allow, and from which day, without anybody doing anything. */
  readonly nextChange: { readonly on: Day; readonly scope: EffectiveScope } | null;
};

/** The living grants of a member, both ways; those that have run out are left out. */
export async function listGrants({ database, clock }: Dependencies, actor: Actor): Promise<Grant[]> {
  return readGrants(database.kysely, clock(), actor.memberId);
}

/** Whom the member may order for besides themselves. */
export async function listPeople(dependencies: Dependencies, actor: Actor): Promise<Grant[]> {
  const grants = await listGrants(dependencies, actor);
  return grants.filter(({ direction }) => direction === "received");
}

export async function readGrants(kysely: Kysely<DB>, now: Date, memberId: string): Promise<Grant[]> {
  const today = dayInZone(now, GRANT_ZONE);
  const rows = await kysely
    .selectFrom("grants")
    .innerJoin("members as givers", "givers.member_id", "grants.member_id")
    .innerJoin("members as proxies", "proxies.member_id", "grants.proxy_member_id")
    .selectAll("grants")
    .select([
      "givers.given_name as giver_given_name",
      "givers.family_name as giver_family_name",
      "givers.birth_date as giver_birth_date",
    ])
    .select(["proxies.given_name as proxy_given_name", "proxies.family_name as proxy_family_name"])
    .where((eb) => eb.or([eb("grants.member_id", "=", memberId), eb("grants.proxy_member_id", "=", memberId)]))
    .where("grants.revoked_at", "is", null)
    .orderBy("givers.given_name")
    .orderBy("grants.granted_at")
    .execute();
  return rows.flatMap((row): Grant[] => {
    const isGiven = row.member_id === memberId;
    const facts = grantFacts(row);
    const birthDate = row.giver_birth_date as Day;
    const scope = effectiveScope(facts, birthDate, today);
    if (scope === "none") return [];
    return [
      {
        id: row.grant_id,
        direction: isGiven ? "given" : "received",
        name: isGiven
          ? `${row.proxy_given_name} ${row.proxy_family_name}`
          : `${row.giver_given_name} ${row.giver_family_name}`,
        scope,
        basis: facts.basis,
        grantedAt: row.granted_at,
        expiresOn: facts.expiresOn,
        nextChange: nextScopeChange(facts, birthDate, today),
      },
    ];
  });
}

/** A row of `grants` that nobody has ended, as the rules see it. */
export function grantFacts(row: {
  readonly scope: string;
  readonly basis: string;
  readonly expires_on: string | null;
}): GrantFacts {
  return {
    scope: row.scope === "full" ? "full" : "by-number",
    basis: row.basis === "parent" ? "parent" : "member-given",
    expiresOn: row.expires_on as Day | null,
    revokedAt: null,
  };
}
