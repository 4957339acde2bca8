import type { Plan } from "#database/queries/read-plan.ts";
import { isReasonOn, type ReasonKind } from "#domain/settings/reasons.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** A reason the plan has switched off is none to give; `field` is where it stands in the request. */
export function refuseReason(
  { reasonsOff }: Pick<Plan, "reasonsOff">,
  kind: ReasonKind,
  reason: string,
  field = "reason",
): Refusal<"bad-input"> | undefined {
  return isReasonOn(reasonsOff, kind, reason) ? undefined : refuse("bad-input", { fields: { [field]: "reason-off" } });
}
