import { type RawBuilder, sql } from "kysely";
import type { Database } from "#database/database.ts";

/** True where the prescriber is the reader, or one the reader covers for on this day. */
export function coveredBy(prescriber: RawBuilder<unknown>, readerId: string, on: string): RawBuilder<unknown> {
  return sql`(${prescriber} = ${readerId}::uuid or exists (
    select 1 from prescriber_covers c
    where c.prescriber_id = ${prescriber} and c.covered_by_prescriber_id = ${readerId}::uuid and ${on}::date between c.from_on and c.to_on
  ))`;
}

/** Who covers for a prescriber on a day: the one whose cover began first. */
export function findCover(
  { kysely }: Pick<Database, "kysely">,
  prescriberId: string,
  on: string,
): Promise<{ readonly prescriber_id: string; readonly name: string } | undefined> {
  return kysely
    .selectFrom("prescriber_covers as c")
    .innerJoin("prescribers as w", "w.prescriber_id", "c.covered_by_prescriber_id")
    .select(["w.prescriber_id", "w.name"])
    .where("c.prescriber_id", "=", prescriberId)
    .where("c.from_on", "<=", on)
    .where("c.to_on", ">=", on)
    .orderBy("c.from_on")
    .orderBy("c.cover_id")
    .limit(1)
    .executeTakeFirst();
}
