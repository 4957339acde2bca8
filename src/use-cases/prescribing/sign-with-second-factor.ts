import { needsFreshSecondFactor } from "#domain/prescription/written-prescription.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import type { Refusal } from "#use-cases/refusal.ts";
import { requireFreshSecondFactor, showSecondFactor } from "#use-cases/staff/second-factor.ts";

export type SigningRefusal = Refusal<"second-factor-required" | "second-factor-wrong" | "too-many-tries">;

/** Long enough to sign what one patient needs, too short for somebody else to sit down at the screen. */
const FRESH_MINUTES = 2;

/**
 * Lets a prescription be signed: one for a controlled medicine only where the second factor was shown just now, or is
 * shown with it, however long the session has been open.
 */
export async function signWithSecondFactor(
  dependencies: Dependencies,
  staff: StaffActor,
  schedule: DeaSchedule | null,
  code: string | undefined,
): Promise<SigningRefusal | undefined> {
  if (!needsFreshSecondFactor(schedule)) return undefined;
  return code === undefined
    ? requireFreshSecondFactor(dependencies, staff, FRESH_MINUTES)
    : showSecondFactor(dependencies, staff, code);
}
