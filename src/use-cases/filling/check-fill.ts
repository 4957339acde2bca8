import { inWork } from "#domain/filling/filling-line.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { decideAgain } from "#use-cases/filling/decide-again.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { tellPrescriberOfLongerFill } from "#use-cases/notices/prescriber-notices.ts";
import { heldBy } from "#use-cases/filling/verify-prescription.ts";

/**
 * A pharmacist's last look at label, bottle and what is in it. All rules are asked a last time; then the units leave
 * the prescription and the bag is ready, or packed for the mail.
 */
export function checkFill(dependencies: Dependencies, staff: StaffActor, ask: ActAsk): Promise<ActResult> {
  return performAct(dependencies, staff, ask, "final-check", (seen) => {
    const dispense = inWork(seen.line);
    const decided = decideAgain(seen, dispense?.override ?? null);
    if (decided.kind === "stands-still" && dispense?.step === "check") return heldBy(decided);
    return {
      act: { kind: "check", on: seen.on },
      event: "checked",
      also: (trx) => tellPrescriberOfLongerFill(trx, seen),
    };
  });
}
