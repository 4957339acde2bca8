import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { meanwhile } from "#database/testing/meanwhile.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";
import { defaultRefillPolicy } from "#domain/refill/default-refill-policy.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { endGrant } from "#use-cases/family/end-grant.ts";
import { addToBag, readBag } from "#use-cases/bag/bag.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import type { PlaceOrderResult } from "#use-cases/orders/place-order.ts";
import { answerOf, askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import {
  addAddress,
  addCard,
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
/** Each test has a member of its own. */
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

const prescription = (more: Parameters<typeof addPrescription>[3] = {}, owner = rosa) =>
  addPrescription(database.kysely, pharmacy, owner, more);
const order = (ask: OrderAsk, key?: Parameters<typeof orderWith>[2]) => orderWith(dependencies, ask, key);
/** As they are told: an answer given again has been through JSON. */
function expectAllTheSame(results: readonly PlaceOrderResult[]): void {
  const told = results.map((result): unknown => JSON.parse(JSON.stringify(result)));
  for (const one of told) expect(one).toEqual(told[0]);
}
const linesOf = ({ prescriptionId }: { prescriptionId: string }) =>
  database.kysely.selectFrom("order_lines").selectAll().where("prescription_id", "=", prescriptionId).execute();

describe("an order that is placed", () => {
  it("has a confirmation number, a line received by the pharmacy, and an entry in the access log", async () => {
    const atorvastatin = await prescription();
    const result = await order(askFor(pharmacy, rosa, [atorvastatin]));
    const { confirmationNumber, placedAt, lines } = answerOf(result);
    expect(hasValidCheckDigit(confirmationNumber)).toBe(true);
    expect(placedAt).toBe(NOW.toISOString());
    expect(lines[0]).toMatchObject({
      decision: { kind: "accepted" },
      status: "received",
      daysSupply: 30,
      price: { amountCents: 1000, code: "copay" },
      promise: { kind: "ready-by", by: "2026-11-24" },
    });
    const log = await database.kysely
      .selectFrom("access_log")
      .selectAll()
      .where("member_id", "=", rosa.memberId)
      .execute();
    expect(log).toMatchObject([{ action: "refill-ordered", actor_kind: "member", channel: "web" }]);
  });

  it("leaves the message for the confirmation mail in the same transaction", async () => {
    await order(askFor(pharmacy, rosa, [await prescription()]));
    const { order_id } = await database.kysely
      .selectFrom("orders")
      .select("order_id")
      .where("orderer_member_id", "=", rosa.memberId)
      .executeTakeFirstOrThrow();
    const waiting = await database.kysely
      .selectFrom("outbox")
      .selectAll()
      .where("topic", "=", "order-placed")
      .execute();
    expect(waiting.map(({ payload }) => payload)).toContainEqual({ orderId: order_id });
  });

  it("asks the prescriber where no refill is left, once", async () => {
    const empty = await prescription({ units_remaining: 0 });
    expect(outcomesOf(await order(askFor(pharmacy, rosa, [empty])))).toEqual([
      "sent-to-prescriber: no-refills-remaining",
    ]);
    const asked = await database.kysely
      .selectFrom("renewal_requests")
      .selectAll()
      .where("prescription_id", "=", empty.prescriptionId)
      .execute();
    // Two working days from Tuesday before Thanksgiving: Wednesday and Friday.
    expect(asked).toMatchObject([{ status: "sent", answer_due_on: "2026-11-27" }]);
  });

  it("takes its lines out of the bag and leaves the others in it", async () => {
    const [ordered, kept] = [await prescription(), await prescription()];
    for (const { rxNumber } of [ordered, kept])
      await addToBag(dependencies, rosa.actor, { rxNumber, mrn: null, daysSupply: null });
    await order(askFor(pharmacy, rosa, [ordered]));
    const bag = await readBag(dependencies, rosa.actor);
    expect(bag.lines.map(({ row }) => row.rx_number)).toEqual([kept.rxNumber]);
  });

  it("orders every line that can be ordered, whatever the others are", async () => {
    const stranger = await addPerson(database.kysely);
    const mixed = [
      await prescription(),
      await prescription({ filledDaysAgo: 5 }),
      await prescription({ units_remaining: 0 }),
      await prescription({ status: "discontinued" }),
      await prescription({ hold_reason: "stock" }),
      await prescription({ drug: "controlled", written_on: "2026-03-01" }),
      await prescription({}, stranger),
      { prescriptionId: "none", rxNumber: numberOf(10), mrn: rosa.mrn },
    ];
    expect(outcomesOf(await order(askFor(pharmacy, rosa, mixed)))).toEqual([
      "accepted: ready",
      "scheduled: too-soon",
      "sent-to-prescriber: no-refills-remaining",
      "refused: discontinued",
      "refused: on-hold",
      "sent-to-prescriber: expired-renewable",
      "refused: not-found",
      "refused: not-found",
    ]);
  });

  it("writes nothing when no line can be ordered, and says why for each", async () => {
    const result = await order(
      askFor(pharmacy, rosa, [
        await prescription({ status: "cancelled" }),
        await prescription({ hold_reason: "stock" }),
      ]),
    );
    expect(result.kind).toBe("nothing-ordered");
    expect(outcomesOf(result)).toEqual(["refused: cancelled", "refused: on-hold"]);
    expect(
      await database.kysely.selectFrom("orders").selectAll().where("orderer_member_id", "=", rosa.memberId).execute(),
    ).toEqual([]);
  });
});

describe("ordering twice", () => {
  it("of twenty orders at once for one prescription one is placed, and nineteen answer with its number", async () => {
    const wanted = await prescription();
    const results = await Promise.all(Array.from({ length: 20 }, () => order(askFor(pharmacy, rosa, [wanted]))));
    const placed = results.filter(({ kind }) => kind === "placed");
    expect(placed).toHaveLength(1);
    const [number] = placed.map((result) => answerOf(result).confirmationNumber);
    for (const result of results.filter(({ kind }) => kind !== "placed")) {
      expect(outcomesOf(result)).toEqual(["already-ordered: open-request"]);
      expect(answerOf(result).confirmationNumber).toBe(number);
    }
    expect(await linesOf(wanted)).toHaveLength(1);
  });

  it("twenty members of one household ordering the same five prescriptions in any order end with one line each", async () => {
    const helpers = await Promise.all(Array.from({ length: 20 }, () => addPerson(database.kysely)));
    for (const helper of helpers) await addGrant(database.kysely, rosa, helper);
    const five = await Promise.all(Array.from({ length: 5 }, () => prescription()));
    const turned = (by: number) => [...five.slice(by % 5), ...five.slice(0, by % 5)];
    const results = await Promise.all(helpers.map((helper, at) => order(askFor(pharmacy, helper, turned(at)))));
    expect(results.every(({ kind }) => kind === "placed" || kind === "already-ordered")).toBe(true);
    for (const one of five) expect(await linesOf(one)).toHaveLength(1);
  });

  it("the same key fifty times at once is one order and one answer", async () => {
    const wanted = await prescription();
    const key = randomUUID();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => order(askFor(pharmacy, rosa, [wanted]), { key })),
    );
    expectAllTheSame(results);
    expect(results[0]?.kind).toBe("placed");
    expect(await linesOf(wanted)).toHaveLength(1);
  });

  it("the same key fifty times at once for what is on order already is one answer, with the first order's time", async () => {
    const wanted = await prescription();
    await order(askFor(pharmacy, rosa, [wanted]));
    const later = { database, clock: () => new Date(NOW.getTime() + 60_000 * Math.random()) };
    const key = randomUUID();
    const ask = askFor(pharmacy, rosa, [wanted]);
    const results = await Promise.all(Array.from({ length: 50 }, () => orderWith(later, ask, { key })));
    expectAllTheSame(results);
    expect(results.map((result) => answerOf(result).placedAt)).toContain(NOW.toISOString());
  });

  it("the same key and body gets the first answer, even when the line has been cancelled or filled since", async () => {
    const wanted = await prescription();
    const key = randomUUID();
    const first = await order(askFor(pharmacy, rosa, [wanted]), { key });
    await database.kysely
      .updateTable("order_lines")
      .set({ status: "picked-up" })
      .where("prescription_id", "=", wanted.prescriptionId)
      .execute();
    const again = await order(askFor(pharmacy, rosa, [wanted]), { key });
    expect(answerOf(again)).toEqual(JSON.parse(JSON.stringify(answerOf(first))));
  });

  it.each([
    ["another prescription", (ask: OrderAsk): OrderAsk => ({ ...ask, lines: ask.lines.slice(1) })],
    [
      "another days supply",
      (ask: OrderAsk): OrderAsk => ({ ...ask, lines: ask.lines.map((line) => ({ ...line, daysSupply: 90 })) }),
    ],
    [
      "another pharmacy",
      (ask: OrderAsk): OrderAsk => ({ ...ask, delivery: { kind: "pickup", pharmacyId: pharmacy.honolulu } }),
    ],
  ])("the same key with %s is refused, and orders nothing", async (_what, changed) => {
    const two = [await prescription(), await prescription()];
    const key = randomUUID();
    await order(askFor(pharmacy, rosa, two), { key });
    const before = await database.kysely
      .selectFrom("order_lines")
      .selectAll()
      .where("member_id", "=", rosa.memberId)
      .execute();
    expect(await order(changed(askFor(pharmacy, rosa, two)), { key })).toMatchObject({
      kind: "refused",
      code: "idempotency-key-reused",
    });
    expect(
      await database.kysely.selectFrom("order_lines").selectAll().where("member_id", "=", rosa.memberId).execute(),
    ).toEqual(before);
  });

  it("two members may use the same key", async () => {
    const walter = await addPerson(database.kysely);
    const key = randomUUID();
    expect((await order(askFor(pharmacy, rosa, [await prescription()]), { key })).kind).toBe("placed");
    expect((await order(askFor(pharmacy, walter, [await prescription({}, walter)]), { key })).kind).toBe("placed");
  });

  it("an order that was refused may be sent again under its key once the reason is mended", async () => {
    const held = await prescription({ hold_reason: "stock" });
    const key = randomUUID();
    expect((await order(askFor(pharmacy, rosa, [held]), { key })).kind).toBe("nothing-ordered");
    await database.kysely
      .updateTable("prescriptions")
      .set({ hold_reason: null })
      .where("prescription_id", "=", held.prescriptionId)
      .execute();
    expect((await order(askFor(pharmacy, rosa, [held]), { key })).kind).toBe("placed");
  });
});

