import type { DeclineReason } from "#domain/filling/filling-line.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";

/** A pharmacist will not fill it, and says why; the rest of a part that is not coming ends the line as picked up. */
export function declineLine(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly reason: DeclineReason; readonly note: string | null },
): Promise<ActResult> {
  const { reason, note } = ask;
  return performAct(
    dependencies,
    staff,
    ask,
    "decline-line",
    ({ plan }) =>
      refuseReason(plan, "decline", reason) ?? {
        act: { kind: "decline", reason },
        event: "declined",
        details: { reason, note },
      },
  );
}
