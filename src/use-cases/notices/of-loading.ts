import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

/** Whether it happened while the demo plan was made: what is told of made-up people begins with the first visitor. */
export async function isOfLoading(kysely: Kysely<DB>, at: Date): Promise<boolean> {
  const installation = await kysely.selectFrom("installation").select("demo_loaded_at").executeTakeFirst();
  const loadedAt = installation?.demo_loaded_at ?? null;
  return loadedAt !== null && at <= loadedAt;
}