describe("facts that move while an order is being written are decided again", () => {
  it("a prescription put on hold is not ordered", async () => {
    const wanted = await prescription();
    const result = await meanwhile(
      database,
      (client) =>
        client.query(
          "update prescriptions set hold_reason = 'dose-question', version = version + 1 where prescription_id = $1",
          [wanted.prescriptionId],
        ),
      () => order(askFor(pharmacy, rosa, [wanted])),
    );
    expect(outcomesOf(result)).toEqual(["refused: on-hold"]);
    expect(await linesOf(wanted)).toEqual([]);
  });

  it("a grant that was ended orders nothing, and the answer is that of a stranger", async () => {
    const elena = await addPerson(database.kysely);
    const grantId = await addGrant(database.kysely, elena, rosa);
    const hers = await prescription({}, elena);
    const result = await meanwhile(
      database,
      (client) =>
        client.query("update grants set revoked_at = now(), version = version + 1 where grant_id = $1", [grantId]),
      () => order(askFor(pharmacy, rosa, [hers])),
    );
    expect(outcomesOf(result)).toEqual(["refused: not-found"]);
    expect(await linesOf(hers)).toEqual([]);
  });

  it("a new version of the plan's rules counts", async () => {
    const soon = await prescription({ filledDaysAgo: 23 });
    const result = await meanwhile(
      database,
      async (client) => {
        await client.query("select from prescriptions where prescription_id = $1 for update", [soon.prescriptionId]);
        const stricter = { ...defaultRefillPolicy, thresholds: { ...defaultRefillPolicy.thresholds, ordinary: 0.9 } };
        await client.query(
          "insert into policies (version, body, changed_by, changed_at) values (2, $1, 'test', now())",
          [JSON.stringify(stricter)],
        );
      },
      () => order(askFor(pharmacy, rosa, [soon])),
    );
    await database.kysely.deleteFrom("policies").where("version", "=", 2).execute();
    await database.kysely
      .insertInto("policies")
      .values({ version: 3, body: JSON.stringify(defaultRefillPolicy), changed_by: "test", changed_at: NOW })
      .execute();
    expect(outcomesOf(result)).toEqual(["scheduled: too-soon"]);
  });

  it("a medicine hidden by its member is not ordered under a grant", async () => {
    const elena = await addPerson(database.kysely);
    await addGrant(database.kysely, elena, rosa);
    const hers = await prescription({ drug: "sensitive", shown_to_proxies: true }, elena);
    const result = await meanwhile(
      database,
      (client) =>
        client.query(
          "update prescriptions set shown_to_proxies = false, version = version + 1 where prescription_id = $1",
          [hers.prescriptionId],
        ),
      () => order(askFor(pharmacy, rosa, [hers])),
    );
    expect(outcomesOf(result)).toEqual(["refused: not-found"]);
  });

  it("a grant ended a moment before is as good as none", async () => {
    const elena = await addPerson(database.kysely);
    const grantId = await addGrant(database.kysely, elena, rosa);
    const hers = await prescription({}, elena);
    await endGrant(dependencies, rosa.actor, grantId);
    expect(outcomesOf(await order(askFor(pharmacy, rosa, [hers])))).toEqual(["refused: not-found"]);
  });
});

