import { timingSafeEqual } from "node:crypto";
import { violatesUnique } from "#database/errors.ts";
import { type Browser, openSession, type SignedOn } from "#use-cases/accounts/open-session.ts";
import { checkNewPassword, hashPassword } from "#use-cases/accounts/password.ts";
import { codeHash } from "#use-cases/accounts/start-registration.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

const TRIES = 5;

export type ConfirmationRefusal = Refusal<"code-expired" | "code-wrong" | "bad-input" | "email-in-use">;

/** Makes the account and signs the member on, where the code is the one sent. Five wrong codes end the registration. */
export async function confirmRegistration(
  { database, clock }: Dependencies,
  {
    registrationId,
    code,
    password,
    browser,
  }: { registrationId: string; code: string; password: string; browser: Browser },
): Promise<SignedOn | ConfirmationRefusal> {
  const now = clock();
  try {
    return await database.kysely.transaction().execute(async (trx) => {
      const registration = await trx
        .selectFrom("registrations")
        .leftJoin("members", "members.member_id", "registrations.member_id")
        .selectAll("registrations")
        .select(["given_name", "family_name"])
        .where("registration_id", "=", registrationId)
        .forUpdate("registrations")
        .executeTakeFirst();
      if (registration === undefined || registration.confirmed_at !== null) return refuse("code-expired");
      if (registration.expires_at <= now || registration.attempts >= TRIES) return refuse("code-expired");
      const { member_id: memberId, given_name: givenName, family_name: familyName, email } = registration;
      const isRight = timingSafeEqual(registration.code_hash, codeHash(registrationId, code));
      if (!isRight || memberId === null || givenName === null || familyName === null) {
        await trx
          .updateTable("registrations")
          .set({ attempts: registration.attempts + 1 })
          .where("registration_id", "=", registrationId)
          .execute();
        return refuse("code-wrong");
      }
      const refusal = checkNewPassword(password, { givenName, familyName, email });
      if (refusal !== undefined) return refusal;
      await trx
        .insertInto("accounts")
        .values({ member_id: memberId, email, password_hash: await hashPassword(password), created_at: now })
        .execute();
      await trx
        .updateTable("registrations")
        .set({ confirmed_at: now })
        .where("registration_id", "=", registrationId)
        .execute();
      return openSession(trx, now, { memberId, browser, way: "registration", action: "registered" });
    });
  } catch (error) {
    if (violatesUnique(error, "accounts_email")) return refuse("email-in-use");
    // Registered meanwhile, with another code.
    if (violatesUnique(error, "accounts_pkey")) return refuse("code-expired");
    throw error;
  }
}
