import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { parseDay } from "#domain/calendar/day.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { type DecidedOrder, decideOrder } from "#use-cases/orders/decide-order.ts";
import type { Channel, OrderAsk } from "#use-cases/orders/order-request.ts";
import { askFor } from "#use-cases/testing/order-for.ts";
import {
  addAddress,
  addGrant,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  numberOf,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
});

const prescription = (
  more: Parameters<typeof addPrescription>[3] = {},
  owner: Pick<SamplePerson, "memberId" | "mrn"> = rosa,
) => addPrescription(database.kysely, pharmacy, owner, more);

async function decided(ask: OrderAsk): Promise<DecidedOrder> {
  const order = await decideOrder(dependencies, ask, null);
  if (order.kind === "refused") throw new Error(`refused: ${order.code}`);
  return order;
}
const answers = async (ask: OrderAsk) => (await decided(ask)).lines.map(({ answer }) => answer);
const outcomes = async (ask: OrderAsk) =>
  (await answers(ask)).map(({ decision }) => `${decision.kind}: ${decision.code}`);
const refusal = async (ask: OrderAsk) => {
  const order = await decideOrder(dependencies, ask, null);
  return order.kind === "refused" ? order : undefined;
};

describe("four people an order", () => {
  /** Somebody who lets Rosa act for them, with a prescription. */
  async function helped() {
    const person = await addPerson(database.kysely);
    await addGrant(database.kysely, person, rosa);
    return prescription({}, person);
  }

  it("may be ordered for at once, a fifth may not", async () => {
    const [a, b, c, d] = [await helped(), await helped(), await helped(), await helped()];
    const own = await prescription();
    expect(await outcomes(askFor(pharmacy, rosa, [own, a, b, c]))).toEqual(
      Array.from({ length: 4 }, () => "accepted: ready"),
    );
    expect(await refusal(askFor(pharmacy, rosa, [own, a, b, c, d]))).toMatchObject({ code: "too-many-people" });
  });

  it("count the orderer even without a line of their own", async () => {
    const four = [await helped(), await helped(), await helped(), await helped()];
    expect(await refusal(askFor(pharmacy, rosa, four))).toMatchObject({ code: "too-many-people" });
  });

  it("count whom a record number names, whether or not the prescription number fits", async () => {
    const three = [await helped(), await helped(), await helped()];
    const unknown = { prescriptionId: "none", rxNumber: numberOf(10), mrn: numberOf(9), by: "number" as const };
    expect(await refusal(askFor(pharmacy, rosa, [...three, unknown]))).toMatchObject({ code: "too-many-people" });
  });

  it("never tell by the count whether a stranger's prescription number exists", async () => {
    const three = [await helped(), await helped(), await helped()];
    const stranger = await addPerson(database.kysely);
    const strangers = await prescription({}, stranger);
    const missing = { ...strangers, rxNumber: numberOf(10) };
    const withOwnMrn = (line: typeof strangers) => ({ ...line, mrn: three[0]?.mrn ?? "", by: "number" as const });
    for (const line of [strangers, missing, withOwnMrn(strangers), withOwnMrn(missing)]) {
      expect((await outcomes(askFor(pharmacy, rosa, [...three, line]))).at(-1)).toBe("refused: not-found");
    }
  });

  it("one person ordered by list and by number is one person", async () => {
    const [a, b, c] = [await helped(), await helped(), await helped()];
    const again = await prescription({}, { memberId: (await memberOf(a.mrn)) ?? "", mrn: a.mrn });
    expect(await outcomes(askFor(pharmacy, rosa, [a, b, c, { ...again, by: "number" }]))).toHaveLength(4);
  });

  async function memberOf(mrn: string) {
    const row = await database.kysely
      .selectFrom("members")
      .select("member_id")
      .where("mrn", "=", mrn)
      .executeTakeFirst();
    return row?.member_id;
  }
});

