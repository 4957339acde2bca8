import { verify } from "otplib";
import { type AccountOwner, ACCOUNTS } from "#use-cases/accounts/account-owner.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

const STEP_SECONDS = 30;

/**
 * Whether an authenticator app shows this code now, one step earlier or later (RFC 6238 5.2). Each code is taken once:
 * whoever reads it over a shoulder can't use it again.
 */
export async function acceptAuthenticatorCode(
  { database, clock }: Dependencies,
  { kind, id }: AccountOwner,
  secret: string,
  code: string,
): Promise<boolean> {
  const result = await verify({ secret, token: code, epoch: clock().getTime() / 1000, epochTolerance: STEP_SECONDS });
  if (!result.valid || !("timeStep" in result)) return false;
  const { timeStep } = result;
  const { table, owner } = ACCOUNTS[kind];
  const { numUpdatedRows } = await database.kysely
    .updateTable(table)
    .set({ authenticator_last_step: timeStep })
    .where(owner, "=", id)
    .where((eb) => eb.or([eb("authenticator_last_step", "is", null), eb("authenticator_last_step", "<", timeStep)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
