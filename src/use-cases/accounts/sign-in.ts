import { checkCredentials, type Credentials, type SignInRefusal } from "#use-cases/accounts/check-credentials.ts";
import { type Browser, knownDevice, openSession, type SignedOn } from "#use-cases/accounts/open-session.ts";
import { forgetTries } from "#use-cases/access/take-try.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Signs a member on by e-mail and password, and by the authenticator's code where the member has turned that on. */
export async function signIn(
  dependencies: Dependencies,
  { browser, ...credentials }: Credentials & { readonly browser: Browser },
): Promise<SignedOn | SignInRefusal> {
  const { kysely } = dependencies.database;
  const row = await kysely
    .selectFrom("accounts")
    .select(["member_id", "password_hash", "authenticator_secret"])
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", credentials.email.toLowerCase()))
    .executeTakeFirst();
  const taken = await checkCredentials(dependencies, credentials, {
    door: "sign-in",
    account: row && {
      owner: { kind: "member", id: row.member_id },
      passwordHash: row.password_hash,
      authenticatorSecret: row.authenticator_secret,
    },
    source: browser.address,
    knownDevice: await knownDevice(kysely, row?.member_id, browser),
  });
  if (taken.kind === "refused") return taken;
  if (row === undefined) throw new Error("credentials were right for nobody");
  return kysely.transaction().execute(async (trx) => {
    await forgetTries(trx, taken);
    const way = row.authenticator_secret === null ? "password" : "password-and-code";
    return openSession(trx, dependencies.clock(), { memberId: row.member_id, browser, way });
  });
}