describe("by what right somebody orders", () => {
  it.each([
    ["a full grant", { scope: "full" }, "1981-02-03", "grant"],
    ["a grant by number", { scope: "by-number" }, "1981-02-03", "number"],
    ["a parent's grant for a nine-year-old", { basis: "parent" }, "2017-05-01", "grant"],
    ["a parent's grant the day before the twelfth birthday", { basis: "parent" }, "2014-11-25", "grant"],
    ["a parent's grant on the twelfth birthday", { basis: "parent" }, "2014-11-24", "number"],
    ["a parent's grant the day before the child is of age", { basis: "parent" }, "2008-11-25", "number"],
    ["a parent's grant on the day the child is of age", { basis: "parent" }, "2008-11-24", "not-found"],
    ["a grant on its last day", { expiresOn: parseDay("2026-11-24") }, "1981-02-03", "grant"],
    ["a grant on the day after", { expiresOn: parseDay("2026-11-23") }, "1981-02-03", "not-found"],
  ] as const)("%s", async (_name, grant, birthDate, right) => {
    const other = await addPerson(database.kysely, { birth_date: birthDate });
    await addGrant(database.kysely, other, rosa, grant);
    const [line] = await answers(askFor(pharmacy, rosa, [await prescription({}, other)]));
    expect(line?.decision.kind === "accepted" ? line.orderedAs : line?.decision.code).toBe(right);
  });

  it("a grant ends at midnight in California, wherever the pharmacy is", async () => {
    const other = await addPerson(database.kysely);
    await addGrant(database.kysely, other, rosa, { expiresOn: parseDay("2026-11-24") });
    const line = await prescription({}, other);
    const ask = askFor(pharmacy, rosa, [line], { delivery: { kind: "pickup", pharmacyId: pharmacy.honolulu } });
    const at = async (instant: string) => {
      const order = await decideOrder({ database, clock: () => new Date(instant) }, ask, null);
      return order.kind === "decided" ? order.lines[0]?.answer.decision.code : order.code;
    };
    expect(await at("2026-11-25T07:59:00Z")).toBe("ready");
    // Still the 24th in Honolulu.
    expect(await at("2026-11-25T08:00:00Z")).toBe("not-found");
  });

  it("a sensitive medicine is nobody's but its member's until they show it", async () => {
    const elena = await addPerson(database.kysely);
    await addGrant(database.kysely, elena, rosa);
    const hidden = await prescription({ drug: "sensitive" }, elena);
    const shown = await prescription({ drug: "sensitive", shown_to_proxies: true }, elena);
    expect(await outcomes(askFor(pharmacy, rosa, [hidden, shown]))).toEqual(["refused: not-found", "accepted: ready"]);
    expect(await outcomes(askFor(pharmacy, elena, [hidden]))).toEqual(["accepted: ready"]);
  });

  it("both numbers let anybody order, the wrong record number nobody, not even the owner", async () => {
    const elena = await addPerson(database.kysely);
    const hers = await prescription({}, elena);
    expect(await outcomes(askFor(pharmacy, rosa, [{ ...hers, by: "number" }]))).toEqual(["accepted: ready"]);
    expect(await outcomes(askFor(pharmacy, null, [hers]))).toEqual(["accepted: ready"]);
    expect(await outcomes(askFor(pharmacy, rosa, [{ ...hers, mrn: rosa.mrn, by: "number" }]))).toEqual([
      "refused: not-found",
    ]);
    expect(await outcomes(askFor(pharmacy, elena, [{ ...hers, mrn: rosa.mrn, by: "number" }]))).toEqual([
      "refused: not-found",
    ]);
  });

  it("a wrong pair is answered exactly like a number that does not exist", async () => {
    const elena = await addPerson(database.kysely);
    const hers = await prescription({}, elena);
    const missing = numberOf(10);
    const [wrong] = await answers(askFor(pharmacy, null, [{ ...hers, mrn: rosa.mrn }]));
    const [none] = await answers(askFor(pharmacy, null, [{ ...hers, rxNumber: missing, mrn: rosa.mrn }]));
    expect(wrong).toEqual({ ...none, rxNumber: hers.rxNumber });
  });
});

