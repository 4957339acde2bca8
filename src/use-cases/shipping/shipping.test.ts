import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { TrackingEvent, TrackingKind } from "#domain/shipping/tracking.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { undoStep } from "#use-cases/filling/undo-step.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { listPaymentMethods, removePaymentMethod } from "#use-cases/payment-methods/payment-methods.ts";
import { settleLine } from "#use-cases/payments/settle-payments.ts";
import { decideClaim } from "#use-cases/shipping/decide-claim.ts";
import { giveUpLine } from "#use-cases/shipping/give-up-line.ts";
import { listClaims } from "#use-cases/shipping/list-claims.ts";
import { reportParcel } from "#use-cases/shipping/open-claim.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { makeManifest } from "#use-cases/shipping/hand-over-manifest.ts";
import { beginParcel, scanIntoParcel } from "#use-cases/shipping/pack-parcel.ts";
import { readBench, readParcel } from "#use-cases/shipping/read-bench.ts";
import { askCarrier, recordTracking } from "#use-cases/shipping/record-tracking.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { type MailBench, openMailBench } from "#use-cases/testing/mail-bench.ts";
import {
  addAddress,
  addCard,
  addPerson,
  addPrescription,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let bench: MailBench;
let pharmacy: SamplePharmacy;
let park: StaffActor;
let mara: StaffActor;
let rosa: SamplePerson;
const dependencies = () => bench.dependencies();
const bottle: MailBench["bottle"] = (...person) => bench.bottle(...person);
const parcelOf: MailBench["parcelOf"] = (...first) => bench.parcelOf(...first);
const labelled: MailBench["labelled"] = (...bottles) => bench.labelled(...bottles);
const ship: MailBench["ship"] = () => bench.ship();

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openMailBench(database);
  ({ pharmacy, park, mara } = bench);
});
afterAll(() => database.drop());
beforeEach(async () => {
  Object.assign(bench.world, { now: NOW, labels: [], answerNext: "accepted", tracked: [] });
  rosa = await addPerson(database.kysely);
});

describe("paying", () => {
  it("charges a parcel before it leaves, and leaves one on the bench whose card is declined", async () => {
    const [paid, declined] = [await bottle(rosa), await bottle(await addPerson(database.kysely))];
    const gone = await labelled(paid);
    expect(await (await ship()).handOver()).toMatchObject({ kind: "done" });
    expect(await gone.read()).toMatchObject({ status: "handed-over" });
    const stays = await labelled(declined);
    const { handOver } = await ship();
    bench.world.cardDeclines = true;
    expect(await handOver()).toMatchObject({ code: "parcels-unpaid" });
    bench.world.cardDeclines = false;
    expect(await stays.read()).toMatchObject({ status: "labelled", manifest_id: null });
    const { rows } = await database.pool.query("select line_id, status from payments order by created_at");
    expect(rows).toEqual([
      { line_id: paid.lineId, status: "captured" },
      { line_id: declined.lineId, status: "declined" },
    ]);
    await stays.openAgain();
    await stays.takeOut(declined.lineId);
  });
});

