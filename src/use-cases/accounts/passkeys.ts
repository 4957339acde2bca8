import { type AccountOwner, PASSKEYS } from "#use-cases/accounts/account-owner.ts";
import { noteSignOnChange } from "#use-cases/accounts/sign-on-change.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type Passkey = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

export async function listPasskeys({ database }: Dependencies, { kind, id }: AccountOwner): Promise<Passkey[]> {
  const { table, owner } = PASSKEYS[kind];
  const rows = await database.kysely
    .selectFrom(table)
    .select(["passkey_id", "name", "created_at", "last_used_at"])
    .where(owner, "=", id)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({
    id: row.passkey_id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }));
}

/** The passkey no longer signs on; its owner is told by e-mail. */
export async function removePasskey(
  { database, clock }: Dependencies,
  owner: AccountOwner,
  passkeyId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const { table, owner: column } = PASSKEYS[owner.kind];
  return database.kysely.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom(table)
      .where("passkey_id", "=", passkeyId)
      .where(column, "=", owner.id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return refuse("not-found");
    await noteSignOnChange(trx, clock(), owner, "passkey-removed");
    return undefined;
  });
}