describe("who orders by number is told", () => {
  const asked = async (more: Parameters<typeof addPrescription>[3]) => {
    const teen = await addPerson(database.kysely, { given_name: "Mateo", family_name: "Secreto" });
    return answers(askFor(pharmacy, null, [await prescription(more, teen)]));
  };

  it.each([
    ["that it will be ready", {}, "accepted", "ready"],
    ["a date", { filledDaysAgo: 5 }, "scheduled", "too-soon"],
    ["no refills left", { units_remaining: 0 }, "sent-to-prescriber", "no-refills-remaining"],
    ["the same for one that expired", { written_on: "2025-11-01" }, "sent-to-prescriber", "no-refills-remaining"],
    ["to call the pharmacy for one on hold", { hold_reason: "dose-question" }, "refused", "call-pharmacy"],
    ["to call the pharmacy for one discontinued", { status: "discontinued" }, "refused", "call-pharmacy"],
    ["to call the pharmacy for one long expired", { written_on: "2024-01-01" }, "refused", "call-pharmacy"],
  ] as const)("%s", async (_name, more, kind, code) => {
    const [line] = await asked(more);
    expect(line?.decision).toMatchObject({ kind, code });
  });

  it("a price without its reason, and neither name, medicine, prescriber nor days supply", async () => {
    const [line] = await asked({ drug: "sensitive" });
    expect(line?.price).toEqual({ amountCents: 1000, code: "by-number" });
    expect(Object.keys(line ?? {}).toSorted()).toEqual(["decision", "orderedAs", "price", "promise", "rxNumber"]);
    expect(JSON.stringify(line)).not.toMatch(/Mateo|Secreto|Sertraline|Nguyen|mental/);
  });
});

describe("where it is picked up or sent", () => {
  it("only a plan's own pharmacy hands out refills", async () => {
    const own = await prescription();
    for (const pharmacyId of [pharmacy.community, pharmacy.mailOrder, "00000000-0000-4000-8000-000000000000"]) {
      expect(await refusal(askFor(pharmacy, rosa, [own], { delivery: { kind: "pickup", pharmacyId } }))).toMatchObject({
        code: "pharmacy-not-found",
      });
    }
  });

  it("a guest who names no pharmacy picks up at the one on the label, where it is the plan's", async () => {
    const labels = [pharmacy.downey, pharmacy.mailOrder, pharmacy.community];
    const lines = await Promise.all(labels.map((pharmacy_id) => prescription({ pharmacy_id })));
    const order = await decided(askFor(pharmacy, null, lines, { delivery: { kind: "pickup", pharmacyId: null } }));
    expect(order.lines.map(({ answer }) => answer.decision.code)).toEqual(["ready", "call-pharmacy", "call-pharmacy"]);
    expect(order.lines[0]?.found?.pharmacy.id).toBe(pharmacy.downey);
  });

  it("an area offers guest and phone refills or it doesn't", async () => {
    const own = await prescription();
    const there = { delivery: { kind: "pickup", pharmacyId: pharmacy.honolulu } } as const;
    expect(await refusal(askFor(pharmacy, null, [own], there))).toMatchObject({ code: "feature-not-in-area" });
    expect(await refusal(askFor(pharmacy, rosa, [own], { ...there, channel: "phone" }))).toMatchObject({
      code: "feature-not-in-area",
    });
    expect(await outcomes(askFor(pharmacy, rosa, [own], there))).toEqual(["accepted: ready"]);
  });

  it("mail follows the member's area", async () => {
    const [islander, nomad] = [
      await addPerson(database.kysely, { area_id: "islands" }),
      await addPerson(database.kysely, { area_id: "desert" }),
    ];
    const mailTo = async (person: SamplePerson, state: string) => ({
      delivery: { kind: "mail", addressId: await addAddress(database.kysely, person, state) } as const,
    });
    const toHawaii = await mailTo(islander, "HI");
    expect(
      await outcomes(
        askFor(
          pharmacy,
          islander,
          [
            await prescription({}, islander),
            await prescription({ drug: "insulin" }, islander),
            await prescription({ drug: "controlled" }, islander),
          ],
          toHawaii,
        ),
      ),
    ).toEqual(["accepted: ready", "refused: mail-forbidden-heat-sensitive", "refused: mail-forbidden-controlled"]);
    expect(await outcomes(askFor(pharmacy, nomad, [await prescription({}, nomad)], await mailTo(nomad, "CA")))).toEqual(
      ["refused: feature-not-in-area"],
    );
    expect(await outcomes(askFor(pharmacy, rosa, [await prescription()], await mailTo(rosa, "NV")))).toEqual([
      "refused: ship-to-state-not-licensed",
    ]);
  });
});

