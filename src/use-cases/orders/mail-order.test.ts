import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addDays } from "#domain/calendar/day.ts";
import { addAddress, listAddresses } from "#use-cases/addresses/addresses.ts";
import { agreeToAutomaticRefill, skipAutomaticFill } from "#use-cases/automatic-refills/agreements.ts";
import { listAutomaticRefills } from "#use-cases/automatic-refills/list-automatic-refills.ts";
import { runAutomaticRefills } from "#use-cases/automatic-refills/run-automatic-refills.ts";
import { actOnBridge, readBridges } from "#use-cases/bridges/work-bridges.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { remindToRefill } from "#use-cases/notices/remind-to-refill.ts";
import { quoteOrder } from "#use-cases/orders/quote-order.ts";
import { readDue } from "#use-cases/prescriptions/read-due.ts";
import { planSync, syncMedicines } from "#use-cases/sync/sync-medicines.ts";
import { answerOf, askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import {
  addCard,
  addGrant,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let now: Date;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;

const HOME = { line1: "12 Bay Street", city: "Downey", state: "CA", zip: "90242" };
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  rosa = await addPerson(database.kysely);
});

const prescription = (owner: SamplePerson, more = {}) => addPrescription(database.kysely, pharmacy, owner, more);

async function addressOf(person: SamplePerson, more = {}): Promise<string> {
  const added = await addAddress(dependencies, person.actor, { ...HOME, ...more });
  if (added.kind !== "added") throw new Error(JSON.stringify(added));
  return added.address.id;
}

const cardOf = (person: SamplePerson) => addCard(database.kysely, person);

function accountOf({ memberId }: SamplePerson): Promise<unknown> {
  const account = { email: `${memberId}@example.test`, password_hash: "x", created_at: now };
  return database.kysely
    .insertInto("accounts")
    .values({ member_id: memberId, ...account })
    .execute();
}

const noticesOf = async ({ memberId }: SamplePerson) =>
  (await database.kysely.selectFrom("notices").select(["kind"]).where("member_id", "=", memberId).execute()).map(
    ({ kind }) => kind,
  );

const queuedOf = async ({ memberId }: SamplePerson) =>
  (await database.kysely.selectFrom("outbox").select("payload").where("topic", "=", "notice").execute())
    .map(({ payload }) => payload as { memberId: string; kind: string })
    .filter((ask) => ask.memberId === memberId)
    .map(({ kind }) => kind);

describe("addresses", () => {
  it("the temporary one comes first while somebody is there, and is left out once it is over", async () => {
    const home = await addressOf(rosa);
    const away = await addressOf(rosa, { fromOn: addDays(TODAY, 5), untilOn: addDays(TODAY, 40) });
    const order = async () => (await listAddresses(dependencies, rosa.actor)).map(({ id }) => id);
    expect(await order()).toEqual([home, away]);
    now = later(6);
    expect(await order()).toEqual([away, home]);
    now = later(41);
    expect(await order()).toEqual([home]);
  });

  it("nothing goes to an address before somebody is there", async () => {
    const away = await addressOf(rosa, { fromOn: addDays(TODAY, 60), untilOn: addDays(TODAY, 90) });
    const ask = askFor(pharmacy, rosa, [await prescription(rosa)], {
      delivery: { kind: "mail", addressId: away },
      paymentMethodId: await cardOf(rosa),
    });
    expect(outcomesOf(await orderWith(dependencies, ask))).toEqual(["refused: address-not-then"]);
  });

  it("a cold medicine goes to no box, and a military post gets more days", async () => {
    const paymentMethodId = await cardOf(rosa);
    const box = await addressOf(rosa, { line1: "PO Box 7" });
    const post = await addressOf(rosa, { line1: "PSC 802 Box 74", city: "APO", state: "AE", zip: "09499" });
    const insulin = await prescription(rosa, { drug: "insulin" });
    const pills = await prescription(rosa);
    const quote = async (addressId: string) => {
      const ask = askFor(pharmacy, rosa, [insulin, pills], { delivery: { kind: "mail", addressId }, paymentMethodId });
      const order = await quoteOrder(dependencies, rosa.actor, ask);
      if (order.kind === "refused") throw new Error(order.code);
      return order.lines.map(({ answer }) => `${answer.decision.code} ${answer.promise?.by ?? ""}`.trim());
    };
    expect(await quote(box)).toEqual(["mail-cold-to-box", "ready 2026-12-04"]);
    expect(await quote(post)).toEqual(["mail-not-to-military", "ready 2026-12-16"]);
  });
});

