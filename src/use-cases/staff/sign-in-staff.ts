import { checkCredentials, type Credentials, type SignInRefusal } from "#use-cases/accounts/check-credentials.ts";
import type { Browser } from "#use-cases/accounts/open-session.ts";
import type { Site } from "#use-cases/accounts/passkey-challenge.ts";
import { type PasskeyProof, signInWithPasskey } from "#use-cases/accounts/sign-in-with-passkey.ts";
import { forgetTries } from "#use-cases/access/take-try.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { openStaffSession, type StaffSignedOn } from "#use-cases/staff/open-staff-session.ts";

/** Signs a member of staff on by e-mail, password and the authenticator's code: without either there is no way in. */
export async function signInStaff(
  dependencies: Dependencies,
  { browser, ...credentials }: Credentials & { readonly browser: Browser },
): Promise<StaffSignedOn | SignInRefusal> {
  const { kysely } = dependencies.database;
  const row = await kysely
    .selectFrom("staff")
    .select(["staff_id", "password_hash", "authenticator_secret"])
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", credentials.email.toLowerCase()))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  const account =
    row === undefined || row.password_hash === null || row.authenticator_secret === null
      ? undefined
      : {
          owner: { kind: "staff", id: row.staff_id } as const,
          passwordHash: row.password_hash,
          authenticatorSecret: row.authenticator_secret,
        };
  const taken = await checkCredentials(dependencies, credentials, {
    door: "staff-sign-in",
    account,
    source: browser.address,
    knownDevice: undefined,
  });
  if (taken.kind === "refused") return taken;
  if (account === undefined) throw new Error("credentials were right for nobody");
  return kysely.transaction().execute(async (trx) => {
    await forgetTries(trx, taken);
    return openStaffSession(trx, dependencies.clock(), { staffId: account.owner.id, browser });
  });
}

/** Signs a member of staff on with a passkey, which stands for both factors: it asked for the person, too. */
export function signInStaffWithPasskey(
  dependencies: Dependencies,
  site: Site,
  { browser, ...proof }: PasskeyProof & { readonly browser: Browser },
): Promise<StaffSignedOn | Refusal<"passkey-sign-in-failed">> {
  return signInWithPasskey(dependencies, "staff", site, proof, async (trx, now, staffId) => {
    const { ended_at } = await trx
      .selectFrom("staff")
      .select("ended_at")
      .where("staff_id", "=", staffId)
      .executeTakeFirstOrThrow();
    return ended_at === null ? openStaffSession(trx, now, { staffId, browser }) : refuse("passkey-sign-in-failed");
  });
}
