import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type Beaten, beaten, inOtherHands } from "#use-cases/filling/other-hands.ts";
import type { ActAsk } from "#use-cases/filling/perform-act.ts";
import { seeLine } from "#use-cases/filling/seen-line.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Says "I have this one in hand", or puts it back for the others. Not part of the line's story, so it leaves no event. */
export async function claimLine(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk,
  take: boolean,
): Promise<{ readonly kind: "done" } | Refusal<"not-found" | "not-allowed"> | Beaten> {
  const seen = await seeLine(dependencies, ask.lineId);
  if (seen === undefined) return refuse("not-found");
  const { row, now } = seen;
  if (!mayAct(staff, "claim-line", row.line_pharmacy_id))
    return refuse(mayAct(staff, "claim-line", null) ? "not-found" : "not-allowed");
  const other = inOtherHands(seen, staff.staffId);
  if (other !== null) return other;
  if (row.line_version !== ask.version) return beaten(seen);
  const changed = await dependencies.database.kysely
    .updateTable("order_lines")
    .set((eb) => ({ claimed_by: take ? staff.staffId : null, claimed_at: now, version: eb("version", "+", 1) }))
    .where("line_id", "=", ask.lineId)
    .where("version", "=", ask.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 0n ? claimLine(dependencies, staff, ask, take) : { kind: "done" };
}
