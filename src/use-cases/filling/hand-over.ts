import type { CounselingAnswer, IdentityCheck } from "#domain/filling/filling-acts.ts";
import { owed } from "#domain/filling/filling-line.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { endOfDay } from "#use-cases/filling/end-of-day.ts";
import { handOverReadyItems } from "#use-cases/otc/hand-over-ready-items.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";

/** The bag is given to the member or whom they sent, with the items of theirs that are ready. A part leaves the line open for the rest, due on the day promised. */
export function handOver(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly identity: IdentityCheck; readonly counseling: CounselingAnswer },
): Promise<ActResult> {
  const { identity, counseling } = ask;
  return performAct(dependencies, staff, ask, "hand-over", ({ line, pharmacy, row, now }) => {
    const restBy = owed(line).quantity > 0 ? line.owedBy : null;
    return {
      act: { kind: "hand-over", identity, counseling, byPharmacist: staff.role === "pharmacist" },
      event: restBy === null ? "handed-over" : "part-handed-over",
      details: { identity, counseling },
      also: (trx) =>
        handOverReadyItems(trx, now, {
          orderId: row.order_id,
          memberId: row.member_id,
          pharmacyId: pharmacy.id,
          staffId: staff.staffId,
        }),
      ...(restBy === null
        ? {}
        : { line: { promise_kind: "ready-by", promise_by: restBy, due_at: endOfDay(restBy, pharmacy.timeZone) } }),
    };
  });
}
