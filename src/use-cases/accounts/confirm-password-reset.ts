import { type Browser, rememberDevice } from "#use-cases/accounts/open-session.ts";
import { checkNewPassword } from "#use-cases/accounts/password.ts";
import { hashToken } from "#use-cases/accounts/read-session.ts";
import { setPassword } from "#use-cases/accounts/set-password.ts";
import { lockOwner } from "#use-cases/accounts/sign-on-change.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Sets the new password of whoever got the link, once, and ends all their sessions. It does not sign on: an account
 * with an authenticator still asks for its code. The browser is known from now on, which is the way in for a member
 * whose account strangers are guessing at.
 */
export async function confirmPasswordReset(
  { database, clock }: Dependencies,
  { token, password, browser }: { token: string; password: string; browser: Browser },
): Promise<{ readonly kind: "changed"; readonly deviceToken: string } | Refusal<"reset-link-expired" | "bad-input">> {
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const reset = await trx
      .selectFrom("password_resets")
      .select("member_id")
      .where("token_hash", "=", hashToken(token))
      .where("expires_at", ">", now)
      .where("used_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (reset === undefined) return refuse("reset-link-expired");
    const owner = await lockOwner(trx, reset.member_id);
    const refusal = checkNewPassword(password, owner);
    if (refusal !== undefined) return refusal;
    await setPassword(trx, now, owner, { password, action: "password-reset" });
    return { kind: "changed", deviceToken: await rememberDevice(trx, now, owner.memberId, browser) };
  });
}
