import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { StopReason } from "#domain/automatic-refill/automatic-refill.ts";

/** Why an agreement ended: by itself, by its member's word, or because of another one. */
export type EndReason = StopReason | "withdrawn" | "agreed-anew" | "permission-ended";

/** Ends what was agreed to, with the fill that was announced under it. False where nothing was agreed to. */
export async function stopAgreement(
  trx: Kysely<DB>,
  now: Date,
  prescriptionId: string,
  reason: EndReason,
): Promise<boolean> {
  const stopped = await trx
    .updateTable("automatic_refills")
    .set({ stopped_at: now, stop_reason: reason })
    .where("prescription_id", "=", prescriptionId)
    .where("stopped_at", "is", null)
    .returning("automatic_refill_id")
    .executeTakeFirst();
  if (stopped === undefined) return false;
  await trx
    .updateTable("automatic_fills")
    .set({ status: "skipped", settled_at: now })
    .where("automatic_refill_id", "=", stopped.automatic_refill_id)
    .where("status", "=", "announced")
    .execute();
  return true;
}
