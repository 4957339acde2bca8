import type { Kysely } from "kysely";
import { generateSecret, generateURI } from "otplib";
import type { DB } from "#database/generated/row-types.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { acceptAuthenticatorCode } from "#use-cases/accounts/accept-authenticator-code.ts";
import { checkNewPassword, hashPassword, isPassword } from "#use-cases/accounts/password.ts";
import { noteSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import { forgetTries, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { STAFF_IDLE_MINUTES } from "#use-cases/staff/read-staff-session.ts";
import { showSecondFactor } from "#use-cases/staff/second-factor.ts";
import { mailWords } from "#words/mail-words.ts";

/**
 * Changes one's own password and ends one's other sessions; an e-mail tells of it. Who signs on only through the plan
 * has none to change.
 */
export async function changeStaffPassword(
  dependencies: Dependencies,
  { staffId, sessionId }: StaffActor,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<Refusal<"password-wrong" | "too-many-tries" | "bad-input"> | undefined> {
  const { kysely } = dependencies.database;
  const taken = await takeTry(dependencies, {
    guessedAt: "sign-in",
    subject: `password:${staffId}`,
    source: `session:${sessionId}`,
  });
  if (taken.kind === "refused") return taken;
  const account = await kysely
    .selectFrom("staff")
    .select(["name", "email", "password_hash"])
    .where("staff_id", "=", staffId)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(current, account.password_hash ?? undefined))) return refuse("password-wrong");
  await forgetTries(kysely, taken);
  const [givenName = "", ...rest] = (account.name.split(",")[0] ?? "").split(" ");
  const weak = checkNewPassword(password, { givenName, familyName: rest.at(-1) ?? "", email: account.email });
  if (weak !== undefined) return weak;
  const passwordHash = await hashPassword(password);
  const now = dependencies.clock();
  await kysely.transaction().execute(async (trx) => {
    await trx.updateTable("staff").set({ password_hash: passwordHash }).where("staff_id", "=", staffId).execute();
    await endOthers(trx, now, { staffId, sessionId });
    await queueMail(trx, now, { to: account.email, ...mailWords.en.signOnChanged(account.name, "password") });
  });
  return undefined;
}

/**
 * Begins with another authenticator, on a code of the one in use: an open workbench alone must not bring in a new one.
 * The old one counts until a code of the new one was shown.
 */
export async function setUpStaffAuthenticator(
  dependencies: Dependencies,
  staff: StaffActor,
  code: string,
): Promise<
  | { readonly kind: "set-up"; readonly secret: string; readonly uri: string }
  | Refusal<"second-factor-wrong" | "too-many-tries">
> {
  const wrong = await showSecondFactor(dependencies, staff, code);
  if (wrong !== undefined) return wrong;
  const { database } = dependencies;
  const secret = generateSecret();
  const { email } = await database.kysely
    .updateTable("staff")
    .set({ authenticator_pending: secret })
    .where("staff_id", "=", staff.staffId)
    .returning("email")
    .executeTakeFirstOrThrow();
  const { name } = await readPlan(database);
  return { kind: "set-up", secret, uri: generateURI({ issuer: name, label: email, secret }) };
}

/** From now on the new authenticator's codes count, and the old one's no more; one's other sessions end. */
export async function confirmStaffAuthenticator(
  dependencies: Dependencies,
  { staffId, sessionId }: StaffActor,
  code: string,
): Promise<Refusal<"code-wrong" | "code-expired" | "too-many-tries"> | undefined> {
  const { kysely } = dependencies.database;
  const { authenticator_pending: secret } = await kysely
    .selectFrom("staff")
    .select("authenticator_pending")
    .where("staff_id", "=", staffId)
    .executeTakeFirstOrThrow();
  if (secret === null) return refuse("code-expired");
  const taken = await takeTry(dependencies, {
    guessedAt: "sign-in",
    subject: `new-authenticator:${staffId}`,
    source: `session:${sessionId}`,
  });
  if (taken.kind === "refused") return taken;
  if (!(await acceptAuthenticatorCode(dependencies, { kind: "staff", id: staffId }, secret, code)))
    return refuse("code-wrong");
  const now = dependencies.clock();
  await kysely.transaction().execute(async (trx) => {
    await forgetTries(trx, taken);
    await trx
      .updateTable("staff")
      .set({ authenticator_secret: secret, authenticator_pending: null })
      .where("staff_id", "=", staffId)
      .execute();
    await endOthers(trx, now, { staffId, sessionId });
    await noteSignOnChange(trx, now, { kind: "staff", id: staffId }, "authenticator-on");
  });
  return undefined;
}

export type StaffSessionListed = {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly current: boolean;
};

/** Where one is signed on at the workbench now, last used first. */
export async function listStaffSessions(
  { database, clock }: Dependencies,
  { staffId, sessionId }: StaffActor,
): Promise<StaffSessionListed[]> {
  const now = clock();
  const rows = await database.kysely
    .selectFrom("staff_sessions")
    .select(["session_id", "device", "created_at", "last_seen_at"])
    .where("staff_id", "=", staffId)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", new Date(now.getTime() - STAFF_IDLE_MINUTES * 60_000))
    .orderBy("last_seen_at", "desc")
    .orderBy("session_id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.session_id,
    device: row.device,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    current: row.session_id === sessionId,
  }));
}

/** Ends one of one's own sessions. Its row stays, for audits. */
export async function endStaffSession(
  { database, clock }: Dependencies,
  { staffId }: StaffActor,
  sessionId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const now = clock();
  const { numUpdatedRows } = await database.kysely
    .updateTable("staff_sessions")
    .set({ expires_at: now })
    .where("session_id", "=", sessionId)
    .where("staff_id", "=", staffId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? refuse("not-found") : undefined;
}

async function endOthers(
  trx: Kysely<DB>,
  now: Date,
  { staffId, sessionId }: Pick<StaffActor, "staffId" | "sessionId">,
): Promise<void> {
  await trx
    .updateTable("staff_sessions")
    .set({ expires_at: now })
    .where("staff_id", "=", staffId)
    .where("session_id", "!=", sessionId)
    .where("expires_at", ">", now)
    .execute();
}