it("one order reaches each person their own way, and only what is mailed needs a card", async () => {
  const elena = await addPerson(database.kysely);
  await addGrant(database.kysely, elena, rosa);
  const [hers, mine] = [await prescription(elena), await prescription(rosa)];
  const addressId = await addressOf(rosa);
  const ask = askFor(pharmacy, rosa, [hers, mine]);
  const mixed = {
    ...ask,
    lines: ask.lines.map((line, index) =>
      index === 0 ? { ...line, delivery: { kind: "mail", addressId } as const } : line,
    ),
  };
  expect(outcomesOf(await orderWith(dependencies, mixed))).toEqual(["refused: payment-method-required"]);
  const paid = { ...mixed, paymentMethodId: await cardOf(rosa) };
  const { confirmationNumber } = answerOf(await orderWith(dependencies, paid));
  const lines = await database.kysely
    .selectFrom("order_lines as l")
    .innerJoin("orders as o", "o.order_id", "l.order_id")
    .select(["l.member_id", "l.delivery_kind", "l.pharmacy_id", "l.ship_to"])
    .where("o.confirmation_number", "=", confirmationNumber)
    .orderBy("l.position")
    .execute();
  expect(lines).toEqual([
    {
      member_id: elena.memberId,
      delivery_kind: "mail",
      pharmacy_id: pharmacy.mailOrder,
      ship_to: { ...HOME, line2: null },
    },
    { member_id: rosa.memberId, delivery_kind: "pickup", pharmacy_id: pharmacy.downey, ship_to: null },
  ]);
});

it("shows the label's days and 90 side by side", async () => {
  const ask = askFor(pharmacy, rosa, [await prescription(rosa)], {
    delivery: { kind: "mail", addressId: await addressOf(rosa) },
  });
  const order = await quoteOrder(dependencies, rosa.actor, ask);
  expect(order).toMatchObject({
    advice: [
      {
        daysChoices: [
          { daysSupply: 30, price: { amountCents: 1000 } },
          { daysSupply: 90, price: { amountCents: 2000 } },
        ],
      },
    ],
  });
});

describe("a mailed refill that comes after the last one is taken", () => {
  const shortOrder = async (more = {}) => {
    const pills = await prescription(rosa, { filledDaysAgo: 27, ...more });
    const delivery = { kind: "mail", addressId: await addressOf(rosa) } as const;
    return askFor(pharmacy, rosa, [pills], { delivery, paymentMethodId: await cardOf(rosa) });
  };

  it("offers to pick it up, or to ask for the days between", async () => {
    const order = await quoteOrder(dependencies, rosa.actor, await shortOrder());
    expect(order).toMatchObject({
      advice: [
        {
          gap: {
            runsOutOn: "2026-11-27",
            arrivesBy: "2026-12-04",
            daysWithout: 7,
            pickup: { by: "2026-11-24", pharmacy: { name: "Downey" } },
            bridge: { days: 7, pharmacy: { name: "Downey" } },
          },
        },
      ],
    });
  });

  it("asks for the bridge with the order; a pharmacist gives it, and member and prescriber are told", async () => {
    const ask = await shortOrder();
    const withBridge = { ...ask, lines: ask.lines.map((line) => ({ ...line, bridge: true })) };
    const answer = answerOf(await orderWith(dependencies, withBridge));
    expect(answer.lines).toMatchObject([{ bridge: { days: 7, pharmacy: "Downey" } }]);
    const pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
    const elsewhere = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.honolulu });
    const technician = await addStaff(database.kysely, "technician", { pharmacyId: pharmacy.downey });
    expect(await readBridges(dependencies, technician)).toMatchObject({ code: "not-allowed" });
    expect(await readBridges(dependencies, elsewhere)).toEqual({ kind: "bridges", bridges: [] });
    const list = await readBridges(dependencies, pharmacist);
    const id = list.kind === "bridges" ? (list.bridges[0]?.id ?? "") : "";
    const give = { act: "give", days: 5, stoppingUnsafe: true, prescriberUnreachable: true } as const;
    expect(await actOnBridge(dependencies, elsewhere, id, give)).toMatchObject({ code: "not-found" });
    expect(await actOnBridge(dependencies, pharmacist, id, { ...give, days: 8 })).toMatchObject({ code: "bad-input" });
    expect(await actOnBridge(dependencies, pharmacist, id, { ...give, stoppingUnsafe: false })).toMatchObject({
      code: "bad-input",
    });
    expect(await actOnBridge(dependencies, pharmacist, id, give)).toEqual({ kind: "done" });
    expect(await actOnBridge(dependencies, pharmacist, id, give)).toMatchObject({ code: "changed-meanwhile" });
    expect(await queuedOf(rosa)).toEqual(["bridge-given"]);
    const told = await database.kysely
      .selectFrom("prescriber_notices")
      .select(["kind", "prescriber_id"])
      .where("member_id", "=", rosa.memberId)
      .execute();
    expect(told).toEqual([{ kind: "bridge-given", prescriber_id: pharmacy.planDoctor }]);
    expect(await actOnBridge(dependencies, pharmacist, id, { act: "hand-over" })).toEqual({ kind: "done" });
    expect(await readBridges(dependencies, pharmacist)).toEqual({ kind: "bridges", bridges: [] });
  });

  it("of a controlled medicine no bridge is asked for, whatever the request says", async () => {
    const ask = await shortOrder({ drug: "controlled", filledDaysAgo: 29 });
    const withBridge = { ...ask, lines: ask.lines.map((line) => ({ ...line, bridge: true })) };
    const answer = answerOf(await orderWith(dependencies, withBridge));
    expect(answer.lines[0]).not.toHaveProperty("bridge");
  });
});

