import { createHash } from "node:crypto";
import { acceptAuthenticatorCode } from "#use-cases/accounts/accept-authenticator-code.ts";
import { type Browser, knownDevice, openSession, type SignedOn } from "#use-cases/accounts/open-session.ts";
import { isPassword } from "#use-cases/accounts/password.ts";
import { forgetTries, giveBackTry, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type SignInRefusal = Refusal<"sign-in-failed" | "authenticator-code-required" | "authenticator-code-wrong" | "too-many-tries">;

/** Signs a member on by e-mail and password, and by the authenticator's code where the member has turned that on. */
export async function signIn(
  dependencies: Dependencies,
  { email, password, code, browser }: { email: string; password: string; code?: string | undefined; browser: Browser },
): Promise<SignedOn | SignInRefusal> {
  const { kysely } = dependencies.database;
  const account = await kysely
    .selectFrom("accounts")
    .select(["member_id", "password_hash", "authenticator_secret"])
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", email.toLowerCase()))
    .executeTakeFirst();
  const taken = await takeTry(dependencies, {
    guessedAt: "sign-in",
    // An e-mail nobody has is slowed like any other, so that slowing tells nothing.
    subject: `sign-in:${createHash("sha256").update(email.toLowerCase()).digest("hex")}`,
    source: browser.address,
    knownDevice: await knownDevice(kysely, account?.member_id, browser),
  });
  if (taken.kind === "refused") return taken;
  const isRight = await isPassword(password, account?.password_hash);
  if (account === undefined || !isRight) return refuse("sign-in-failed");
  if (account.authenticator_secret !== null) {
    if (code === undefined) {
      await giveBackTry(kysely, taken);
      return refuse("authenticator-code-required");
    }
    if (!(await acceptAuthenticatorCode(dependencies, account.member_id, account.authenticator_secret, code))) {
      return refuse("authenticator-code-wrong");
    }
  }
  return kysely.transaction().execute(async (trx) => {
    await forgetTries(trx, taken);
    const way = account.authenticator_secret === null ? "password" : "password-and-code";
    return openSession(trx, dependencies.clock(), { memberId: account.member_id, browser, way });
  });
}
