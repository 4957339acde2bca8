import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";
import { addMember, addPlan } from "#use-cases/testing/sample-plan.ts";

let database: TestDatabase;
let api: ReturnType<typeof makeTestApi>;
let now = new Date("2026-11-21T18:00:00Z");
let count = 0;
let mrn: string;
let onFile: string;
let typed: string;

const PHRASE = "a long test phrase";
const facts = () => ({ mrn, lastName: "Núñez", birthDate: "1981-02-03", email: typed });
const start = async (changes = {}) => {
  const answer = await new TestBrowser(api).post("/registrations", { ...facts(), ...changes });
  expect(answer.status).toBe(201);
  return { id: String(answer.body["id"]), detail: String(answer.body["detail"]) };
};
const confirm = (id: string, code: string, password = PHRASE, browser = new TestBrowser(api)) =>
  browser.post(`/registrations/${id}/confirm`, { code, password });
const mailsTo = async (to: string) =>
  (await database.kysely.selectFrom("outbox").select("payload").orderBy("outbox_id", "desc").execute())
    .map(({ payload }) => payload as { to: string; subject: string; body: string })
    .filter((mail) => mail.to === to);
const codeSent = async () => /\b(\d{6})\b/.exec((await mailsTo(onFile))[0]?.body ?? "")?.[1] ?? "";

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  api = makeTestApi({ database, clock: () => now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  count += 1;
  const digits = String(10_060_000 + count);
  mrn = `${digits}${luhnCheckDigit(digits)}`;
  onFile = `on-file${count}@example.com`;
  typed = `typed${count}@example.com`;
  await addMember(database.kysely, {
    mrn,
    givenName: "Samuel",
    familyName: "Núñez",
    language: "es",
    contactEmail: onFile,
  });
});

it("a member registers with the code sent to the contact on file, and is signed on", async () => {
  const { id } = await start({ lastName: "nunez" });
  expect(await mailsTo(typed)).toEqual([]);
  expect((await mailsTo(onFile))[0]?.subject).toBe("Su código para registrarse");
  const browser = new TestBrowser(api);
  const answer = await confirm(id, await codeSent(), PHRASE, browser);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ name: "Samuel Núñez", email: typed, mrn });
  expect((await browser.get("/me")).status).toBe(200);
  expect((await new TestBrowser(api).post("/sign-in", { email: typed, password: PHRASE })).status).toBe(200);
  expect((await confirm(id, await codeSent())).body).toMatchObject({ code: "code-expired" });
});

it.each([{ lastName: "Okafor" }, { birthDate: "1981-02-04" }, { mrn: "100200310" }])(
  "facts that match nobody (%o) are answered the same, after as long, and send nothing",
  async (changes) => {
    const right = await start();
    const sent = (await mailsTo(onFile)).length;
    const begun = performance.now();
    const wrong = await start(changes);
    expect(performance.now() - begun).toBeGreaterThan(290);
    expect(wrong.detail).toBe(right.detail);
    expect(await mailsTo(onFile)).toHaveLength(sent);
    expect((await confirm(wrong.id, "123456")).body).toMatchObject({ code: "code-wrong", status: 422 });
  },
);

it("a member who is registered already gets the same answer, and an e-mail that says so", async () => {
  await confirm((await start()).id, await codeSent());
  const again = await start({ email: "thief@example.com" });
  expect((await mailsTo(onFile))[0]?.subject).toBe("Usted ya tiene una cuenta");
  expect((await confirm(again.id, "123456")).body).toMatchObject({ code: "code-wrong" });
  expect(await mailsTo("thief@example.com")).toEqual([]);
});

it("five wrong codes end it", async () => {
  const { id } = await start();
  const code = await codeSent();
  const wrong = code === "000000" ? "000001" : "000000";
  for (let n = 0; n < 5; n++) expect((await confirm(id, wrong)).body).toMatchObject({ code: "code-wrong" });
  expect((await confirm(id, code)).body).toMatchObject({ code: "code-expired" });
});

it("a code runs out after fifteen minutes", async () => {
  const { id } = await start();
  now = new Date(now.getTime() + 15 * 60_000);
  expect((await confirm(id, await codeSent())).body).toMatchObject({ code: "code-expired" });
});

it("a letter box gets five codes an hour at most", async () => {
  for (let n = 0; n < 7; n++) await start();
  expect(await mailsTo(onFile)).toHaveLength(5);
});

it("a password of their name or e-mail is refused, and the code stays good", async () => {
  const { id } = await start();
  const code = await codeSent();
  for (const password of ["Samuel-nunez-1", `${typed}!`, "password1234", "aaaaaaaaaaaaaa"]) {
    expect((await confirm(id, code, password)).body).toMatchObject({
      code: "bad-input",
      fields: { password: expect.stringContaining("easy") },
    });
  }
  expect((await confirm(id, code)).status).toBe(200);
});

it("an e-mail that signs somebody else on is refused at the end, to who has proved who they are", async () => {
  await addMember(database.kysely, { mrn: String(300_000_000 + count), email: typed });
  const { id } = await start();
  expect((await confirm(id, await codeSent())).body).toMatchObject({ code: "email-in-use" });
});

it("a mistyped record number is told at once, whoever's it may be", async () => {
  const answer = await new TestBrowser(api).post("/registrations", { ...facts(), mrn: "100200311" });
  expect(answer.body).toMatchObject({ code: "bad-input", fields: { mrn: expect.stringContaining("mistyped") } });
});
