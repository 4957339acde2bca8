import { readRenewals } from "#database/queries/read-renewals.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { lockRenewal } from "#use-cases/renewals/lock-renewal.ts";

/** Notes that a prescriber has looked at a renewal; the member is told so, once. */
export async function markSeen(
  { database, clock }: Dependencies,
  staff: StaffActor,
  renewalId: string,
): Promise<Refusal<"not-allowed" | "not-found"> | undefined> {
  const now = clock();
  const reader = prescriberOf(staff, "answer-renewal", now);
  if (reader.kind === "refused") return reader;
  const [row] = await readRenewals(database, { ...reader, renewalId });
  if (row === undefined) return refuse("not-found");
  if (row.seen_at !== null || row.renewal_status !== "sent") return undefined;
  await database.kysely.transaction().execute(async (trx) => {
    // Where it moved meanwhile, somebody else has seen it.
    if (!(await lockRenewal(trx, row))) return;
    const { numUpdatedRows } = await trx
      .updateTable("renewal_requests")
      .set({ seen_at: now, seen_by_staff_id: staff.staffId })
      .where("renewal_id", "=", renewalId)
      .where("seen_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await moveLine(trx, now, {
      lineId: row.line_id,
      memberId: row.member_id,
      status: "awaiting-prescriber",
      event: "renewal-seen",
      details: { prescriber: staff.name },
      byStaffId: staff.staffId,
      action: "renewal-read",
    });
  });
  return undefined;
}
