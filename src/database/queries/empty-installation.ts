import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { forgetPlan } from "#database/queries/read-plan.ts";

/** Takes out every row of every table, as if the installation had just been made. The schema stays. */
export async function emptyInstallation(database: Database): Promise<void> {
  const { kysely } = database;
  const { rows } = await sql<{ tables: string }>`
    select string_agg(quote_ident(tablename), ', ') as tables
    from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(kysely);
  const tables = rows[0]?.tables;
  if (tables !== undefined) await sql`truncate ${sql.raw(tables)}`.execute(kysely);
  forgetPlan(database);
}
