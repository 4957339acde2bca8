import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Database, openDatabase } from "#database/database.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { type Jobs, startJobs } from "#jobs/start-jobs.ts";
import type { JobDependencies } from "#jobs/handlers.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";
import { askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

type Email = Parameters<JobDependencies["messages"]["sendEmail"]>[0];

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;
let now: Date;
let sent: Email[];
let refuseOnce: Set<string>;
const running: Jobs[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  sent = [];
  refuseOnce = new Set();
  rosa = await addPerson(database.kysely);
  await database.kysely
    .insertInto("accounts")
    .values({ member_id: rosa.memberId, email: `${rosa.mrn}@example.com`, password_hash: "-", created_at: NOW })
    .execute();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
});

async function start(handle = database as Database): Promise<Jobs> {
  const jobs = await startJobs(
    {
      database: handle,
      clock: () => now,
      log: pino({ level: "silent" }),
      publicOrigin: "https://refills.example",
      ...noNotices,
      payment: cardsOfTokens({}),
      messages: {
        sendEmail: async (email) => {
          // The clock of reminders may look between a prescription and the order of it.
          if (email.subject === "Time to look at your refills") return { kind: "accepted" };
          if (refuseOnce.delete(email.to)) return { kind: "unknown", cause: new Error("timed out") };
          sent.push(email);
          return { kind: "accepted" };
        },
      },
    },
    database.connection,
  );
  running.push(jobs);
  return jobs;
}
const order = (filledDaysAgo = 27) =>
  addPrescription(database.kysely, pharmacy, rosa, { filledDaysAgo }).then((line) =>
    orderWith({ database, clock: () => now }, askFor(pharmacy, rosa, [line])),
  );

it("every order is confirmed by one mail without a word of what was ordered, with two processes at work", async () => {
  const other = openDatabase(database.connection);
  const [jobs] = [await start(), await start(other)];
  for (let count = 0; count < 8; count++) await order();
  await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(8);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(8);
  for (const mail of sent) {
    expect(mail.to).toBe(`${rosa.mrn}@example.com`);
    expect(`${mail.subject} ${mail.body}`).not.toMatch(/Lisinopril|70000\d{5}/);
    expect(mail.body).toContain("https://refills.example/orders/");
  }
  expect(jobs.healthy()).toBe(true);
  await Promise.all(running.splice(0).map((each) => each.stop()));
  await other.close();
});

it("a mail whose fate is unknown is sent again; those beside it are not", async () => {
  refuseOnce.add(`${rosa.mrn}@example.com`);
  await order();
  await order();
  await order();
  await start();
  await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(2);
  now = new Date(NOW.getTime() + 60_000);
  await expect.poll(() => sent.length, { timeout: 20_000 }).toBe(3);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
}, 30_000);

it("a line that is ready is told by one mail without its name; other changes by none", async () => {
  const line = await addPrescription(database.kysely, pharmacy, rosa);
  await orderWith({ database, clock: () => now }, askFor(pharmacy, rosa, [line]));
  const { line_id: lineId } = await database.kysely
    .selectFrom("order_lines")
    .select("line_id")
    .where("member_id", "=", rosa.memberId)
    .executeTakeFirstOrThrow();
  for (const [index, status] of ["in-process", "ready-for-pickup"].entries()) {
    await database.kysely
      .insertInto("line_events")
      .values({ line_id: lineId, sequence: index + 2, status, at: NOW, by_kind: "staff" })
      .execute();
    await database.kysely.updateTable("order_lines").set({ status }).where("line_id", "=", lineId).execute();
    await database.kysely
      .insertInto("outbox")
      .values({
        outbox_id: randomUUID(),
        topic: "line-changed",
        payload: JSON.stringify({ lineId, status }),
        created_at: NOW,
      })
      .execute();
  }
  await start();
  await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(2);
  const ready = sent.find(({ subject }) => subject === "You can pick up your order");
  expect(ready?.body).not.toMatch(/Lisinopril|70000\d{5}/);
}, 30_000);

it("a scheduled line starts on its day by itself", async () => {
  await order(20);
  now = new Date("2026-11-27T18:00:00Z");
  await start();
  await expect
    .poll(
      async () =>
        (
          await database.kysely
            .selectFrom("order_lines")
            .select("status")
            .where("member_id", "=", rosa.memberId)
            .execute()
        ).map(({ status }) => status),
      { timeout: 10_000 },
    )
    .toEqual(["received"]);
});
