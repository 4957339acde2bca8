import type { OverrideReason } from "#domain/filling/filling-line.ts";
import { given } from "#domain/filling/filling-line.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { counselReason } from "#use-cases/filling/counsel-reason.ts";
import { decideAgain } from "#use-cases/filling/decide-again.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";

/**
 * A pharmacist has read the prescription and the member's profile and lets it be filled. All rules are asked again; what
 * fails now puts the line on hold with that reason.
 */
export function verifyPrescription(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly override: OverrideReason | null },
): Promise<ActResult> {
  return performAct(dependencies, staff, ask, "verify-prescription", (seen) => {
    const notOffered =
      ask.override === null ? undefined : refuseReason(seen.plan, "override", ask.override, "override");
    if (notOffered !== undefined) return notOffered;
    const decided = decideAgain(seen, ask.override);
    if (decided.kind === "stands-still") return heldBy(decided);
    return {
      act: {
        kind: "verify",
        product: { drugId: seen.row.drug_id, ndc: seen.row.ndc },
        counsel: given(seen.line).quantity > 0 ? null : counselReason(seen),
        amount: decided.amount,
        override: ask.override,
      },
      event: "verified",
      details: { override: ask.override },
    };
  });
}

/** The hold that a failed rule becomes. */
export function heldBy({ code, owner }: Extract<ReturnType<typeof decideAgain>, { kind: "stands-still" }>) {
  return { act: { kind: "hold" as const, code, owner }, event: "held", details: { hold: code, owner }, heldFor: code };
}
