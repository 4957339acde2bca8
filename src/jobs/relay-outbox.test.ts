import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { relayOutbox } from "#jobs/relay-outbox.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query("create table queue (id uuid)");
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query("truncate queue, outbox"));

type Db = { executeSql(text: string, values?: unknown[]): Promise<unknown> };
type Insert = Parameters<typeof relayOutbox>[1];
const insert: Insert = async (_topic, rows, db) => {
  for (const { id } of rows) await (db as Db).executeSql("insert into queue values ($1)", [id]);
};
async function fill(rows: number, topic = "email") {
  for (let row = 0; row < rows; row++) {
    await database.kysely
      .insertInto("outbox")
      .values({ outbox_id: randomUUID(), topic, payload: "{}", created_at: new Date() })
      .execute();
  }
}
async function counts() {
  const { rows } = await database.pool.query<{ queued: number; different: number; waiting: number }>(
    "select count(*) as queued, count(distinct id) as different, (select count(*) from outbox) as waiting from queue",
  );
  return rows[0];
}

it("carries each row once, however many processes carry at the same time", async () => {
  await fill(120);
  const carried = await Promise.all(Array.from({ length: 5 }, () => relayOutbox({ database }, insert)));
  await relayOutbox({ database }, insert);
  expect(carried.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(120);
  expect(await counts()).toEqual({ queued: 120, different: 120, waiting: 0 });
});

it("leaves everything as it was when the queue cannot take it", async () => {
  await fill(3);
  const failing: Insert = async (topic, rows, db) => {
    await insert(topic, rows, db);
    throw new Error("queue is down");
  };
  await expect(relayOutbox({ database }, failing)).rejects.toThrow("queue is down");
  expect(await counts()).toEqual({ queued: 0, different: 0, waiting: 3 });
});

it("leaves a topic it does not know for a newer version", async () => {
  await fill(1, "something-new");
  expect(await relayOutbox({ database }, insert)).toBe(0);
  expect(await counts()).toMatchObject({ waiting: 1 });
});
