import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import { type LabelContent, labelContent } from "#use-cases/filling/label-content.ts";
import { seeLine } from "#use-cases/filling/seen-line.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** The label to print; none before a pharmacist has verified the prescription. */
export async function readLabel(
  dependencies: Dependencies,
  staff: StaffActor,
  lineId: string,
): Promise<
  { readonly kind: "label"; readonly content: LabelContent } | Refusal<"not-found" | "not-allowed" | "not-now">
> {
  const seen = await seeLine(dependencies, lineId);
  if (seen === undefined) return refuse("not-found");
  if (!mayAct(staff, "print-label", seen.row.line_pharmacy_id))
    return refuse(mayAct(staff, "print-label", null) ? "not-found" : "not-allowed");
  if (
    !seen.line.dispenses.some(({ status }) => ["preparation", "in-progress", "on-hold", "completed"].includes(status))
  )
    return refuse("not-now");
  recordStaffRead(dependencies.database, seen.now, staff, "prescription-read", seen.row.member_id);
  return { kind: "label", content: labelContent(seen) };
}
