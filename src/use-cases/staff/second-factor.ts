import { acceptAuthenticatorCode } from "#use-cases/accounts/accept-authenticator-code.ts";
import { forgetTries, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Whether the second factor was shown within the last `minutes`. Signing a prescription for a controlled substance asks
 * for it anew (21 CFR 1311.120(b)(11), 1311.140): an open workbench is not the prescriber's signature.
 */
export function requireFreshSecondFactor(
  { clock }: Pick<Dependencies, "clock">,
  { secondFactorAt }: StaffActor,
  minutes: number,
): Refusal<"second-factor-required"> | undefined {
  const isFresh = clock().getTime() - secondFactorAt.getTime() <= minutes * 60_000;
  return isFresh ? undefined : refuse("second-factor-required");
}

/** Shows the second factor again, in the session that is open. */
export async function showSecondFactor(
  dependencies: Dependencies,
  { staffId, sessionId }: StaffActor,
  code: string,
): Promise<Refusal<"second-factor-wrong" | "too-many-tries"> | undefined> {
  const { database, clock } = dependencies;
  const taken = await takeTry(dependencies, {
    guessedAt: "sign-in",
    subject: `second-factor:${staffId}`,
    source: `session:${sessionId}`,
  });
  if (taken.kind === "refused") return taken;
  const { authenticator_secret: secret } = await database.kysely
    .selectFrom("staff")
    .select("authenticator_secret")
    .where("staff_id", "=", staffId)
    .executeTakeFirstOrThrow();
  if (secret === null || !(await acceptAuthenticatorCode(dependencies, { kind: "staff", id: staffId }, secret, code)))
    return refuse("second-factor-wrong");
  await forgetTries(database.kysely, taken);
  await database.kysely
    .updateTable("staff_sessions")
    .set({ second_factor_at: clock() })
    .where("session_id", "=", sessionId)
    .execute();
  return undefined;
}
