import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Database } from "#database/database.ts";

/**
 * Lets a fact move between another's read and write: `change` is made in a transaction of its own, which is committed
 * only once what `act` does waits for it.
 */
export async function meanwhile<Result>(
  { pool }: Pick<Database, "pool">,
  change: (client: pg.PoolClient) => Promise<unknown>,
  act: () => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await change(client);
    const acting = act();
    await untilSomebodyWaits(pool);
    await client.query("commit");
    return await acting;
  } finally {
    client.release();
  }
}

async function untilSomebodyWaits(pool: pg.Pool): Promise<void> {
  for (let look = 0; look < 500; look++) {
    const { rows } = await pool.query<{ waiting: boolean }>(
      "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting",
    );
    if (rows[0]?.waiting === true) return;
    await pause(10);
  }
  throw new Error("nobody came to wait for the change");
}
