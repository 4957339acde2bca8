import { generateSecret, generateURI } from "otplib";
import { readPlan } from "#database/queries/read-plan.ts";
import { acceptAuthenticatorCode } from "#use-cases/accounts/accept-authenticator-code.ts";
import { noteSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Begins with an authenticator app; it counts once a code of it was entered. One in use goes on until then. */
export async function setUpAuthenticator(
  { database }: Dependencies,
  actor: Actor,
): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret();
  const { email } = await database.kysely
    .updateTable("accounts")
    .set({ authenticator_pending: secret })
    .where("member_id", "=", actor.memberId)
    .returning("email")
    .executeTakeFirstOrThrow();
  const { name } = await readPlan(database);
  return { secret, uri: generateURI({ issuer: name, label: email, secret }) };
}

/** From now on signing on by password asks for the app's code. */
export async function confirmAuthenticator(
  dependencies: Dependencies,
  actor: Actor,
  code: string,
): Promise<Refusal<"code-wrong" | "code-expired"> | undefined> {
  const { memberId } = actor;
  const { kysely } = dependencies.database;
  const account = await kysely
    .selectFrom("accounts")
    .select("authenticator_pending")
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  const secret = account.authenticator_pending;
  if (secret === null) return refuse("code-expired");
  if (!(await acceptAuthenticatorCode(dependencies, { kind: "member", id: memberId }, secret, code)))
    return refuse("code-wrong");
  return change(
    dependencies,
    memberId,
    { authenticator_secret: secret, authenticator_pending: null },
    "authenticator-on",
  );
}

/** Signing on by password no longer asks for a code. */
export async function removeAuthenticator(dependencies: Dependencies, actor: Actor): Promise<void> {
  const off = { authenticator_secret: null, authenticator_pending: null, authenticator_last_step: null };
  await change(dependencies, actor.memberId, off, "authenticator-off");
}

async function change(
  { database, clock }: Dependencies,
  memberId: string,
  values: { authenticator_secret: string | null; authenticator_pending: null; authenticator_last_step?: null },
  action: "authenticator-on" | "authenticator-off",
): Promise<undefined> {
  await database.kysely.transaction().execute(async (trx) => {
    await trx.updateTable("accounts").set(values).where("member_id", "=", memberId).execute();
    await noteSignOnChange(trx, clock(), { kind: "member", id: memberId }, action);
  });
}
