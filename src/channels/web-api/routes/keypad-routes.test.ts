import { afterAll, beforeAll, expect, it } from "vitest";
import { type DemoApi, LOADED_AT, makeDemoApi } from "#channels/web-api/testing/demo-members.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";

let database: TestDatabase;
let demo: DemoApi;

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = () => LOADED_AT;
  await loadDemoPlan({ database, clock });
  demo = makeDemoApi({ database, clock });
});
afterAll(() => database.drop());

type Turn = { call: string; step: number; says: string[]; sounds: (string | number)[]; awaits: string };

function keypad(to = "refill") {
  const stranger = demo.stranger();
  let turn: Turn | undefined;
  return async (act: { keys?: string; hangUp?: true } = {}): Promise<Turn> => {
    const known = turn === undefined ? {} : { call: turn.call, step: turn.step };
    const { status, body } = await stranger.post("/demo/keypad", { to, ...known, ...act });
    expect(status, JSON.stringify(body)).toBe(200);
    turn = body as unknown as Turn;
    return turn;
  };
}

it("the keypad orders a refill, which the web then shows as ordered", async () => {
  const act = keypad();
  const first = await act();
  expect(first.says.join()).toContain("For English, press 1.");
  expect(first.sounds).toContain("/voice/prompts/en/welcome.wav");
  expect((await act({ keys: "11" })).awaits).toBe("number");
  await act({ keys: "100200310#7001001010#" });
  const price = await act({ keys: "121" });
  expect(price.says.join()).toContain("The price is $30.00.");
  expect((await act({ keys: "1" })).says.join()).toContain("Your order is placed.");
  expect((await act()).awaits).toBe("nothing");
  const rosa = await demo.signOn("rosa@example.com");
  const { body } = await rosa.get("/orders");
  expect(JSON.stringify(body)).toContain("7001001010");
});

it("a payment by keypad is the provider's test card", async () => {
  const act = keypad("mailorder");
  await act();
  const rosa = await database.kysely
    .selectFrom("members")
    .select("birth_date")
    .where("mrn", "=", "100200310")
    .executeTakeFirstOrThrow();
  const [year, month, day] = rosa.birth_date.split("-");
  await act({ keys: `11100200310#7001001127#12${month}${day}${year}#11850#90242#` });
  expect((await act({ keys: "2" })).says.join()).toMatch(/Your card was accepted.*will arrive in the mail by/s);
});

it("hanging up ends the call, and a call that does not exist is not found", async () => {
  const act = keypad();
  await act();
  expect((await act({ hangUp: true })).awaits).toBe("nothing");
  const { status } = await demo
    .stranger()
    .post("/demo/keypad", { call: "0194fdc2-fa2f-7cc0-81d3-ff12045b73c8", step: 3, keys: "1" });
  expect(status).toBe(404);
});
