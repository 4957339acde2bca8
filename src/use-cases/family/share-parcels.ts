import { v7 as newId } from "uuid";
import { violatesUnique } from "#database/errors.ts";
import { addMonths, type Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type SharingNeeds, sharingNeeds } from "#domain/shipping/share-parcel.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { GRANT_ZONE } from "#use-cases/family/sight.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Somebody of the member's family, and whether their medicines come in one parcel. */
export type ParcelSharing = {
  /** Of the agreement; null while there is none. */
  readonly sharingId: string | null;
  /** Of the permission between the two; null where it has ended since. */
  readonly grantId: string | null;
  readonly name: string;
  readonly state: "own-parcels" | "asked-by-me" | "asked-of-me" | "one-parcel";
  /** What it takes to begin, for this member. */
  readonly needs: SharingNeeds;
};

const ADULT_MONTHS = 18 * 12;

/** Whom the member could share parcels with: those with a permission between them, and those they share with already. */
export async function listParcelSharing(
  { database, clock }: Dependencies,
  { memberId }: Actor,
): Promise<readonly ParcelSharing[]> {
  const { kysely } = database;
  const today = dayInZone(clock(), GRANT_ZONE);
  const [me, grants, sharing] = await Promise.all([
    kysely.selectFrom("members").select("birth_date").where("member_id", "=", memberId).executeTakeFirstOrThrow(),
    kysely
      .selectFrom("grants as g")
      .innerJoin("members as m", (join) =>
        join.on((eb) =>
          eb.or([
            eb.and([eb("g.member_id", "=", memberId), eb("m.member_id", "=", eb.ref("g.proxy_member_id"))]),
            eb.and([eb("g.proxy_member_id", "=", memberId), eb("m.member_id", "=", eb.ref("g.member_id"))]),
          ]),
        ),
      )
      .select(["g.grant_id", "g.basis", "g.member_id as giver_id", "m.member_id", "m.birth_date"])
      .select((eb) => eb.fn<string>("concat_ws", [eb.val(" "), "m.given_name", "m.family_name"]).as("name"))
      .where("g.revoked_at", "is", null)
      .where((eb) => eb.or([eb("g.expires_on", "is", null), eb("g.expires_on", ">=", today)]))
      .orderBy("m.given_name")
      .execute(),
    kysely
      .selectFrom("parcel_sharing as s")
      .innerJoin("members as m", (join) =>
        join.on((eb) =>
          eb.or([
            eb.and([eb("s.member_id", "=", memberId), eb("m.member_id", "=", eb.ref("s.with_member_id"))]),
            eb.and([eb("s.with_member_id", "=", memberId), eb("m.member_id", "=", eb.ref("s.member_id"))]),
          ]),
        ),
      )
      .select(["s.sharing_id", "s.member_id as asker_id", "s.agreed_at", "m.member_id", "m.birth_date"])
      .select((eb) => eb.fn<string>("concat_ws", [eb.val(" "), "m.given_name", "m.family_name"]).as("name"))
      .where("s.ended_at", "is", null)
      .execute(),
  ]);
  const isAdult = (birthDate: string) => addMonths(birthDate as Day, ADULT_MONTHS) <= today;
  const people = new Map<string, ParcelSharing>();
  for (const row of grants) {
    const isParents = row.basis === "parent";
    const asker = !isParents ? "neither" : row.giver_id === memberId ? "child" : "parent";
    const needs = sharingNeeds({
      askerIsAdult: isAdult(me.birth_date),
      otherIsAdult: isAdult(row.birth_date),
      asker,
    });
    const before = people.get(row.member_id);
    if (before === undefined || before.needs === "not-possible")
      people.set(row.member_id, {
        ...{ sharingId: null, grantId: row.grant_id, name: row.name, state: "own-parcels", needs },
      });
  }
  for (const row of sharing) {
    const known = people.get(row.member_id);
    const asked = row.asker_id === memberId ? "asked-by-me" : "asked-of-me";
    people.set(row.member_id, {
      sharingId: row.sharing_id,
      grantId: known?.grantId ?? null,
      name: row.name,
      state: row.agreed_at === null ? asked : "one-parcel",
      needs: known?.needs ?? "their-agreement",
    });
  }
  return [...people.values()].filter(({ state, needs }) => state !== "own-parcels" || needs !== "not-possible");
}

/** Asks another adult to share parcels; a parent decides for a child. */
export async function askToShareParcels(
  dependencies: Dependencies,
  actor: Actor,
  { grantId }: { readonly grantId: string },
): Promise<Refusal<"not-found" | "not-now"> | undefined> {
  const { database, clock } = dependencies;
  const { memberId } = actor;
  const person = (await listParcelSharing(dependencies, actor)).find((each) => each.grantId === grantId);
  const grant = await database.kysely
    .selectFrom("grants")
    .select(["member_id", "proxy_member_id"])
    .where("grant_id", "=", grantId)
    .executeTakeFirst();
  if (person === undefined || grant === undefined) return refuse("not-found");
  if (person.state !== "own-parcels" || person.needs === "not-possible") return refuse("not-now");
  const other = grant.member_id === memberId ? grant.proxy_member_id : grant.member_id;
  const now = clock();
  try {
    await database.kysely.transaction().execute(async (trx) => {
      await trx
        .insertInto("parcel_sharing")
        .values({
          sharing_id: newId(),
          member_id: memberId,
          with_member_id: other,
          asked_at: now,
          agreed_at: person.needs === "nothing-more" ? now : null,
        })
        .execute();
      for (const whose of [memberId, other])
        await recordAccess(trx, now, {
          memberId: whose,
          by: byMember(memberId, whose),
          action: "parcel-sharing-asked",
          channel: "web",
        });
    });
  } catch (error) {
    // The other asked at the same moment.
    if (violatesUnique(error, "parcel_sharing_once")) return refuse("not-now");
    throw error;
  }
  return undefined;
}

/** The one who was asked agrees: from now on what is packed for both to one address comes in one parcel. */
export function agreeToShareParcels(
  dependencies: Dependencies,
  actor: Actor,
  sharingId: string,
): Promise<Refusal<"not-found"> | undefined> {
  return change(dependencies, actor, sharingId, "agree");
}

/** Either says no, or ends it: each has a parcel of their own again. */
export function endParcelSharing(
  dependencies: Dependencies,
  actor: Actor,
  sharingId: string,
): Promise<Refusal<"not-found"> | undefined> {
  return change(dependencies, actor, sharingId, "end");
}

async function change(
  { database, clock }: Dependencies,
  { memberId }: Actor,
  sharingId: string,
  what: "agree" | "end",
): Promise<Refusal<"not-found"> | undefined> {
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable("parcel_sharing")
      .set(what === "agree" ? { agreed_at: now } : { ended_at: now })
      .where("sharing_id", "=", sharingId)
      .where("ended_at", "is", null)
      .where((eb) =>
        what === "agree"
          ? eb.and([eb("with_member_id", "=", memberId), eb("agreed_at", "is", null)])
          : eb.or([eb("member_id", "=", memberId), eb("with_member_id", "=", memberId)]),
      )
      .returning(["member_id", "with_member_id"])
      .executeTakeFirst();
    if (changed === undefined) return refuse("not-found");
    for (const whose of [changed.member_id, changed.with_member_id])
      await recordAccess(trx, now, {
        memberId: whose,
        by: byMember(memberId, whose),
        action: what === "agree" ? "parcel-sharing-agreed" : "parcel-sharing-ended",
        channel: "web",
      });
    return undefined;
  });
}
