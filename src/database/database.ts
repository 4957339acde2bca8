import { createHash } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DB } from "#database/generated/row-types.ts";
import { PreparedQuery } from "#database/prepared-query.ts";
import { SharedConnections } from "#database/shared-connections.ts";

/** The one handle on PostgreSQL: `kysely` for queries, `pool` for LISTEN and for parts that want their own client. */
export type Database = {
  readonly kysely: Kysely<DB>;
  /** For the short reads that nearly every call begins with, outside of any transaction: see `SharedConnections`. */
  readonly reads: Pick<Kysely<DB>, "selectFrom" | "getExecutor">;
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

// Days stay text (`YYYY-MM-DD`): a Date would drag the server's time zone in. Counts and quantities are numbers.
const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;
pg.types.setTypeParser(DATE, (text) => text);
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);

/**
 * Every statement is one for all values, read through indexes on disks without heads. Left to itself PostgreSQL plans
 * the read of an order anew each time, which takes longer than the read.
 */
export const PLANNER = "-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1";

/** So few that each has much to do when much is to be done, and enough that a slower read holds up not all. */
const SHARED_CONNECTIONS = 3;

export function openDatabase(config: pg.PoolConfig): Database {
  const pool = new pg.Pool({ max: 12, options: PLANNER, ...config });
  pool.on("connect", nameStatements);
  // An idle connection that breaks (the server restarts) is dropped by the pool; the next query opens another.
  pool.on("error", () => undefined);
  // One that breaks in use, between two queries of a transaction, says so too; unheard, that would end the process. The
  // transaction's next query fails, and whoever ran it is told.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  const shared = new SharedConnections(() => openForReading(config), SHARED_CONNECTIONS);
  const reads = new Kysely<DB>({ dialect: new PostgresDialect({ pool: shared }) });
  const close = async () => {
    await Promise.all([kysely.destroy(), reads.destroy()]);
  };
  return { kysely, reads, pool, close };
}

function openForReading(config: pg.ClientConfig): pg.Client {
  const options = `${PLANNER} -c default_transaction_read_only=on`;
  const client = new pg.Client({ options, ...config, pipeline: true });
  nameStatements(client);
  return client;
}

/**
 * Kysely never names its statements, so PostgreSQL would plan each anew. Every text with parameters gets a name;
 * queries therefore pass lists as one array (`= any($1)`), or each length would become a statement of its own.
 */
function nameStatements(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]) => {
    if (typeof text !== "string" || !Array.isArray(values)) return query(text, values, ...rest);
    const statement = { name: statementName(text), text, values };
    if (rest.length > 0) return query(statement, ...rest);
    return new Promise((resolve, reject) => {
      query(new PreparedQuery(statement, (error, result) => (error === null ? resolve(result) : reject(error))));
    });
  };
  client.query = named as typeof client.query;
}

const names = new Map<string, string>();

function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha1").update(text).digest("hex");
    names.set(text, name);
  }
  return name;
}
