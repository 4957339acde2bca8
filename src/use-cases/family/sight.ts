import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type EffectiveScope, effectiveScope, maySeeMedicine } from "#domain/consent/effective-scope.ts";

/** Grants begin and end at midnight here: one zone for all, so that a grant never depends on where it is asked. */
export const GRANT_ZONE = "America/Los_Angeles";

/** A grant that nobody has ended, beside its giver's birth date; null columns where there is none. */
export type GrantColumns = {
  readonly grant_scope: string | null;
  readonly grant_basis: string | null;
  readonly grant_expires_on: string | null;
  readonly birth_date: string;
};

/** What the grant allows now. */
export function scopeNow(grant: GrantColumns, now: Date): EffectiveScope {
  if (grant.grant_scope === null) return "none";
  return effectiveScope(
    {
      scope: grant.grant_scope === "full" ? "full" : "by-number",
      basis: grant.grant_basis === "parent" ? "parent" : "member-given",
      expiresOn: grant.grant_expires_on as Day | null,
      revokedAt: null,
    },
    grant.birth_date as Day,
    dayInZone(now, GRANT_ZONE),
  );
}

/** By what right a reader comes to a prescription; by number neither its name nor its member's is told. */
export type Sight = "self" | "grant" | "number";

export type SightColumns = GrantColumns & {
  readonly member_id: string;
  readonly sensitive_class: string | null;
  readonly shown_to_proxies: boolean;
};

/**
 * What a member may see of a prescription: their own; under a full grant, less the sensitive medicines its member
 * hides; or, under a grant by number, only that it may be ordered. Null for a stranger, for whom it doesn't exist.
 */
export function sightOf(row: SightColumns, readerId: string | null, now: Date): Sight | null {
  if (row.member_id === readerId) return "self";
  const scope = scopeNow(row, now);
  if (maySeeMedicine(scope, { sensitive: row.sensitive_class !== null, shownToProxies: row.shown_to_proxies }))
    return "grant";
  return scope === "by-number" ? "number" : null;
}