describe("a card", () => {
  const cardOf = ({ memberId }: SamplePerson) =>
    database.kysely.selectFrom("payment_methods").selectAll().where("member_id", "=", memberId).execute();
  const paymentsOf = async (...lineIds: string[]) => {
    const rows = await database.kysely
      .selectFrom("payments")
      .select(["line_id", "status"])
      .where("line_id", "in", lineIds)
      .execute();
    return lineIds.map((lineId) =>
      rows
        .filter(({ line_id: id }) => id === lineId)
        .map(({ status }) => status)
        .join(),
    );
  };

  it("removed while an order is open still pays that order, and no other", async () => {
    const first = await bottle(rosa);
    for (const { payment_method_id: id } of await cardOf(rosa))
      await removePaymentMethod(dependencies(), rosa.actor, id);
    await labelled(first);
    await (await ship()).handOver();
    expect(await paymentsOf(first.lineId)).toEqual(["captured"]);
    expect(await listPaymentMethods(dependencies(), rosa.actor)).toEqual([]);
  });

  it("that expired comes last and pays for nothing new by itself", async () => {
    const [expired, good] = [await addCard(database.kysely, rosa), await addCard(database.kysely, rosa)];
    await database.kysely
      .updateTable("payment_methods")
      .set({ expires_year: 2026, expires_month: 10, is_default: true })
      .where("payment_method_id", "=", expired)
      .execute();
    expect(await listPaymentMethods(dependencies(), rosa.actor)).toMatchObject([
      { id: good, isDefault: true },
      { id: expired, isDefault: false, isExpired: true },
    ]);
  });

  it("is charged for what was shipped of an order, let go for what was not, and paid back for what came back", async () => {
    const [one, two] = [
      await addPrescription(database.kysely, pharmacy, rosa),
      await addPrescription(database.kysely, pharmacy, rosa),
    ];
    const { lines } = answerOf(
      await orderWith(
        dependencies(),
        askFor(pharmacy, rosa, [one, two], {
          delivery: { kind: "mail", addressId: await addAddress(database.kysely, rosa) },
          paymentMethodId: await addCard(database.kysely, rosa),
        }),
      ),
    );
    const [sent = "", late = ""] = lines.map(({ lineId }) => lineId);
    for (const lineId of [sent, late]) await settleLine(dependencies(), { lineId });
    await verifyPrescription(dependencies(), park, {
      ...{ lineId: sent, version: 1, override: null, warnings: "taken-together" },
    });
    await bench.fill(sent);
    const parcel = await labelled({ lineId: sent, rxNumber: one.rxNumber });
    await (await ship()).handOver();
    expect(await paymentsOf(sent, late)).toEqual(["captured", "authorised"]);
    await giveUpLine(dependencies(), { lineId: late, version: 1 });
    await settleLine(dependencies(), { lineId: late });
    expect(await paymentsOf(sent, late)).toEqual(["captured", "voided"]);
    const { tracking_number: trackingNumber } = await parcel.read();
    await reportParcel(dependencies(), mara, { trackingNumber: trackingNumber ?? "", kind: "returned" });
    const claims = await listClaims(dependencies(), mara);
    const claim = claims.kind === "claims" ? claims.claims.find(({ row }) => row.parcel_id === parcel.parcelId) : null;
    const ask = { claimId: claim?.row.claim_id ?? "", version: claim?.row.version ?? 0 };
    await decideClaim(dependencies(), mara, { ...ask, decision: "refund" });
    await settleLine(dependencies(), { lineId: sent });
    expect(await paymentsOf(sent, late)).toEqual(["refunded", "voided"]);
  });
});

