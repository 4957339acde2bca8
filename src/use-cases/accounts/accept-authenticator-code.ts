import { verify } from "otplib";
import type { Dependencies } from "#use-cases/dependencies.ts";

const STEP_SECONDS = 30;

/**
 * Whether an authenticator app shows this code now, one step earlier or later (RFC 6238 5.2). Each code is taken once:
 * whoever reads it over a shoulder can't use it again.
 */
export async function acceptAuthenticatorCode(
  { database, clock }: Dependencies,
  memberId: string,
  secret: string,
  code: string,
): Promise<boolean> {
  const result = await verify({ secret, token: code, epoch: clock().getTime() / 1000, epochTolerance: STEP_SECONDS });
  if (!result.valid || !("timeStep" in result)) return false;
  const { timeStep } = result;
  const { numUpdatedRows } = await database.kysely
    .updateTable("accounts")
    .set({ authenticator_last_step: timeStep })
    .where("member_id", "=", memberId)
    .where((eb) => eb.or([eb("authenticator_last_step", "is", null), eb("authenticator_last_step", "<", timeStep)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