describe("what is asked with is checked first", () => {
  it("mistyped numbers and a prescription named twice are shown by line", async () => {
    const own = await prescription();
    const mistyped = { ...own, rxNumber: own.rxNumber.slice(0, 9) + ((Number(own.rxNumber[9]) + 1) % 10) };
    const badMrn = { ...own, mrn: rosa.mrn.slice(0, 8) + ((Number(rosa.mrn[8]) + 1) % 10), by: "number" as const };
    expect(await refusal(askFor(pharmacy, rosa, [mistyped]))).toMatchObject({
      fields: { "lines.0.rxNumber": "rx-number-check-digit" },
    });
    expect(await refusal(askFor(pharmacy, rosa, [badMrn]))).toMatchObject({
      fields: { "lines.0.mrn": "record-number-check-digit" },
    });
    expect(await refusal(askFor(pharmacy, rosa, [own, own]))).toMatchObject({
      fields: { "lines.1.rxNumber": "duplicate-line" },
    });
  });
});

it("a deductible is met line by line of one member, and another member's lines don't help", async () => {
  const priya = await addPerson(database.kysely, { coverage_id: "saver", deductible_met_cents: 12_000 });
  const arun = await addPerson(database.kysely, { coverage_id: "saver", deductible_met_cents: 12_000 });
  await addGrant(database.kysely, arun, priya);
  const brand = (owner: SamplePerson, more = {}) => prescription({ drug: "brand", ...more }, owner);
  const lines = [
    await brand(priya),
    await brand(arun),
    await brand(priya),
    await brand(priya, { prescriber_id: pharmacy.outsideDoctor }),
  ];
  const order = await decided(askFor(pharmacy, priya, lines));
  expect(order.lines.map(({ answer }) => answer.price)).toEqual([
    // 380.00 dollars of the deductible are left.
    { amountCents: 38_000 + 2_000, code: "deductible-then-copay" },
    { amountCents: 40_000, code: "deductible-then-copay" },
    { amountCents: 6_000, code: "copay" },
    { amountCents: 40_000, code: "full-price-outside-prescriber" },
  ]);
  expect(order.totalCents).toBe(126_000);
});

it("what is decided never depends on the way it was asked", async () => {
  const channels: Channel[] = ["web", "api", "phone", "mobile", "paper", "agent", "demo"];
  const facts = fc.record({
    filledDaysAgo: fc.option(fc.integer({ min: 0, max: 200 })),
    units_remaining: fc.constantFrom(0, 10, 30, 90, 120),
    status: fc.constantFrom("active", "active", "active", "discontinued", "transferred-out"),
    hold_reason: fc.constantFrom(null, null, "stock"),
    written_on: fc.constantFrom("2026-09-01", "2026-05-24", "2025-11-24", "2025-06-01", "2024-01-01"),
    drug: fc.constantFrom("ordinary", "controlled", "insulin", "brand" as const),
  });
  await fc.assert(
    fc.asyncProperty(facts, fc.constantFrom(null, 30, 60, 90), async (drawn, daysSupply) => {
      const line = { ...(await prescription(drawn)), ...(daysSupply === null ? {} : { daysSupply }) };
      const told = await Promise.all(channels.map((channel) => answers(askFor(pharmacy, rosa, [line], { channel }))));
      for (const each of told) expect(each).toEqual(told[0]);
      // A guest is told less, but the same.
      const [guest] = await answers(askFor(pharmacy, null, [line]));
      const [member] = told[0] ?? [];
      const kind = member?.decision.kind;
      expect(guest?.decision.kind).toBe(kind);
      expect(guest?.price?.amountCents).toBe(member?.price?.amountCents);
      expect(guest?.promise).toEqual(member?.promise);
    }),
    { numRuns: 60 },
  );
});
