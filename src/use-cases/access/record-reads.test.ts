import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Access } from "#use-cases/access/record-access.ts";
import { flushReads, recordRead } from "#use-cases/access/record-reads.ts";
import { addPlan } from "#use-cases/testing/sample-plan.ts";
import { addPerson, NOW } from "#use-cases/testing/sample-pharmacy.ts";
import { accessWords } from "#words/access-words.ts";

let database: TestDatabase;
let read: Access;
beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.kysely.deleteFrom("access_log").execute();
  const { memberId } = await addPerson(database.kysely);
  read = { memberId, by: { kind: "member", memberId }, action: "prescriptions-read", channel: "web" };
});

const logged = async () => (await database.kysely.selectFrom("access_log").selectAll().execute()).length;

it("a read is in the log a moment later, by itself", async () => {
  recordRead(database, NOW, read);
  await expect.poll(logged).toBe(1);
  recordRead(database, NOW, read, read);
  await expect.poll(logged).toBe(3);
});

it("what could not be written is kept and written with the next read, once", async () => {
  await database.kysely.schema.alterTable("access_log").renameTo("access_log_away").execute();
  recordRead(database, NOW, read);
  await expect(flushReads(database)).rejects.toThrow("access_log");
  await database.kysely.schema.alterTable("access_log_away").renameTo("access_log").execute();
  recordRead(database, NOW, read);
  await expect.poll(logged).toBe(2);
});

it("everything is written before the process ends", async () => {
  for (let count = 0; count < 50; count++) recordRead(database, NOW, read);
  await flushReads(database);
  expect(await logged()).toBe(50);
});

it("every channel an order can come by has words in the log", async () => {
  const { rows } = await database.pool.query<{ definition: string }>(
    "select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'orders_channel_check'",
  );
  const channels = [...(rows[0]?.definition ?? "").matchAll(/'([a-z]+)'/g)].map(([, channel = ""]) => channel);
  expect(channels.length).toBeGreaterThan(5);
  for (const channel of channels) expect(accessWords("accessChannels", channel, "en")).not.toBe(channel);
});
