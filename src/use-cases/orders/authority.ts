import type { AskedLine, OrderFactsRow } from "#database/queries/read-order-facts.ts";
import type { Day } from "#domain/calendar/day.ts";
import { effectiveScope } from "#domain/consent/effective-scope.ts";

/** By what right an asker reaches a prescription; null when by none, which must look like "no such number". */
export type Authority = "self" | "grant" | "number" | null;

/**
 * Your own; under a full grant (except a sensitive medicine that the member hides); or by number: whoever holds the
 * record number from the ID card and the prescription number from the label, or has a grant that narrowed to that.
 */
export function authorityOver(row: OrderFactsRow, asked: AskedLine, ordererId: string | null, on: Day): Authority {
  if (row.prescription_id === null) return null;
  if (asked.mrn !== null && asked.mrn !== row.mrn) return null;
  if (row.member_id === ordererId) return "self";
  const scope =
    row.grant_id === null
      ? "none"
      : effectiveScope(
          { scope: row.grant_scope, basis: row.grant_basis, expiresOn: row.grant_expires_on as Day | null, revokedAt: null },
          row.birth_date as Day,
          on,
        );
  const hidden = row.sensitive_class !== null && !row.shown_to_proxies;
  if (scope === "full" && !hidden) return "grant";
  return asked.mrn !== null || scope === "by-number" ? "number" : null;
}
