import { type Kysely, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { findCardNumbers } from "#domain/numbers/find-card-numbers.ts";

/** Where a number stands that may be a card's. The number itself is not repeated. */
export type CardFound = { readonly where: string; readonly last4: string };

export type CardScan = { readonly tables: number; readonly rows: number; readonly found: readonly CardFound[] };

const AT_ONCE = 2000;

/** What is kept as bytes, such as a voice message, stands in hexadecimal digits: those of a loud tone look like a card. */
function unspelt(row: string): string {
  return row.replaceAll(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, "hex").toString("latin1"));
}

/** Looks for card numbers in every row of every table, those of the job queue included. */
export async function scanForCards(kysely: Kysely<DB>, known: readonly string[]): Promise<CardScan> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 1, 2
  `.execute(kysely);
  const found: CardFound[] = [];
  let count = 0;
  for (const { schema, name } of tables) {
    let after = "(0,0)";
    for (;;) {
      const { rows } = await sql<{ at: string; row: string }>`
        select t.ctid::text as at, to_jsonb(t)::text as row from ${sql.table(`${schema}.${name}`)} t
        where t.ctid > ${after}::tid order by t.ctid limit ${AT_ONCE}
      `.execute(kysely);
      for (const { row } of rows) {
        for (const number of findCardNumbers(unspelt(row), known))
          found.push({ where: `${schema}.${name}`, last4: number.slice(-4) });
      }
      count += rows.length;
      after = rows.at(-1)?.at ?? after;
      if (rows.length < AT_ONCE) break;
    }
  }
  return { tables: tables.length, rows: count, found };
}
