import type { CallOutcome } from "#domain/transfer/transfer-status.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import {
  performTransferAct,
  type TransferActAsk,
  type TransferActResult,
} from "#use-cases/transfers/perform-transfer-act.ts";

/** One call to the outside pharmacy: whom it reached, and what came of it. */
export function recordCall(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: TransferActAsk & {
    readonly outcome: CallOutcome;
    readonly spokeTo: string | null;
    readonly note: string | null;
  },
): Promise<TransferActResult> {
  const { outcome, spokeTo, note } = ask;
  return performTransferAct<never>(dependencies, { kind: "staff", staff, permission: "work-transfer" }, ask, () => ({
    act: { kind: "call", outcome },
    event: "called",
    details: { outcome, spokeTo, note },
  }));
}
