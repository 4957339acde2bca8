import { needsFreshSecondFactor } from "#domain/prescription/written-prescription.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import { acceptAuthenticatorCode } from "#use-cases/accounts/accept-authenticator-code.ts";
import { giveBackTry, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type SigningRefusal = Refusal<"second-factor-required" | "authenticator-code-wrong" | "too-many-tries">;

/**
 * Lets a prescription be signed: one for a controlled medicine only with a code of the prescriber's authenticator shown
 * for it, however recently they signed on. A code signs once.
 */
export async function signWithSecondFactor(
  dependencies: Dependencies,
  staff: StaffActor,
  schedule: DeaSchedule | null,
  code: string | undefined,
): Promise<SigningRefusal | null> {
  if (!needsFreshSecondFactor(schedule)) return null;
  if (code === undefined) return refuse("second-factor-required");
  const { kysely } = dependencies.database;
  const taken = await takeTry(dependencies, { guessedAt: "sign-in", subject: `signing:${staff.staffId}`, source: staff.sessionId });
  if (taken.kind === "refused") return taken;
  const { authenticator_secret: secret } = await kysely
    .selectFrom("staff")
    .select("authenticator_secret")
    .where("staff_id", "=", staff.staffId)
    .executeTakeFirstOrThrow();
  if (secret === null || !(await acceptAuthenticatorCode(dependencies, { kind: "staff", id: staff.staffId }, secret, code))) {
    return refuse("authenticator-code-wrong");
  }
  await giveBackTry(kysely, taken);
  return null;
}
