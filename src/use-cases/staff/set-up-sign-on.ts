import { generateURI } from "otplib";
import { readPlan } from "#database/queries/read-plan.ts";
import { acceptAuthenticatorCode } from "#use-cases/accounts/accept-authenticator-code.ts";
import { checkNewPassword, hashPassword, isPassword } from "#use-cases/accounts/password.ts";
import { hashToken } from "#use-cases/accounts/read-session.ts";
import { noteSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import { forgetTries, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { noteAct } from "#use-cases/staff/note-act.ts";
import type { LinkKind } from "#use-cases/staff/send-link.ts";

export type SetUp = {
  readonly kind: "set-up";
  readonly link: LinkKind;
  readonly name: string;
  readonly email: string;
  readonly secret: string;
  /** `otpauth:`, for the app's camera. */
  readonly uri: string;
};

/** What a mailed link sets up; one that was used, replaced or has run out is as good as none. */
export async function readSetUp(
  dependencies: Dependencies,
  token: string,
): Promise<SetUp | Refusal<"reset-link-expired">> {
  const link = await findLink(dependencies, token);
  if (link === undefined) return refuse("reset-link-expired");
  const { name: issuer } = await readPlan(dependencies.database);
  const { authenticator_secret: secret, email } = link;
  return {
    kind: "set-up",
    link: link.kind as LinkKind,
    name: link.name,
    email,
    secret,
    uri: generateURI({ issuer, label: email, secret }),
  };
}

/**
 * Sets up one's own sign-on, once: an invitation takes a new password, a link for another authenticator the password
 * there is; both take a code of the new authenticator. Whoever did it then signs on as always.
 */
export async function setUpSignOn(
  dependencies: Dependencies,
  { token, password, code, source }: { token: string; password: string; code: string; source: string },
): Promise<
  Refusal<"reset-link-expired" | "bad-input" | "password-wrong" | "code-wrong" | "too-many-tries"> | undefined
> {
  const { database, clock } = dependencies;
  const link = await findLink(dependencies, token);
  if (link === undefined) return refuse("reset-link-expired");
  const { staff_id: staffId, authenticator_secret: secret } = link;
  const taken = await takeTry(dependencies, { guessedAt: "sign-in", subject: `staff-link:${staffId}`, source });
  if (taken.kind === "refused") return taken;
  const isInvitation = link.kind === "invitation";
  if (isInvitation) {
    const [givenName = "", ...rest] = link.name.split(" ");
    const weak = checkNewPassword(password, { givenName, familyName: rest.at(-1) ?? "", email: link.email });
    if (weak !== undefined) return weak;
  } else if (!(await isPassword(password, link.password_hash ?? undefined))) {
    return refuse("password-wrong");
  }
  if (!(await acceptAuthenticatorCode(dependencies, { kind: "staff", id: staffId }, secret, code)))
    return refuse("code-wrong");
  const passwordHash = isInvitation ? await hashPassword(password) : undefined;
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("staff_links")
      .set({ used_at: now })
      .where("token_hash", "=", hashToken(token))
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse("reset-link-expired");
    await trx
      .updateTable("staff")
      .set((eb) => ({
        authenticator_secret: secret,
        version: eb("version", "+", 1),
        ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
      }))
      .where("staff_id", "=", staffId)
      .execute();
    await forgetTries(trx, taken);
    await noteSignOnChange(trx, now, { kind: "staff", id: staffId }, "authenticator-on");
    await noteAct(trx, now, { staffId, action: "staff-set-up", aboutStaffId: staffId });
    return undefined;
  });
}

function findLink({ database, clock }: Dependencies, token: string) {
  return database.kysely
    .selectFrom("staff_links as l")
    .innerJoin("staff as s", "s.staff_id", "l.staff_id")
    .select(["l.kind", "l.authenticator_secret", "s.staff_id", "s.name", "s.email", "s.password_hash"])
    .where("l.token_hash", "=", hashToken(token))
    .where("l.used_at", "is", null)
    .where("l.expires_at", ">", clock())
    .where("s.ended_at", "is", null)
    .executeTakeFirst();
}
