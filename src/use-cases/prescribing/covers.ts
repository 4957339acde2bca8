import { v7 as newId } from "uuid";
import type { Day } from "#domain/calendar/day.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type Cover = { readonly id: string; readonly name: string; readonly fromOn: string; readonly toOn: string };

export type Covers = {
  readonly kind: "covers";
  /** Who answers for the reader, and when. */
  readonly forMe: readonly Cover[];
  /** For whom the reader answers, and when. */
  readonly byMe: readonly Cover[];
  /** Who may be asked to cover: prescribers who sign on here. */
  readonly colleagues: readonly { readonly prescriberId: string; readonly name: string }[];
};

/** A prescriber's covers, today's and those to come. */
export async function readCovers(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<Covers | Refusal<"not-allowed">> {
  const reader = prescriberOf(staff, "answer-renewal", clock());
  if (reader.kind === "refused") return reader;
  const { kysely } = database;
  const rows = await kysely
    .selectFrom("prescriber_covers as c")
    .innerJoin("prescribers as away", "away.prescriber_id", "c.prescriber_id")
    .innerJoin("prescribers as cover", "cover.prescriber_id", "c.covered_by_prescriber_id")
    .select(["c.cover_id", "c.prescriber_id", "c.from_on", "c.to_on", "away.name as away", "cover.name as cover"])
    .where("c.to_on", ">=", reader.on)
    .where((eb) =>
      eb.or([
        eb("c.prescriber_id", "=", reader.prescriberId),
        eb("c.covered_by_prescriber_id", "=", reader.prescriberId),
      ]),
    )
    .orderBy("c.from_on")
    .execute();
  const colleagues = await kysely
    .selectFrom("staff")
    .innerJoin("prescribers as p", "p.prescriber_id", "staff.prescriber_id")
    .select(["p.prescriber_id", "p.name"])
    .where("staff.ended_at", "is", null)
    .where("p.prescriber_id", "<>", reader.prescriberId)
    .distinct()
    .orderBy("p.name")
    .execute();
  const mine = rows.filter((row) => row.prescriber_id === reader.prescriberId);
  return {
    kind: "covers",
    forMe: mine.map((row) => ({ id: row.cover_id, name: row.cover, fromOn: row.from_on, toOn: row.to_on })),
    byMe: rows
      .filter((row) => !mine.includes(row))
      .map((row) => ({ id: row.cover_id, name: row.away, fromOn: row.from_on, toOn: row.to_on })),
    colleagues: colleagues.map(({ prescriber_id: prescriberId, name }) => ({ prescriberId, name })),
  };
}

/** Lets a colleague answer for the one who asks, both days included. */
export async function addCover(
  { database, clock }: Dependencies,
  staff: StaffActor,
  ask: { readonly prescriberId: string; readonly fromOn: Day; readonly toOn: Day },
): Promise<Refusal<"not-allowed" | "bad-input"> | undefined> {
  const away = prescriberOf(staff, "answer-renewal", clock());
  if (away.kind === "refused") return away;
  if (ask.toOn < ask.fromOn) return refuse("bad-input", { fields: { toOn: "ends-before-start" } });
  if (ask.toOn < away.on) return refuse("bad-input", { fields: { toOn: "expires-in-past" } });
  const { kysely } = database;
  const colleague = await kysely
    .selectFrom("staff")
    .select("staff_id")
    .where("prescriber_id", "=", ask.prescriberId)
    .where("prescriber_id", "<>", away.prescriberId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (colleague === undefined) return refuse("bad-input", { fields: { prescriberId: "required" } });
  await kysely
    .insertInto("prescriber_covers")
    .values({
      cover_id: newId(),
      prescriber_id: away.prescriberId,
      covered_by_prescriber_id: ask.prescriberId,
      from_on: ask.fromOn,
      to_on: ask.toOn,
    })
    .execute();
  return undefined;
}

/** The one who was away is back: what was passed on stays with who covered. */
export async function endCover(
  { database, clock }: Dependencies,
  staff: StaffActor,
  coverId: string,
): Promise<Refusal<"not-allowed" | "not-found"> | undefined> {
  const away = prescriberOf(staff, "answer-renewal", clock());
  if (away.kind === "refused") return away;
  const { numDeletedRows } = await database.kysely
    .deleteFrom("prescriber_covers")
    .where("cover_id", "=", coverId)
    .where("prescriber_id", "=", away.prescriberId)
    .executeTakeFirst();
  return numDeletedRows === 0n ? refuse("not-found") : undefined;
}
