import type { TransferRefusal } from "#domain/transfer/transfer-status.ts";
import type { Actor, Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import type { Refusal } from "#use-cases/refusal.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";
import {
  performTransferAct,
  type TransferActAsk,
  type TransferActor,
  type TransferActResult,
} from "#use-cases/transfers/perform-transfer-act.ts";

/** A pharmacist ends it without the prescription; the member reads why and what to do instead. */
export function refuseTransfer(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: TransferActAsk & { readonly reason: TransferRefusal },
): Promise<TransferActResult> {
  const { reason } = ask;
  const by = { kind: "staff", staff, permission: "attest-transfer" } as const;
  return performTransferAct<Refusal<"bad-input">>(
    dependencies,
    by,
    ask,
    ({ plan }) =>
      refuseReason(plan, "transfer", reason) ?? {
        act: { kind: "refuse", reason, byPharmacist: staff.role === "pharmacist" },
        event: "refused",
        details: { reason },
        write: async () => ({ refusal_reason: reason }),
      },
  );
}

/** The member does not want it any more, and says so at the counter. */
export function cancelTransferForMember(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: TransferActAsk,
): Promise<TransferActResult> {
  return cancel(dependencies, { kind: "staff", staff, permission: "work-transfer" }, ask);
}

/** The member, or who asked for it, takes it back. */
export function cancelTransfer(
  dependencies: Dependencies,
  actor: Actor,
  ask: TransferActAsk,
): Promise<TransferActResult> {
  return cancel(dependencies, { kind: "member", actor }, ask);
}

function cancel(dependencies: Dependencies, by: TransferActor, ask: TransferActAsk): Promise<TransferActResult> {
  return performTransferAct<never>(dependencies, by, ask, () => ({ act: { kind: "cancel" }, event: "cancelled" }));
}
