import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import type { SignOnChange } from "#words/en/mails.ts";
import { isLanguage, type Language } from "#words/languages.ts";
import { mailWords } from "#words/mail-words.ts";

/** The owner of an account, as messages and checks of a new password need them. */
export type Owner = {
  readonly memberId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly language: Language;
  readonly passwordHash: string;
};

/** The account's owner, locked until the transaction ends: two changes of one account follow each other. */
export async function lockOwner(kysely: Kysely<DB>, memberId: string): Promise<Owner> {
  const row = await kysely
    .selectFrom("accounts")
    .innerJoin("members", "members.member_id", "accounts.member_id")
    .select(["accounts.email", "accounts.password_hash", "given_name", "family_name", "language"])
    .where("accounts.member_id", "=", memberId)
    .forUpdate("accounts")
    .executeTakeFirstOrThrow();
  return {
    memberId,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    language: isLanguage(row.language) ? row.language : "en",
    passwordHash: row.password_hash,
  };
}

/** Tells the owner what changed about signing on, so that a change by somebody else does not go unseen. */
export async function tellSignOnChange(kysely: Kysely<DB>, now: Date, { email, givenName, language }: Owner, change: SignOnChange): Promise<void> {
  await queueMail(kysely, now, { to: email, ...mailWords[language].signOnChanged(givenName, change) });
}
