import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";
import { type Owner, tellSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";

/**
 * Gives an account a new password, ends its sessions but for the one named, takes back its open links for another
 * password, and tells the owner.
 */
export async function setPassword(
  kysely: Kysely<DB>,
  now: Date,
  owner: Owner,
  {
    password,
    keptSession,
    action,
  }: { password: string; keptSession?: string; action: "password-changed" | "password-reset" },
): Promise<void> {
  const { memberId } = owner;
  await kysely
    .updateTable("accounts")
    .set({ password_hash: await hashPassword(password) })
    .where("member_id", "=", memberId)
    .execute();
  const sessions = kysely.deleteFrom("sessions").where("member_id", "=", memberId);
  await (keptSession === undefined ? sessions : sessions.where("session_id", "!=", keptSession)).execute();
  await kysely
    .updateTable("password_resets")
    .set({ used_at: now })
    .where("member_id", "=", memberId)
    .where("used_at", "is", null)
    .execute();
  await tellSignOnChange(kysely, now, owner, "password");
  await recordAccess(kysely, now, { memberId, by: byMember(memberId, memberId), action, channel: "web" });
}
