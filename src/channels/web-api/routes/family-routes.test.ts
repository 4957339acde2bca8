import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import { addMember, addPlan, PASSWORD } from "#use-cases/testing/sample-plan.ts";

let database: TestDatabase;
let api: ReturnType<typeof makeTestApi>;
let now = new Date("2026-11-21T18:00:00Z");
let count = 0;

type Person = { id: string; mrn: string; browser: TestBrowser };

async function person(givenName: string, familyName: string, birthDate = "1967-05-05"): Promise<Person> {
  count += 1;
  const digits = String(10_020_000 + count);
  const mrn = `${digits}${luhnCheckDigit(digits)}`;
  const email = `person${count}@example.com`;
  const id = await addMember(database.kysely, { mrn, givenName, familyName, birthDate, email });
  const browser = new TestBrowser(api);
  expect((await browser.post("/sign-in", { email, password: PASSWORD })).status).toBe(200);
  return { id, mrn, browser };
}

async function parentGrant(child: Person, parent: Person, scope = "full"): Promise<void> {
  await database.kysely
    .insertInto("grants")
    .values({
      grant_id: crypto.randomUUID(),
      member_id: child.id,
      proxy_member_id: parent.id,
      scope,
      basis: "parent",
      granted_at: now,
    })
    .execute();
}

let rosa: Person;
let elena: Person;
const give = (from: Person, to: Person, more = {}) =>
  from.browser.post("/grants", { mrn: to.mrn, lastName: "Delgado", scope: "full", ...more });
const peopleOf = async (someone: Person) =>
  (await someone.browser.get("/people")).body["people"] as unknown as { id: string; name: string; scope: string }[];

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  api = makeTestApi({ database, clock: () => now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = new Date("2026-11-21T18:00:00Z");
  rosa = await person("Rosa", "Delgado");
  elena = await person("Elena", "Ortiz", "1942-03-01");
});

describe("letting another member act for me", () => {
  it("holds at once, and both see it", async () => {
    const answer = await give(elena, rosa);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      direction: "given",
      name: "Rosa Delgado",
      scope: "full",
      basis: "member-given",
      expiresOn: null,
      words: "Sees your list and orders your refills.",
    });
    expect(await peopleOf(rosa)).toEqual([{ id: answer.body["id"], name: "Elena Ortiz", scope: "full" }]);
    expect(await peopleOf(elena)).toEqual([]);
    expect((await rosa.browser.get("/grants")).body).toMatchObject({
      grants: [{ direction: "received", name: "Elena Ortiz" }],
    });
  });

  it("tells nothing about who does not match", async () => {
    const answers = [
      await give(elena, rosa, { lastName: "Delgada" }),
      await give(elena, rosa, { mrn: "100600105" }),
      await give(elena, elena, { lastName: "Ortiz" }),
    ];
    for (const answer of answers) {
      expect(answer.body).toEqual(answers[0]?.body);
      expect(answer.body).toMatchObject({
        status: 422,
        code: "bad-input",
        fields: { mrn: expect.any(String), lastName: expect.any(String) },
      });
    }
  });

  it("is refused twice for the same person", async () => {
    await give(elena, rosa);
    expect((await give(elena, rosa, { scope: "by-number" })).body).toMatchObject({ code: "grant-exists", status: 409 });
  });

  it("ends after the day named, and can then be given again", async () => {
    const answer = await give(elena, rosa, { expiresOn: "2026-11-30" });
    expect(answer.body).toMatchObject({
      expiresOn: "2026-11-30",
      words: "Sees your list and orders your refills. Until November 30, 2026.",
    });
    now = new Date("2026-12-01T07:59:00Z");
    await elena.browser.post("/sign-in", { email: `person${count}@example.com`, password: PASSWORD });
    await rosa.browser.post("/sign-in", { email: `person${count - 1}@example.com`, password: PASSWORD });
    expect(await peopleOf(rosa)).toHaveLength(1);
    now = new Date("2026-12-01T08:00:00Z");
    expect(await peopleOf(rosa)).toEqual([]);
    expect((await give(elena, rosa)).status).toBe(201);
    expect(await peopleOf(rosa)).toHaveLength(1);
  });

  it.each(["2026-11-21", "2020-01-01"])("needs a last day after today, not %s", async (expiresOn) => {
    expect((await give(elena, rosa, { expiresOn })).body).toMatchObject({
      fields: { expiresOn: "Choose a day after today." },
    });
  });

  it("slows who guesses names", async () => {
    const answers: number[] = [];
    for (let n = 0; n < 21; n++) answers.push((await give(elena, rosa, { lastName: `Guess${n}` })).status);
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 422));
    expect(answers.at(-1)).toBe(429);
  });

  it.each(["giver", "receiver"])("is ended at once by its %s, and by nobody else", async (who) => {
    const id = String((await give(elena, rosa)).body["id"]);
    const stranger = await person("Carl", "Other");
    expect((await stranger.browser.delete(`/grants/${id}`)).status).toBe(404);
    expect((await (who === "giver" ? elena : rosa).browser.delete(`/grants/${id}`)).status).toBe(204);
    expect(await peopleOf(rosa)).toEqual([]);
    const row = await database.kysely
      .selectFrom("grants")
      .select(["version", "revoked_at"])
      .where("grant_id", "=", id)
      .executeTakeFirst();
    expect(row).toEqual({ version: 2, revoked_at: now });
  });
});

