import { v7 as newId } from "uuid";
import { isState } from "#domain/places/us-states.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type Address = {
  readonly id: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};

/** Where the member's parcels may go, the oldest address first. */
export async function listAddresses({ database }: Dependencies, actor: Actor): Promise<Address[]> {
  return database.kysely
    .selectFrom("addresses")
    .select(["address_id as id", "line1", "line2", "city", "state", "zip"])
    .where("member_id", "=", actor.memberId)
    .where("removed_at", "is", null)
    .orderBy("created_at")
    .orderBy("address_id")
    .execute();
}

export type NewAddress = Omit<Address, "id" | "line2"> & { readonly line2?: string | undefined };

export async function addAddress(
  { database, clock }: Dependencies,
  actor: Actor,
  { line1, line2, city, state, zip }: NewAddress,
): Promise<{ readonly kind: "added"; readonly address: Address } | Refusal<"bad-input">> {
  if (!isState(state)) return refuse("bad-input", { fields: { state: "state" } });
  if (centroidOf(zip) === undefined) return refuse("bad-input", { fields: { zip: "zip-unknown" } });
  const { memberId } = actor;
  const now = clock();
  const address: Address = {
    id: newId(),
    line1,
    line2: line2 === undefined || line2 === "" ? null : line2,
    city,
    state,
    zip,
  };
  await database.kysely.transaction().execute(async (trx) => {
    const { id, ...columns } = address;
    await trx
      .insertInto("addresses")
      .values({ address_id: id, member_id: memberId, ...columns, created_at: now })
      .execute();
    await recordAccess(trx, now, {
      memberId,
      by: byMember(memberId, memberId),
      action: "address-added",
      channel: "web",
    });
  });
  return { kind: "added", address };
}

/** No new order goes there; orders on their way keep the address they were placed with. */
export async function removeAddress(
  { database, clock }: Dependencies,
  actor: Actor,
  addressId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const { memberId } = actor;
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("addresses")
      .set({ removed_at: now })
      .where("address_id", "=", addressId)
      .where("member_id", "=", memberId)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse("not-found");
    await recordAccess(trx, now, {
      memberId,
      by: byMember(memberId, memberId),
      action: "address-removed",
      channel: "web",
    });
    return undefined;
  });
}
