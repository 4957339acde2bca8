import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { RenewalRow } from "#database/queries/read-renewals.ts";

/**
 * Takes hold of an open renewal, its prescription and its line, in the order in which orders lock them. False where one
 * of them moved since it was read: somebody answered, the member cancelled, the clock went on.
 */
export async function lockRenewal(trx: Kysely<DB>, seen: RenewalRow): Promise<boolean> {
  const prescription = await trx
    .selectFrom("prescriptions")
    .select("version")
    .where("prescription_id", "=", seen.prescription_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const line = await trx
    .selectFrom("order_lines")
    .select("status")
    .where("line_id", "=", seen.line_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const renewal = await trx
    .selectFrom("renewal_requests")
    .select(["status", "followed_up_at", "escalated_at"])
    .where("renewal_id", "=", seen.renewal_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return (
    prescription.version === seen.version &&
    line.status === "awaiting-prescriber" &&
    renewal.status === "sent" &&
    isSame(renewal.followed_up_at, seen.followed_up_at) &&
    isSame(renewal.escalated_at, seen.escalated_at)
  );
}

function isSame(a: Date | null, b: Date | null): boolean {
  return a?.getTime() === b?.getTime();
}