describe("reminders", () => {
  it("come once for everything due in a household, to who signs on, and again only for something new", async () => {
    const lucia = await addPerson(database.kysely, { birth_date: "2018-05-01" });
    await addGrant(database.kysely, lucia, rosa, { basis: "parent" });
    await accountOf(rosa);
    await prescription(rosa, { filledDaysAgo: 20 });
    await prescription(lucia, { filledDaysAgo: 16 });
    await prescription(rosa, { filledDaysAgo: 10 });
    await remindToRefill(dependencies);
    await remindToRefill(dependencies);
    expect(await noticesOf(rosa)).toEqual(["refill-soon"]);
    expect(await noticesOf(lucia)).toEqual([]);
    expect((await readDue(dependencies, rosa.actor)).map(({ prescription: { row } }) => row.member_id)).toEqual([
      rosa.memberId,
      lucia.memberId,
    ]);
    now = later(7);
    await remindToRefill(dependencies);
    expect(await noticesOf(rosa)).toEqual(["refill-soon", "refill-soon"]);
  });

  it("don't come for what is ordered, or refilled automatically", async () => {
    await accountOf(rosa);
    const [ordered, automatic] = [
      await prescription(rosa, { filledDaysAgo: 25 }),
      await prescription(rosa, { filledDaysAgo: 25 }),
    ];
    answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [ordered])));
    await agreeToAutomaticRefill(dependencies, rosa.actor, automatic.prescriptionId, {
      delivery: { kind: "pickup", pharmacyId: pharmacy.downey },
      paymentMethodId: null,
      daysSupply: null,
    });
    await remindToRefill(dependencies);
    expect(await noticesOf(rosa)).toEqual([]);
  });
});

