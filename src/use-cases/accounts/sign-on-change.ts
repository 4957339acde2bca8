import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { AccountOwner } from "#use-cases/accounts/account-owner.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";
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
export async function tellSignOnChange(
  kysely: Kysely<DB>,
  now: Date,
  { memberId }: Owner,
  change: SignOnChange,
): Promise<void> {
  await queueNotice(kysely, now, {
    memberId,
    kind: "sign-on-changed",
    change: `sign-on:${newId()}`,
    details: { change },
  });
}

/**
 * Tells the owner of a change and, where it is a member, writes it into their access log. Locks the account until the
 * transaction ends.
 */
export async function noteSignOnChange(
  kysely: Kysely<DB>,
  now: Date,
  { kind, id }: AccountOwner,
  change: Exclude<SignOnChange, "password">,
): Promise<void> {
  if (kind === "staff") {
    const { email, name } = await kysely
      .selectFrom("staff")
      .select(["email", "name"])
      .where("staff_id", "=", id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await queueMail(kysely, now, { to: email, ...mailWords.en.signOnChanged(name, change) });
    return;
  }
  await tellSignOnChange(kysely, now, await lockOwner(kysely, id), change);
  await recordAccess(kysely, now, { memberId: id, by: byMember(id, id), action: change, channel: "web" });
}
