import { readProfile } from "#database/queries/read-profile.ts";
import { given, type OverrideReason } from "#domain/filling/filling-line.ts";
import { isGrave, type WarningReason } from "#domain/filling/profile-warnings.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { counselReason } from "#use-cases/filling/counsel-reason.ts";
import { decideAgain } from "#use-cases/filling/decide-again.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { warningsOf } from "#use-cases/filling/warnings-of.ts";
import { refuse } from "#use-cases/refusal.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";

/**
 * A pharmacist has read the prescription and the member's profile and lets it be filled. All rules are asked again; what
 * fails now puts the line on hold with that reason.
 * @param ask.warnings why it is filled in spite of an allergy, or of the like that is taken already; needed where the
 * profile warns of one, and kept in the timeline with what was warned of
 */
export function verifyPrescription(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly override: OverrideReason | null; readonly warnings: WarningReason | null },
): Promise<ActResult> {
  return performAct(dependencies, staff, ask, "verify-prescription", async (seen) => {
    const { override, warnings: reason } = ask;
    const notOffered =
      (override === null ? undefined : refuseReason(seen.plan, "override", override, "override")) ??
      (reason === null ? undefined : refuseReason(seen.plan, "warning", reason, "warnings"));
    if (notOffered !== undefined) return notOffered;
    const decided = decideAgain(seen, override);
    if (decided.kind === "stands-still") return heldBy(decided);
    const grave = warningsOf(seen, await readProfile(dependencies.database, seen.row.member_id)).filter(isGrave);
    if (grave.length > 0 && reason === null) return refuse("bad-input", { fields: { warnings: "warning-reason" } });
    return {
      act: {
        kind: "verify",
        product: { drugId: seen.row.drug_id, ndc: seen.row.ndc },
        counsel: given(seen.line).quantity > 0 ? null : counselReason(seen),
        amount: decided.amount,
        override,
      },
      event: "verified",
      details: {
        override,
        ...(grave.length === 0
          ? {}
          : { warned: [...new Set(grave.map(({ kind }) => kind))].join(" "), warnings: reason }),
      },
    };
  });
}

/** The hold that a failed rule becomes. */
export function heldBy({ code, owner }: Extract<ReturnType<typeof decideAgain>, { kind: "stands-still" }>) {
  return { act: { kind: "hold" as const, code, owner }, event: "held", details: { hold: code, owner }, heldFor: code };
}