describe("an automatic refill", () => {
  const pickup = { delivery: { kind: "pickup", pharmacyId: "" }, paymentMethodId: null, daysSupply: null } as const;
  const agree = async (more = {}) => {
    const pills = await prescription(rosa, { filledDaysAgo: 20, ...more });
    const ask = { ...pickup, delivery: { kind: "pickup", pharmacyId: pharmacy.downey } } as const;
    return { pills, agreed: await agreeToAutomaticRefill(dependencies, rosa.actor, pills.prescriptionId, ask) };
  };
  const refillOf = async (prescriptionId: string) =>
    (await listAutomaticRefills(dependencies, rosa.actor, prescriptionId))[0];

  it("is announced five days before, then ordered once", async () => {
    const { pills, agreed } = await agree();
    expect(agreed).toEqual({ kind: "agreed", endsOn: "2027-11-24" });
    await runAutomaticRefills(dependencies);
    await runAutomaticRefills(dependencies);
    expect(await queuedOf(rosa)).toEqual(["automatic-coming"]);
    expect(await refillOf(pills.prescriptionId)).toMatchObject({ next: { fillOn: "2026-11-29", priceCents: 1000 } });
    now = later(5);
    await runAutomaticRefills(dependencies);
    await runAutomaticRefills(dependencies);
    const orders = await database.kysely
      .selectFrom("orders")
      .select(["channel"])
      .where("orderer_member_id", "=", rosa.memberId)
      .execute();
    expect(orders).toEqual([{ channel: "automatic" }]);
    expect(await refillOf(pills.prescriptionId)).toMatchObject({ next: null, stopped: null });
  });

  it("that is skipped is neither ordered nor announced again for the same supply", async () => {
    const { pills } = await agree();
    await runAutomaticRefills(dependencies);
    expect(await skipAutomaticFill(dependencies, rosa.actor, pills.prescriptionId)).toBeUndefined();
    now = later(8);
    await runAutomaticRefills(dependencies);
    expect(await queuedOf(rosa)).toEqual(["automatic-coming"]);
    expect(await refillOf(pills.prescriptionId)).toMatchObject({ next: null, stopped: null });
  });

  it("that would cost more than was announced is not ordered, and the member is told", async () => {
    await agree();
    await runAutomaticRefills(dependencies);
    await database.kysely
      .updateTable("automatic_fills")
      .set({ price_cents: 500 })
      .where("member_id", "=", rosa.memberId)
      .execute();
    now = later(5);
    await runAutomaticRefills(dependencies);
    expect(await queuedOf(rosa)).toEqual(["automatic-coming", "automatic-failed"]);
  });

  it("stops when the directions change, and after a year", async () => {
    const [changed, old] = [await agree(), await agree({ filledDaysAgo: 1 })];
    await database.kysely
      .updateTable("prescriptions")
      .set({ directions: JSON.stringify({ en: "Take two a day", es: "Tome dos al día" }) })
      .where("prescription_id", "=", changed.pills.prescriptionId)
      .execute();
    await database.kysely
      .updateTable("automatic_refills")
      .set({ ends_on: TODAY })
      .where("prescription_id", "=", old.pills.prescriptionId)
      .execute();
    await runAutomaticRefills(dependencies);
    expect(await refillOf(changed.pills.prescriptionId)).toMatchObject({ stopped: { reason: "changed" } });
    expect(await refillOf(old.pills.prescriptionId)).toMatchObject({ stopped: { reason: "agreement-ended" } });
    expect(await queuedOf(rosa)).toEqual(["automatic-stopped", "automatic-stopped"]);
  });

  it("is never agreed to for a controlled medicine, nor by a stranger", async () => {
    expect((await agree({ drug: "controlled" })).agreed).toMatchObject({ code: "automatic-not-allowed" });
    const walter = await addPerson(database.kysely);
    const { pills } = await agree();
    const ask = { ...pickup, delivery: { kind: "pickup", pharmacyId: pharmacy.downey } } as const;
    expect(await agreeToAutomaticRefill(dependencies, walter.actor, pills.prescriptionId, ask)).toMatchObject({
      code: "not-found",
    });
  });
});

describe("one day for everything", () => {
  const ask = () =>
    ({
      grantId: null,
      syncOn: addDays(TODAY, 30),
      delivery: { kind: "pickup", pharmacyId: pharmacy.downey },
      paymentMethodId: null,
    }) as const;

  it("prices each short fill by its days before anything is ordered, and orders at that price only", async () => {
    // They run out in 30, 6 and 16 days.
    await prescription(rosa, { filledDaysAgo: 0 });
    await prescription(rosa, { filledDaysAgo: 24 });
    await prescription(rosa, { filledDaysAgo: 14 });
    await prescription(rosa, { drug: "controlled", filledDaysAgo: 24 });
    const plan = await planSync(dependencies, rosa.actor, ask());
    if (plan.kind === "refused") throw new Error(plan.code);
    expect(
      plan.lines
        .map(({ step, decided }) => [step.kind, "days" in step ? step.days : null, decided?.price?.amountCents])
        .toSorted((a, b) => Number(a[1]) - Number(b[1])),
    ).toEqual([
      ["runs-out-then", null, undefined],
      ["left-out", null, undefined],
      ["short-fill", 14, 467],
      ["short-fill", 24, 800],
    ]);
    expect(plan.totalCents).toBe(1267);
    expect(await syncMedicines(dependencies, rosa.actor, ask(), 1000, "k")).toMatchObject({
      code: "changed-since-read",
    });
    const placed = await syncMedicines(dependencies, rosa.actor, ask(), 1267, "k");
    if (placed.kind !== "placed") throw new Error(JSON.stringify(placed));
    expect(placed.answer.lines.map(({ price }) => price?.code)).toEqual(["copay-prorated", "copay-prorated"]);
    const again = await syncMedicines(dependencies, rosa.actor, ask(), 1267, "k");
    expect(again).toEqual(JSON.parse(JSON.stringify(placed)));
    const rows = await database.kysely
      .selectFrom("sync_orders")
      .select("sync_on")
      .where("member_id", "=", rosa.memberId)
      .execute();
    expect(rows).toEqual([{ sync_on: "2026-12-24" }]);
  });

  it("is not next week yet", async () => {
    await prescription(rosa);
    expect(await planSync(dependencies, rosa.actor, { ...ask(), syncOn: addDays(TODAY, 6) })).toMatchObject({
      fields: { syncOn: "sync-day" },
    });
  });
});