describe("packing", () => {
  it("begins a parcel with everything that lies ready for the same person", async () => {
    const [first, second] = [await bottle(rosa), await bottle(rosa)];
    const other = await bottle(await addPerson(database.kysely));
    const parcel = await parcelOf(first);
    expect((await parcel.read()).lines.map((line) => line.line_id).sort()).toEqual(
      [first.lineId, second.lineId].sort(),
    );
    const bench = await readBench(dependencies(), mara);
    expect(bench.kind === "bench" && bench.ready.flatMap(({ lines }) => lines.map((line) => line.line_id))).toContain(
      other.lineId,
    );
    expect(await beginParcel(dependencies(), mara, second)).toMatchObject({ code: "not-found" });
  });

  it("refuses another person's medicine, an unknown number, and one that is not checked", async () => {
    const first = await bottle(rosa);
    const other = await bottle(await addPerson(database.kysely));
    const parcel = await parcelOf(first);
    expect(await parcel.scan(other.rxNumber)).toMatchObject({ code: "other-persons-medicine" });
    expect(await parcel.scan("7000000000")).toMatchObject({ code: "bottle-unknown" });
    expect((await other.read()).status).toBe("packed");
    const third = await bottle(rosa);
    expect(await undoStep(dependencies(), park, await third.ask())).toMatchObject({ kind: "done" });
    expect(await parcel.scan(third.rxNumber)).toMatchObject({ code: "not-checked-yet" });
  });

  it("buys no label before everything is scanned and weighed", async () => {
    const [first, second] = [await bottle(rosa), await bottle(rosa)];
    const parcel = await parcelOf(first);
    await parcel.scan(first.rxNumber);
    expect(await parcel.label()).toMatchObject({ code: "not-all-scanned" });
    await parcel.scan(second.rxNumber);
    expect(await parcel.label()).toMatchObject({ code: "weight-missing" });
    expect(await parcel.weigh(0)).toMatchObject({ code: "bad-input" });
    await parcel.weigh();
    expect(await parcel.label()).toMatchObject({ kind: "done" });
    expect(await parcel.read()).toMatchObject({ status: "labelled", carrier: "USPS" });
  });

  it("lets a wrong scan be taken out; the bottle waits for a parcel again", async () => {
    const [first, second] = [await bottle(rosa), await bottle(rosa)];
    const parcel = await parcelOf(first);
    await parcel.scan(first.rxNumber);
    await parcel.scan(second.rxNumber);
    expect(await parcel.takeOut(second.lineId)).toMatchObject({ kind: "done" });
    expect((await parcel.read()).lines.map((line) => line.line_id)).toEqual([first.lineId]);
    const again = await parcelOf(second);
    expect(await parcel.scan(second.rxNumber)).toMatchObject({ code: "in-another-parcel" });
    await again.takeOut(second.lineId);
    expect((await again.read()).status).toBe("cancelled");
    expect(await parcel.scan(second.rxNumber)).toMatchObject({ kind: "done" });
  });

  it("keeps a bottle in its parcel from being undone, and shuts the parcel once its label is printed", async () => {
    const first = await bottle(rosa);
    const parcel = await labelled(first);
    expect(await undoStep(dependencies(), park, await first.ask())).toMatchObject({ code: "not-now" });
    expect(await parcel.takeOut(first.lineId)).toMatchObject({ code: "label-printed" });
    expect(await parcel.openAgain()).toMatchObject({ kind: "done" });
    expect(await parcel.read()).toMatchObject({ status: "open", tracking_number: null });
    expect(await parcel.takeOut(first.lineId)).toMatchObject({ kind: "done" });
    expect(await undoStep(dependencies(), park, await first.ask())).toMatchObject({ kind: "done" });
  });

  it("lets only one of two who saw the same parcel act", async () => {
    const first = await bottle(rosa);
    const parcel = await parcelOf(first);
    const ask = { ...(await parcel.ask()), barcode: first.rxNumber };
    const both = await Promise.all([
      scanIntoParcel(dependencies(), mara, ask),
      scanIntoParcel(dependencies(), park, ask),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  });

  it("shows a parcel to nobody of another pharmacy", async () => {
    const parcel = await parcelOf(await bottle(rosa));
    const stranger = await addStaff(database.kysely, "mail-order", { pharmacyId: pharmacy.honolulu });
    expect(await readParcel(dependencies(), stranger, parcel.parcelId)).toMatchObject({ code: "not-found" });
    expect(await readBench(dependencies(), await addStaff(database.kysely, "agent"))).toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("the label", () => {
  it("names no pharmacy where a controlled medicine is inside", async () => {
    await labelled(await bottle(rosa));
    await labelled(await bottle(await addPerson(database.kysely), { drug: "controlled", filledDaysAgo: 29 }));
    expect(bench.world.labels.map(({ from }) => from.name)).toEqual(["Mail order", "Shipping Department"]);
  });

  it("given back to a carrier that does not answer keeps its parcel off every manifest, and is given back by the next press", async () => {
    const [stays, goes] = [await bottle(rosa), await bottle(await addPerson(database.kysely))];
    const parcel = await labelled(stays);
    const before = bench.world.labels.at(-1)?.key;
    await labelled(goes);
    bench.world.answerNext = "unknown";
    expect(await parcel.openAgain()).toMatchObject({ code: "carrier-silent" });
    bench.world.answerNext = "accepted";
    expect(await (await ship()).handOver()).toMatchObject({ kind: "done" });
    expect([(await stays.read()).status, (await goes.read()).status]).toEqual(["packed", "shipped"]);
    expect(await parcel.label()).toMatchObject({ kind: "done" });
    expect(bench.world.labels.at(-1)?.key).not.toBe(before);
    expect(await (await ship()).handOver()).toMatchObject({ kind: "done" });
  });

  it("is asked for again under the same key after an answer that never came", async () => {
    const first = await bottle(rosa);
    const parcel = await parcelOf(first);
    await parcel.scan(first.rxNumber);
    await parcel.weigh();
    bench.world.answerNext = "unknown";
    expect(await parcel.label()).toMatchObject({ code: "carrier-silent" });
    expect(await parcel.takeOut(first.lineId)).toMatchObject({ code: "label-printed" });
    bench.world.answerNext = "accepted";
    expect(await parcel.label()).toMatchObject({ kind: "done" });
    expect(new Set(bench.world.labels.map(({ key }) => key)).size).toBe(1);
    expect(await parcel.openAgain()).toMatchObject({ kind: "done" });
    bench.world.answerNext = "rejected";
    expect(await parcel.label()).toMatchObject({ code: "carrier-refused" });
    expect((await parcel.read()).status).toBe("open");
    expect(new Set(bench.world.labels.map(({ key }) => key)).size).toBe(2);
  });

  it.each([
    ["the Tuesday before Thanksgiving", "2026-11-24T18:00:00Z", "cold-waits"],
    ["a Friday", "2026-12-04T18:00:00Z", "cold-waits"],
    ["a Monday", "2026-12-07T18:00:00Z", undefined],
  ])("a cold parcel on %s", async (_, at, code) => {
    const first = await bottle(rosa, { drug: "insulin" });
    const parcel = await parcelOf(first);
    await parcel.scan(first.rxNumber);
    await parcel.weigh();
    bench.world.now = new Date(at);
    expect(await parcel.label()).toMatchObject(code === undefined ? { kind: "done" } : { code });
    expect(bench.world.labels.map(({ withinDays }) => withinDays)).toEqual(code === undefined ? [2] : []);
  });
});

it("a parcel to the armed forces is the post office's alone, one to a street anybody's", async () => {
  await labelled(await bottle(rosa));
  const afloat = await addPerson(database.kysely);
  await addAddress(database.kysely, afloat, "AP");
  await labelled(await bottle(afloat));
  expect(bench.world.labels.map(({ postOnly }) => postOnly)).toEqual([false, true]);
});

describe("handing over", () => {
  it("ships every line, counts each fill once, and tells of it in the timeline", async () => {
    const [first, second] = [await bottle(rosa), await bottle(rosa)];
    await labelled(first, second);
    const manifest = await ship();
    expect(await manifest.handOver()).toMatchObject({ kind: "done" });
    expect(await manifest.handOver()).toMatchObject({ kind: "done" });
    for (const each of [first, second]) {
      expect((await each.read()).status).toBe("shipped");
      expect(await each.fills()).toMatchObject([{ filled_on: TODAY, days_supply: 30, quantity: 30 }]);
    }
    expect(await makeManifest(dependencies(), mara)).toMatchObject({ code: "nothing-labelled" });
  });

  it("goes on where it stopped when the carrier did not answer", async () => {
    const first = await bottle(rosa);
    await labelled(first);
    const manifest = await ship();
    bench.world.answerNext = "unknown";
    expect(await manifest.handOver()).toMatchObject({ code: "carrier-silent" });
    expect((await first.read()).status).toBe("packed");
    bench.world.answerNext = "accepted";
    expect(await manifest.handOver()).toMatchObject({ kind: "done" });
    expect(await first.fills()).toHaveLength(1);
  });

  it("moves the promise to the carrier's day where that is later, and keeps the first one in the timeline", async () => {
    const first = await bottle(rosa);
    await database.kysely
      .updateTable("order_lines")
      .set({ promise_by: "2026-11-30" })
      .where("line_id", "=", first.lineId)
      .execute();
    await labelled(first);
    await (await ship()).handOver();
    expect((await first.read()).promise_by).toBe("2026-12-02");
    const events = await database.kysely
      .selectFrom("line_events")
      .selectAll()
      .where("line_id", "=", first.lineId)
      .orderBy("sequence", "desc")
      .execute();
    expect(events[0]).toMatchObject({ code: "shipped", details: { promiseWas: "2026-11-30" } });
  });
});

it("shows the member what is in the parcel and where it is, once the carrier has it", async () => {
  const first = await bottle(rosa);
  const parcel = await labelled(first);
  const line = async () => (await readOrders(dependencies(), rosa.actor)).flatMap(({ lines }) => lines)[0];
  expect((await line())?.row.parcel).toBeNull();
  await (await ship()).handOver();
  const { tracking_number: trackingNumber } = await parcel.read();
  expect((await line())?.row.parcel).toMatchObject({
    carrier: "USPS",
    trackingNumber,
    contents: ["Lisinopril 10 mg tablet"],
    silentSince: null,
  });
  expect((await line())?.row.ship_to).toMatchObject({ line1: "1 Main Street", zip: "90242" });
});

describe("what the carrier reports", () => {
  const event = (hour: number, kind: TrackingKind): TrackingEvent => ({
    id: `${hour}`,
    kind,
    at: new Date(NOW.getTime() + hour * 3_600_000),
    place: "Downey, CA",
  });

  async function shipped() {
    const first = await bottle(rosa);
    const parcel = await labelled(first);
    await (await ship()).handOver();
    const { tracking_number: number } = await parcel.read();
    const tell = (...events: TrackingEvent[]) => recordTracking(dependencies(), number ?? "", events);
    return { first, parcel, tell };
  }

  it("delivers the line, once, whatever comes twice, late and in disorder", async () => {
    const { first, parcel, tell } = await shipped();
    await tell(event(50, "out-for-delivery"));
    await tell(event(3, "accepted"), event(50, "out-for-delivery"));
    expect((await parcel.read()).tracking_kind).toBe("out-for-delivery");
    await tell(event(58, "delivered"));
    await tell(event(30, "in-transit"), event(58, "delivered"));
    expect((await first.read()).status).toBe("delivered");
    const events = await database.kysely
      .selectFrom("line_events")
      .select("code")
      .where("line_id", "=", first.lineId)
      .execute();
    expect(events.filter(({ code }) => code === "delivered")).toHaveLength(1);
  });

  it("is asked for where it says nothing, and its silence is marked until it answers", async () => {
    const { first, parcel } = await shipped();
    bench.world.tracked = "unknown";
    await askCarrier(dependencies());
    const silent = async () =>
      (
        await database.kysely
          .selectFrom("parcels")
          .select("tracking_silent_since")
          .where("parcel_id", "=", parcel.parcelId)
          .executeTakeFirstOrThrow()
      ).tracking_silent_since;
    expect(await silent()).toEqual(NOW);
    bench.world.now = new Date(NOW.getTime() + 120_000);
    bench.world.tracked = [event(0, "accepted"), event(58, "delivered")];
    await askCarrier(dependencies());
    expect(await silent()).toBeNull();
    expect((await first.read()).status).toBe("delivered");
  });
});
