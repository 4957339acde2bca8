import { createHash } from "node:crypto";
import { acceptAuthenticatorCode } from "#use-cases/accounts/accept-authenticator-code.ts";
import type { AccountOwner } from "#use-cases/accounts/account-owner.ts";
import { isPassword } from "#use-cases/accounts/password.ts";
import { giveBackTry, type TakenTry, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type SignInRefusal = Refusal<
  "sign-in-failed" | "authenticator-code-required" | "authenticator-code-wrong" | "too-many-tries"
>;

export type Credentials = { readonly email: string; readonly password: string; readonly code?: string | undefined };

type Account = {
  readonly owner: AccountOwner;
  readonly passwordHash: string;
  /** Null where signing on asks for no code. */
  readonly authenticatorSecret: string | null;
};

/**
 * Checks a password, and the authenticator's code where the account has one. An e-mail nobody has is slowed and refused
 * like any other, and as slowly.
 */
export async function checkCredentials(
  dependencies: Dependencies,
  { email, password, code }: Credentials,
  {
    door,
    account,
    source,
    knownDevice,
  }: {
    /** Members and staff are counted apart: one e-mail may be both. */
    readonly door: "sign-in" | "staff-sign-in";
    readonly account: Account | undefined;
    readonly source: string;
    readonly knownDevice: string | undefined;
  },
): Promise<TakenTry | SignInRefusal> {
  const subject = `${door}:${createHash("sha256").update(email.toLowerCase()).digest("hex")}`;
  const taken = await takeTry(dependencies, { guessedAt: "sign-in", subject, source, knownDevice });
  if (taken.kind === "refused") return taken;
  const isRight = await isPassword(password, account?.passwordHash);
  if (account === undefined || !isRight) return refuse("sign-in-failed");
  const { owner, authenticatorSecret } = account;
  if (authenticatorSecret === null) return taken;
  if (code === undefined) {
    await giveBackTry(dependencies.database.kysely, taken);
    return refuse("authenticator-code-required");
  }
  return (await acceptAuthenticatorCode(dependencies, owner, authenticatorSecret, code))
    ? taken
    : refuse("authenticator-code-wrong");
}
