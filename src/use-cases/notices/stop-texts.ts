import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";

/** Ends all texts to a number, and notes the withdrawal of every member who shares it. */
export async function stopTexts(kysely: Kysely<DB>, phone: string, now: Date): Promise<"stopped" | "was-stopped"> {
  const stopped = await kysely
    .insertInto("text_stops")
    .values({ phone, stopped_at: now })
    .onConflict((conflict) => conflict.column("phone").doNothing())
    .returning("phone")
    .executeTakeFirst();
  if (stopped === undefined) return "was-stopped";
  await noteConsents(kysely, phone, "withdrawn", now);
  return "stopped";
}

/** Lets texts go to a number again: its owner sent START. */
export async function startTexts(kysely: Kysely<DB>, phone: string, now: Date): Promise<void> {
  const { numDeletedRows } = await kysely.deleteFrom("text_stops").where("phone", "=", phone).executeTakeFirst();
  if (numDeletedRows > 0n) await noteConsents(kysely, phone, "given", now);
}

async function noteConsents(kysely: Kysely<DB>, phone: string, act: "given" | "withdrawn", now: Date): Promise<void> {
  const members = await kysely
    .selectFrom("text_phones")
    .innerJoin("members", "members.member_id", "text_phones.member_id")
    .select(["members.member_id", "language"])
    .where("text_phones.phone", "=", phone)
    .execute();
  for (const { member_id, language } of members) {
    await kysely
      .insertInto("text_consents")
      .values({ consent_id: newId(), member_id, phone, act, how: "text", consent_version: null, language, at: now })
      .execute();
  }
}