describe("a mailed order", () => {
  const byMail = (addressId: string, paymentMethodId: string | null = null): Partial<OrderAsk> => ({
    delivery: { kind: "mail", addressId },
    paymentMethodId,
  });

  it("needs a card where there is something to pay, and orders nothing without one", async () => {
    const wanted = await prescription();
    const ask = askFor(pharmacy, rosa, [wanted], byMail(await addAddress(database.kysely, rosa)));
    expect(outcomesOf(await order(ask))).toEqual(["refused: payment-method-required"]);
    expect(await linesOf(wanted)).toEqual([]);
    expect((await order({ ...ask, paymentMethodId: await addCard(database.kysely, rosa) })).kind).toBe("placed");
  });

  it("needs none where nothing is to pay", async () => {
    const free = await addPerson(database.kysely, { coverage_id: "free" });
    const ask = askFor(pharmacy, free, [await prescription({}, free)], byMail(await addAddress(database.kysely, free)));
    expect((await order(ask)).kind).toBe("placed");
  });

  it("keeps the address it was ordered to, whatever the member changes later", async () => {
    const wanted = await prescription();
    const addressId = await addAddress(database.kysely, rosa);
    await order(askFor(pharmacy, rosa, [wanted], byMail(addressId, await addCard(database.kysely, rosa))));
    await database.kysely
      .updateTable("addresses")
      .set({ line1: "9 Other Road", removed_at: NOW })
      .where("address_id", "=", addressId)
      .execute();
    expect(await linesOf(wanted)).toMatchObject([
      { ship_to: { line1: "1 Main Street", state: "CA" }, pharmacy_id: pharmacy.mailOrder },
    ]);
  });

  it("never goes to somebody else's address, nor to one that was removed, nor on somebody else's card", async () => {
    const walter = await addPerson(database.kysely);
    const wanted = await prescription();
    const mine = await addAddress(database.kysely, rosa);
    const his = await addAddress(database.kysely, walter);
    const removed = await addAddress(database.kysely, rosa);
    await database.kysely.updateTable("addresses").set({ removed_at: NOW }).where("address_id", "=", removed).execute();
    const card = await addCard(database.kysely, rosa);
    const codes = [
      await order(askFor(pharmacy, rosa, [wanted], byMail(his, card))),
      await order(askFor(pharmacy, rosa, [wanted], byMail(removed, card))),
      await order(askFor(pharmacy, rosa, [wanted], byMail(randomUUID(), card))),
      await order(askFor(pharmacy, rosa, [wanted], byMail(mine, await addCard(database.kysely, walter)))),
      await order(askFor(pharmacy, rosa, [wanted], byMail(mine, randomUUID()))),
    ].flatMap(outcomesOf);
    expect(codes).toEqual([
      "refused: address-not-found",
      "refused: address-not-found",
      "refused: address-not-found",
      "refused: payment-method-not-found",
      "refused: payment-method-not-found",
    ]);
    expect(await linesOf(wanted)).toEqual([]);
  });
});
