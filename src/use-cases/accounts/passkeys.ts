import { lockOwner, tellSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type Passkey = { readonly id: string; readonly name: string; readonly createdAt: Date; readonly lastUsedAt: Date | null };

export async function listPasskeys({ database }: Dependencies, actor: Actor): Promise<Passkey[]> {
  const rows = await database.kysely
    .selectFrom("passkeys")
    .select(["passkey_id", "name", "created_at", "last_used_at"])
    .where("member_id", "=", actor.memberId)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({ id: row.passkey_id, name: row.name, createdAt: row.created_at, lastUsedAt: row.last_used_at }));
}

/** The passkey no longer signs on; the member is told by e-mail. */
export async function removePasskey({ database, clock }: Dependencies, actor: Actor, passkeyId: string): Promise<Refusal<"not-found"> | undefined> {
  const now = clock();
  const { memberId } = actor;
  return database.kysely.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("passkeys")
      .where("passkey_id", "=", passkeyId)
      .where("member_id", "=", memberId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return refuse("not-found");
    await tellSignOnChange(trx, now, await lockOwner(trx, memberId), "passkey-removed");
    await recordAccess(trx, now, { memberId, by: byMember(memberId, memberId), action: "passkey-removed", channel: "web" });
    return undefined;
  });
}
