import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Email } from "#partner-ports/messages.ts";
import { deliverEmail } from "#use-cases/messages/deliver-email.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("what was queued is what is sent, under the outbox row's id", async () => {
  await queueMail(database.kysely, new Date(), { to: "rosa@example.com", subject: "Hello", body: "Text\n" });
  const row = await database.kysely.selectFrom("outbox").selectAll().executeTakeFirstOrThrow();
  const sent: Email[] = [];
  const messages = {
    sendEmail: async (email: Email) => {
      sent.push(email);
      return { kind: "accepted" as const };
    },
  };
  expect(await deliverEmail({ messages }, row.payload)).toEqual({ kind: "accepted" });
  expect(row.topic).toBe("email");
  expect(sent).toEqual([{ id: row.outbox_id, to: "rosa@example.com", subject: "Hello", body: "Text\n" }]);
});

it("a mail queued in a transaction that fails is never sent", async () => {
  await database.kysely.deleteFrom("outbox").execute();
  const failing = database.kysely.transaction().execute(async (trx) => {
    await queueMail(trx, new Date(), { to: "rosa@example.com", subject: "Hello", body: "Text\n" });
    throw new Error("the change did not happen");
  });
  await expect(failing).rejects.toThrow("did not happen");
  expect(await database.kysely.selectFrom("outbox").selectAll().execute()).toEqual([]);
});

it.each([null, {}, { id: "1", to: "a@b.c", subject: "no body" }])("%o is no e-mail", async (payload) => {
  const messages = { sendEmail: async () => ({ kind: "accepted" as const }) };
  await expect(deliverEmail({ messages }, payload)).rejects.toThrow("no e-mail");
});
