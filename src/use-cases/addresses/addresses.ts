import { v7 as newId } from "uuid";
import type { Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import {
  type AddressDays,
  addressKind,
  type AddressKind,
  checkAddress,
  checkAddressDays,
  isThere,
  type PostalAddress,
} from "#domain/places/postal-address.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type Address = PostalAddress &
  AddressDays & {
    readonly id: string;
    readonly kind: AddressKind;
  };

/**
 * Where the member's parcels may go: the temporary address they are at now, then the others, oldest first. A temporary
 * one that is over is left out.
 */
export async function listAddresses({ database, clock }: Dependencies, actor: Actor): Promise<Address[]> {
  const today = dayInZone(clock(), PLAN_ZONE);
  const rows = await database.kysely
    .selectFrom("addresses")
    .select(["address_id as id", "line1", "line2", "city", "state", "zip", "from_on", "until_on"])
    .where("member_id", "=", actor.memberId)
    .where("removed_at", "is", null)
    .where((eb) => eb.or([eb("until_on", "is", null), eb("until_on", ">=", today)]))
    .orderBy("created_at")
    .orderBy("address_id")
    .execute();
  const addresses = rows.map(({ from_on, until_on, ...address }): Address => ({
    ...address,
    kind: addressKind(address),
    fromOn: from_on as Day | null,
    untilOn: until_on as Day | null,
  }));
  const isHereNow = (address: Address) => address.fromOn !== null && isThere(address, today);
  return [...addresses.filter(isHereNow), ...addresses.filter((address) => !isHereNow(address))];
}

export type NewAddress = Omit<PostalAddress, "line2"> & {
  readonly line2?: string | undefined;
  readonly fromOn?: Day | undefined;
  readonly untilOn?: Day | undefined;
};

export async function addAddress(
  { database, clock }: Dependencies,
  actor: Actor,
  { line1, line2, city, state, zip, fromOn: first, untilOn: last }: NewAddress,
): Promise<{ readonly kind: "added"; readonly address: Address } | Refusal<"bad-input">> {
  const postal = { line1, line2: line2 === undefined || line2 === "" ? null : line2, city, state, zip };
  const now = clock();
  const [fromOn, untilOn] = [first ?? null, last ?? null];
  const faults = checkAddress(postal, (code) => centroidOf(code) !== undefined);
  const daysFault = checkAddressDays({ fromOn, untilOn }, dayInZone(now, PLAN_ZONE));
  const fields = { ...faults, ...(daysFault === null ? {} : { untilOn: daysFault }) };
  if (Object.keys(fields).length > 0) return refuse("bad-input", { fields });
  const { memberId } = actor;
  const address: Address = { id: newId(), ...postal, kind: addressKind(postal), fromOn, untilOn };
  await database.kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto("addresses")
      .values({
        address_id: address.id,
        member_id: memberId,
        ...postal,
        from_on: fromOn,
        until_on: untilOn,
        created_at: now,
      })
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
