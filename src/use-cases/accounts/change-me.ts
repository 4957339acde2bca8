import { parsePhoneNumberFromString } from "libphonenumber-js";
import { violatesUnique } from "#database/errors.ts";
import { checkCurrentPassword } from "#use-cases/accounts/check-current-password.ts";
import { lockOwner } from "#use-cases/accounts/sign-on-change.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import type { Language } from "#words/languages.ts";
import { mailWords } from "#words/mail-words.ts";

export type MyChange = {
  readonly language?: Language | undefined;
  /** The e-mail to sign on with; needs the current password. */
  readonly email?: string | undefined;
  /** Empty removes the number. */
  readonly phone?: string | undefined;
  readonly password?: string | undefined;
};

/** Changes how the member is reached and spoken to; the old e-mail is told when it is replaced. */
export async function changeMe(
  dependencies: Dependencies,
  actor: Actor,
  { language, email, phone, password }: MyChange,
): Promise<Refusal<"bad-input" | "password-wrong" | "too-many-tries" | "email-in-use"> | undefined> {
  const { memberId } = actor;
  const contactPhone = phone === undefined || phone.trim() === "" ? null : tenDigits(phone);
  if (contactPhone === undefined) return refuse("bad-input", { fields: { phone: "phone" } });
  if (email !== undefined) {
    if (password === undefined || password === "") return refuse("bad-input", { fields: { password: "required" } });
    const refusal = await checkCurrentPassword(dependencies, actor, password);
    if (refusal !== undefined) return refusal;
  }
  const now = dependencies.clock();
  try {
    await dependencies.database.kysely.transaction().execute(async (trx) => {
      const owner = await lockOwner(trx, memberId);
      const members = {
        ...(language !== undefined && { language }),
        ...(phone !== undefined && { contact_phone: contactPhone }),
      };
      if (Object.keys(members).length > 0)
        await trx.updateTable("members").set(members).where("member_id", "=", memberId).execute();
      if (email !== undefined && email !== owner.email) {
        await trx.updateTable("accounts").set({ email }).where("member_id", "=", memberId).execute();
        // A link for a new password, sent to the old address, must not open the account any more.
        await trx
          .updateTable("password_resets")
          .set({ used_at: now })
          .where("member_id", "=", memberId)
          .where("used_at", "is", null)
          .execute();
        await queueMail(trx, now, { to: owner.email, ...mailWords[owner.language].emailChanged(owner.givenName) });
      }
      await recordAccess(trx, now, {
        memberId,
        by: byMember(memberId, memberId),
        action: "profile-changed",
        channel: "web",
      });
    });
    return undefined;
  } catch (error) {
    if (violatesUnique(error, "accounts_email")) return refuse("email-in-use");
    throw error;
  }
}

/** A United States number as its ten digits; undefined where it is none. */
function tenDigits(text: string): string | undefined {
  const phone = parsePhoneNumberFromString(text, "US");
  return phone !== undefined && phone.countryCallingCode === "1" && phone.isPossible()
    ? phone.nationalNumber
    : undefined;
}
