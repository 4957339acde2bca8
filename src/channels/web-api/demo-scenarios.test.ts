import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoApi, type DemoMember, LOADED_AT, makeDemoApi } from "#channels/web-api/testing/demo-members.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";

const DOWNEY = "5625550142";
const HONOLULU = "8085550134";
const OAKLAND = "5105550128";
const RIVERSIDE = "9515550163";

let database: TestDatabase;
let demo: DemoApi;
let rosa: DemoMember;
let walter: DemoMember;
let priya: DemoMember;

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = () => LOADED_AT;
  await loadDemoPlan({ database, clock });
  demo = makeDemoApi({ database, clock });
  [rosa, walter, priya] = [
    await demo.signOn("rosa@example.com"),
    await demo.signOn("walter@example.com"),
    await demo.signOn("priya@example.com"),
  ];
});
afterAll(() => database.drop());

type Line = {
  readonly rxNumber: string;
  readonly outcome: string;
  readonly code: string;
  readonly detail: string;
  readonly price?: { readonly amountCents: number; readonly code: string; readonly because: string };
  readonly promise?: { readonly kind: string; readonly by: string };
  readonly drug?: string;
  readonly confirmationNumber?: string;
};

async function quote(
  member: DemoMember,
  rxNumber: string,
  more: Record<string, unknown>,
  line: Record<string, unknown> = {},
): Promise<Line> {
  const { status, body } = await member.browser.post("/quotes", { lines: [{ rxNumber, ...line }], ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as unknown as { lines: Line[] }).lines[0] as Line;
}
const pickup = async (member: DemoMember, phone: string) => ({
  delivery: { kind: "pickup", pharmacyId: await member.pharmacyId(phone) },
});
const mail = async (member: DemoMember) => ({
  delivery: { kind: "mail", addressId: await member.firstId("/addresses") },
  paymentMethodId: await member.firstId("/payment-methods"),
});

describe("a refill of each of Rosa's prescriptions, and of those she orders for", () => {
  it.each([
    ["ready-90", "7001001010", "accepted", "ready", "copay", 3000],
    ["ready-30", "7001001127", "accepted", "ready", "copay", 1000],
    ["no-refills", "7001001234", "sent-to-prescriber", "no-refills-remaining", "copay", 3000],
    ["too-soon", "7001001341", "scheduled", "too-soon", "copay", 3000],
    ["expired-renewable", "7001001457", "sent-to-prescriber", "expired-renewable", "copay", 3000],
    ["expired-old", "7001001564", "refused", "expired"],
    ["full-price", "7001001671", "accepted", "ready", "full-price-outside-prescriber"],
    ["dentist", "7001001788", "accepted", "ready", "copay", 1000],
    ["referred", "7002001035", "accepted", "ready", "copay", 3000],
    ["in-process", "7001001895", "already-ordered", "open-request"],
    ["on-hold", "7001001903", "refused", "on-hold"],
    ["schedule-2", "7002001142", "refused", "schedule-ii-never-refilled"],
    ["schedule-4", "7002001258", "accepted", "ready", "copay", 1000],
    ["schedule-4-lapsed", "7002001365", "sent-to-prescriber", "expired-renewable", "full-price-below-copay"],
    ["cold-chain", "7003001059", "accepted", "ready", "copay"],
    ["elena-ready", "7003001166", "accepted", "ready", "copay", 1500],
    ["child-ready", "7004001074", "accepted", "ready", "copay", 1000],
    ["teen-by-number", "7005001099", "accepted", "ready", "by-number", 1000],
    ["otc-care-plan", "7001002026", "accepted", "ready", "full-price-below-copay"],
    ["discontinued", "7001002133", "refused", "discontinued"],
  ] as const)("%s", async (_key, rxNumber, outcome, code, priceCode?: string, amountCents?: number) => {
    const line = await quote(rosa, rxNumber, await pickup(rosa, DOWNEY));
    expect(line).toMatchObject({ rxNumber, outcome, code });
    expect(line.detail.length).toBeGreaterThan(10);
    expect(line.price?.code).toBe(priceCode);
    expect(amountCents ?? line.price?.amountCents).toBe(line.price?.amountCents);
  });

  it("lisinopril may also be had for 90 days by mail, for two copays instead of three", async () => {
    const line = await quote(rosa, "7001001127", await mail(rosa), { daysSupply: 90 });
    expect(line).toMatchObject({
      outcome: "accepted",
      daysSupply: 90,
      price: { amountCents: 2000, code: "copay" },
      promise: { kind: "arrives-by" },
    });
  });

  it("Elena's insulin by mail ships cold, never over the weekend: ordered on Tuesday before Thanksgiving it is there on Wednesday", async () => {
    const line = await quote(rosa, "7003001059", await mail(rosa));
    expect(line).toMatchObject({ outcome: "accepted", promise: { kind: "arrives-by", by: "2026-12-02" } });
  });

  it("Mateo's is ordered by number: no name, no medicine, no reason, and absent from every list of Rosa's", async () => {
    const line = await quote(rosa, "7005001099", await pickup(rosa, DOWNEY));
    expect(line.drug).toBeUndefined();
    const { people } = (await rosa.get("/people")).body as unknown as {
      people: { id: string; name: string; scope: string }[];
    };
    expect(people.map(({ name, scope }) => [name, scope])).toEqual(
      expect.arrayContaining([
        ["Mateo Delgado", "by-number"],
        ["Elena Ortiz", "full"],
        ["Miguel Delgado", "full"],
        ["Lucia Delgado", "full"],
      ]),
    );
    expect(
      (await rosa.get(`/prescriptions?person=${people.find(({ name }) => name === "Mateo Delgado")?.id}`)).status,
    ).toBe(404);
    const lists = await Promise.all(
      ["", ...people.map(({ id }) => `?person=${id}`)].map((person) => rosa.get(`/prescriptions${person}`)),
    );
    expect(JSON.stringify(lists.map(({ body }) => body))).not.toContain("7005001099");
  });
});

describe("members elsewhere", () => {
  it.each([
    ["hawaii-cold, picked up", "7006001023", "pickup", "accepted", "ready"],
    ["hawaii-cold, mailed", "7006001023", "mail", "refused", "mail-forbidden-heat-sensitive"],
    ["hawaii-mail", "7006001130", "mail", "accepted", "ready"],
  ] as const)("%s", async (_key, rxNumber, way, outcome, code) => {
    expect(
      await quote(walter, rxNumber, way === "mail" ? await mail(walter) : await pickup(walter, HONOLULU)),
    ).toMatchObject({ outcome, code });
  });

  it("priya-ready goes towards her deductible", async () => {
    expect(await quote(priya, "7007001048", await pickup(priya, OAKLAND))).toMatchObject({
      outcome: "accepted",
      price: { code: "deductible" },
    });
  });

  it.each([
    ["james-ready", "7008001062", "accepted", "ready"],
    ["james-no-refills", "7008001179", "sent-to-prescriber", "no-refills-remaining"],
  ])("%s, who has no account, by his numbers", async (_key, rxNumber, outcome, code) => {
    const answer = await demo.stranger().call(
      "POST",
      "/guest/orders",
      {
        mrn: "100500198",
        lines: [{ rxNumber }],
        delivery: { kind: "pickup", pharmacyId: await rosa.pharmacyId(RIVERSIDE) },
      },
      { "Idempotency-Key": randomUUID() },
    );
    expect(answer).toMatchObject({ status: 201, body: { lines: [{ outcome, code }] } });
    expect(JSON.stringify(answer.body)).not.toMatch(/James|Whitfield|Warfarin|Furosemide|Nguyen/);
  });
});

it("Rosa's own list holds all of hers and no one else's, refused and discontinued included", async () => {
  const { body } = await rosa.get("/prescriptions");
  const { person, prescriptions } = body as unknown as {
    person: string;
    prescriptions: { rxNumber: string; drug: string; refill: { kind: string } }[];
  };
  expect(person).toBe("Rosa Delgado");
  expect(
    prescriptions
      .map(({ rxNumber }) => rxNumber.slice(0, 7))
      .every((number) => number === "7001001" || number === "7001002"),
  ).toBe(true);
  expect(prescriptions).toHaveLength(12);
  const kinds = Object.groupBy(prescriptions, ({ refill }) => refill.kind);
  expect(Object.fromEntries(Object.entries(kinds).map(([kind, listed]) => [kind, listed?.length]))).toEqual({
    accepted: 5,
    scheduled: 1,
    "sent-to-prescriber": 2,
    "already-ordered": 1,
    refused: 3,
  });
});

it("an order of everything she may order, for four people at once, gives each line its own outcome and one number", async () => {
  const rxNumbers = [
    "7001001010",
    "7001001341",
    "7001001234",
    "7001001895",
    "7001001903",
    "7002001035",
    "7003001166",
    "7004001074",
  ];
  const answer = await rosa.order({
    lines: rxNumbers.map((rxNumber) => ({ rxNumber })),
    ...(await pickup(rosa, DOWNEY)),
  });
  expect(answer.status).toBe(201);
  const placed = answer.body as unknown as { confirmationNumber: string; lines: Line[] };
  expect(placed.lines.map(({ outcome }) => outcome)).toEqual([
    "accepted",
    "scheduled",
    "sent-to-prescriber",
    "already-ordered",
    "refused",
    "accepted",
    "accepted",
    "accepted",
  ]);
  expect(placed.lines[3]?.confirmationNumber).toMatch(/^\d{10}$/);
  expect(placed.lines[3]?.confirmationNumber).not.toBe(placed.confirmationNumber);
  const fifth = await rosa.order({
    lines: ["7001001127", "7002001258", "7003001059", "7004001074", "7005001099"].map((rxNumber) => ({ rxNumber })),
    ...(await pickup(rosa, DOWNEY)),
  });
  expect(fifth).toMatchObject({ status: 422, body: { code: "too-many-people" } });
});
