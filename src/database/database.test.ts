import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("a connection that breaks in the middle of a transaction fails that transaction, and nothing else", async () => {
  const client = await database.pool.connect();
  await client.query("begin");
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  await database.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
  await expect
    .poll(
      async () => (await database.pool.query("select from pg_stat_activity where pid = $1", [rows[0]?.pid])).rowCount,
    )
    .toBe(0);
  await expect(client.query("select 1")).rejects.toThrow(/terminat|not queryable|EPIPE/);
  client.release(true);
  expect((await database.pool.query("select 1")).rowCount).toBe(1);
});