describe("a parent", () => {
  it.each([
    ["a child of 9", "2017-06-01", "full", "You see the list and order the refills. By number only from June 1, 2029."],
    [
      "a teenager of 15",
      "2011-06-01",
      "by-number",
      "You order refills by number, without seeing the list. Until May 31, 2029.",
    ],
  ])("of %s", async (_, birthDate, scope, words) => {
    const child = await person("Lucia", "Delgado", birthDate);
    await parentGrant(child, rosa);
    expect(await peopleOf(rosa)).toMatchObject([{ name: "Lucia Delgado", scope }]);
    expect((await rosa.browser.get("/grants")).body).toMatchObject({ grants: [{ basis: "parent", scope, words }] });
  });

  it("of somebody of age has no say", async () => {
    await parentGrant(await person("Mateo", "Delgado", "2008-11-21"), rosa);
    expect(await peopleOf(rosa)).toEqual([]);
  });
});

describe("the access log", () => {
  type Log = { entries: { who: string; what: string; from: string; at: string }[]; nextBefore?: string };
  const logOf = async (someone: Person, query = "") =>
    (await someone.browser.get(`/access-log${query}`)).body as unknown as Log;

  it("names who did what with my data, and from where", async () => {
    const entry = { memberId: elena.id, channel: "web" } as const;
    await recordAccess(database.kysely, new Date(now.getTime() + 1000), {
      ...entry,
      by: { kind: "proxy", memberId: rosa.id },
      action: "prescriptions-read",
    });
    await recordAccess(database.kysely, new Date(now.getTime() + 2000), {
      ...entry,
      by: { kind: "staff" },
      action: "status-changed",
    });
    await recordAccess(database.kysely, new Date(now.getTime() + 3000), {
      ...entry,
      by: { kind: "guest" },
      action: "refill-ordered",
      channel: "guest",
    });
    const { entries } = await logOf(elena);
    expect(entries.map(({ who, what, from }) => [who, what, from])).toEqual([
      ["Somebody with your record number", "Ordered a refill", "Quick refill without sign-on"],
      ["Pharmacy staff", "Moved an order on", "Website"],
      ["Rosa Delgado", "Read the list of prescriptions", "Website"],
      ["You", "Signed on", "Website"],
    ]);
    expect((await logOf(rosa)).entries).toHaveLength(1);
  });

  it("goes on page by page, and loses no entry of one instant", async () => {
    const entry = { memberId: elena.id, by: { kind: "system" }, action: "status-changed", channel: "web" } as const;
    for (let n = 0; n < 60; n++)
      await recordAccess(database.kysely, new Date(now.getTime() + 1000 * Math.floor(n / 20)), entry);
    const first = await logOf(elena);
    const second = await logOf(elena, `?before=${encodeURIComponent(first.nextBefore ?? "")}`);
    expect(first.entries.length + second.entries.length).toBe(61);
    expect(second.nextBefore).toBeUndefined();
  });

  it("tells of grants given and ended", async () => {
    const id = String((await give(elena, rosa)).body["id"]);
    now = new Date(now.getTime() + 1000);
    await rosa.browser.delete(`/grants/${id}`);
    const { entries } = await logOf(elena);
    expect(entries.slice(0, 1).map(({ who, what }) => [who, what])).toEqual([
      ["Rosa Delgado", "Ended the permission to act for you"],
    ]);
  });
});

it.each(["/people", "/grants", "/access-log", "/me", "/sessions", "/passkeys", "/addresses", "/payment-methods"])(
  "%s needs sign-on",
  async (path) => {
    expect((await new TestBrowser(api).get(path)).body).toMatchObject({ code: "sign-on-required", status: 401 });
  },
);
