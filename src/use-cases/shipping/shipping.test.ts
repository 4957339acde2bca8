import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addDays, parseDay } from "#domain/calendar/day.ts";
import type { TrackingEvent, TrackingKind } from "#domain/shipping/tracking.ts";
import type { Carrier, LabelAsk } from "#partner-ports/carrier.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { undoStep } from "#use-cases/filling/undo-step.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { handOverManifest, makeManifest } from "#use-cases/shipping/hand-over-manifest.ts";
import { buyParcelLabel, cancelParcelLabel } from "#use-cases/shipping/label-parcel.ts";
import { beginParcel, scanIntoParcel, takeOutOfParcel, weighParcel } from "#use-cases/shipping/pack-parcel.ts";
import { readBench, readParcel } from "#use-cases/shipping/read-bench.ts";
import { askCarrier, recordTracking } from "#use-cases/shipping/record-tracking.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addAddress,
  addCard,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import type { Payment, PaymentAnswer, PaymentState } from "#partner-ports/payment.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let park: StaffActor;
let mara: StaffActor;
let rosa: SamplePerson;
let now = NOW;
/** What the carrier was asked, and what it answers next. */
let labels: LabelAsk[];
let answerNext: "accepted" | "rejected" | "unknown";
let tracked: readonly TrackingEvent[] | "unknown";
let serial = 0;

const carrier: Carrier = {
  async buyLabel(ask) {
    labels.push(ask);
    if (answerNext === "rejected") return { kind: "rejected", reason: "address-not-deliverable" };
    if (answerNext === "unknown") return { kind: "unknown", cause: new Error("time-out") };
    serial += 1;
    return {
      kind: "accepted",
      shipmentId: `shp_${serial}`,
      carrier: "USPS",
      service: "Ground Advantage",
      trackingNumber: `94001${serial}`,
      trackingUrl: "https://carrier.example/",
      expectedOn: parseDay("2026-12-02"),
    };
  },
  cancelLabel: async () => ({ kind: "accepted" }),
  handOver: async () => (answerNext === "unknown" ? { kind: "unknown", cause: null } : { kind: "accepted" }),
  track: async () => (tracked === "unknown" ? { kind: "unknown", cause: null } : { kind: "accepted", events: tracked }),
  readCall: () => null,
};
/** Whether the next card is declined. */
let cardDeclines = false;
const held = new Map<string, PaymentState>();
function moved(key: string, amountCents: number, status: PaymentState["status"]): PaymentAnswer {
  const capturedCents = status === "captured" ? amountCents : 0;
  const state = { providerId: `pi_${key}`, key, status, amountCents, capturedCents, refundedCents: 0 };
  const payment = { ...state, lapsesAt: null, chargeId: status === "captured" ? `ch_${key}` : null };
  held.set(payment.providerId, payment);
  return { kind: "accepted", payment };
}
const payment: Payment = {
  ...cardsOfTokens({}),
  authorise: async ({ key, amountCents }) =>
    cardDeclines ? { kind: "rejected", code: "declined" } : moved(key, amountCents, "authorised"),
  capture: async (providerId, { amountCents }) => moved(held.get(providerId)?.key ?? "", amountCents, "captured"),
};

const dependencies = () => ({ database, carrier, payment, clock: () => now });

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
  park = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.mailOrder, name: "Dana Park" });
  mara = await addStaff(database.kysely, "mail-order", { pharmacyId: pharmacy.mailOrder, name: "Mara Quist" });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  labels = [];
  answerNext = "accepted";
  tracked = [];
  rosa = await addPerson(database.kysely);
});

/** A mailed refill of a person's, filled and checked. */
async function bottle(person = rosa, more: Parameters<typeof addPrescription>[3] = {}) {
  const { kysely } = database;
  const prescription = await addPrescription(kysely, pharmacy, person, more);
  const address = await kysely
    .selectFrom("addresses")
    .select("address_id")
    .where("member_id", "=", person.memberId)
    .executeTakeFirst();
  const addressId = address?.address_id ?? (await addAddress(kysely, person));
  const answer = answerOf(
    await orderWith(
      dependencies(),
      askFor(pharmacy, person, [prescription], {
        delivery: { kind: "mail", addressId },
        paymentMethodId: await addCard(kysely, person),
      }),
    ),
  );
  const lineId = answer.lines[0]?.lineId ?? "";
  const read = () =>
    kysely.selectFrom("order_lines").selectAll().where("line_id", "=", lineId).executeTakeFirstOrThrow();
  const ask = async () => ({ lineId, version: (await read()).version });
  expect(await verifyPrescription(dependencies(), park, { ...(await ask()), override: null })).toMatchObject({
    kind: "done",
    heldFor: null,
  });
  await countMedicine(dependencies(), mara, {
    ...(await ask()),
    barcode: "0000000000",
    lot: "A17",
    expiresOn: addDays(TODAY, 400),
  });
  expect(await checkFill(dependencies(), park, await ask())).toMatchObject({ kind: "done", heldFor: null });
  expect((await read()).status).toBe("packed");
  const fills = () => kysely.selectFrom("fills").selectAll().where("line_id", "=", lineId).execute();
  return { lineId, rxNumber: prescription.rxNumber, read, ask, fills };
}

type Bottle = Awaited<ReturnType<typeof bottle>>;

async function parcelOf(first: Bottle) {
  const begun = await beginParcel(dependencies(), mara, first);
  if (begun.kind === "refused") throw new Error(begun.code);
  const { parcelId } = begun;
  const read = async () => {
    const view = await readParcel(dependencies(), mara, parcelId);
    if (view.kind === "refused") throw new Error(view.code);
    return view.parcel;
  };
  const ask = async () => ({ parcelId, version: (await read()).version });
  return {
    parcelId,
    read,
    ask,
    scan: async (barcode: string) => scanIntoParcel(dependencies(), mara, { ...(await ask()), barcode }),
    takeOut: async (lineId: string) => takeOutOfParcel(dependencies(), mara, { ...(await ask()), lineId }),
    weigh: async (grams = 240) => weighParcel(dependencies(), mara, { ...(await ask()), grams }),
    label: async () => buyParcelLabel(dependencies(), mara, await ask()),
    openAgain: async () => cancelParcelLabel(dependencies(), mara, await ask()),
  };
}

async function labelled(...bottles: readonly Bottle[]) {
  const parcel = await parcelOf(bottles[0] as Bottle);
  for (const { rxNumber } of bottles) expect((await parcel.scan(rxNumber)).kind).toBe("done");
  await parcel.weigh();
  expect(await parcel.label()).toMatchObject({ kind: "done" });
  return parcel;
}

async function ship() {
  const made = await makeManifest(dependencies(), mara);
  if (made.kind === "refused") throw new Error(made.code);
  return { ...made, handOver: () => handOverManifest(dependencies(), mara, made) };
}

describe("paying", () => {
  it("charges a parcel before it leaves, and leaves one on the bench whose card is declined", async () => {
    const [paid, declined] = [await bottle(), await bottle(await addPerson(database.kysely))];
    const gone = await labelled(paid);
    expect(await (await ship()).handOver()).toMatchObject({ kind: "done" });
    expect(await gone.read()).toMatchObject({ status: "handed-over" });
    const stays = await labelled(declined);
    const { handOver } = await ship();
    cardDeclines = true;
    expect(await handOver()).toMatchObject({ code: "parcels-unpaid" });
    cardDeclines = false;
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

describe("packing", () => {
  it("begins a parcel with everything that lies ready for the same person", async () => {
    const [first, second] = [await bottle(), await bottle()];
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
    const first = await bottle();
    const other = await bottle(await addPerson(database.kysely));
    const parcel = await parcelOf(first);
    expect(await parcel.scan(other.rxNumber)).toMatchObject({ code: "other-persons-medicine" });
    expect(await parcel.scan("7000000000")).toMatchObject({ code: "bottle-unknown" });
    expect((await other.read()).status).toBe("packed");
    const third = await bottle();
    expect(await undoStep(dependencies(), park, await third.ask())).toMatchObject({ kind: "done" });
    expect(await parcel.scan(third.rxNumber)).toMatchObject({ code: "not-checked-yet" });
  });

  it("buys no label before everything is scanned and weighed", async () => {
    const [first, second] = [await bottle(), await bottle()];
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
    const [first, second] = [await bottle(), await bottle()];
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
    const first = await bottle();
    const parcel = await labelled(first);
    expect(await undoStep(dependencies(), park, await first.ask())).toMatchObject({ code: "not-now" });
    expect(await parcel.takeOut(first.lineId)).toMatchObject({ code: "label-printed" });
    expect(await parcel.openAgain()).toMatchObject({ kind: "done" });
    expect(await parcel.read()).toMatchObject({ status: "open", tracking_number: null });
    expect(await parcel.takeOut(first.lineId)).toMatchObject({ kind: "done" });
    expect(await undoStep(dependencies(), park, await first.ask())).toMatchObject({ kind: "done" });
  });

  it("lets only one of two who saw the same parcel act", async () => {
    const first = await bottle();
    const parcel = await parcelOf(first);
    const ask = { ...(await parcel.ask()), barcode: first.rxNumber };
    const both = await Promise.all([
      scanIntoParcel(dependencies(), mara, ask),
      scanIntoParcel(dependencies(), park, ask),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  });

  it("shows a parcel to nobody of another pharmacy", async () => {
    const parcel = await parcelOf(await bottle());
    const stranger = await addStaff(database.kysely, "mail-order", { pharmacyId: pharmacy.honolulu });
    expect(await readParcel(dependencies(), stranger, parcel.parcelId)).toMatchObject({ code: "not-found" });
    expect(await readBench(dependencies(), await addStaff(database.kysely, "agent"))).toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("the label", () => {
  it("names no pharmacy where a controlled medicine is inside", async () => {
    await labelled(await bottle());
    await labelled(await bottle(await addPerson(database.kysely), { drug: "controlled", filledDaysAgo: 29 }));
    expect(labels.map(({ from }) => from.name)).toEqual(["Mail order", "Shipping Department"]);
  });

  it("is asked for again under the same key after an answer that never came", async () => {
    const first = await bottle();
    const parcel = await parcelOf(first);
    await parcel.scan(first.rxNumber);
    await parcel.weigh();
    answerNext = "unknown";
    expect(await parcel.label()).toMatchObject({ code: "carrier-silent" });
    expect(await parcel.takeOut(first.lineId)).toMatchObject({ code: "label-printed" });
    answerNext = "accepted";
    expect(await parcel.label()).toMatchObject({ kind: "done" });
    expect(new Set(labels.map(({ key }) => key)).size).toBe(1);
    expect(await parcel.openAgain()).toMatchObject({ kind: "done" });
    answerNext = "rejected";
    expect(await parcel.label()).toMatchObject({ code: "carrier-refused" });
    expect((await parcel.read()).status).toBe("open");
    expect(new Set(labels.map(({ key }) => key)).size).toBe(2);
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
    now = new Date(at);
    expect(await parcel.label()).toMatchObject(code === undefined ? { kind: "done" } : { code });
    expect(labels.map(({ withinDays }) => withinDays)).toEqual(code === undefined ? [2] : []);
  });
});

describe("handing over", () => {
  it("ships every line, counts each fill once, and tells of it in the timeline", async () => {
    const [first, second] = [await bottle(), await bottle()];
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
    const first = await bottle();
    await labelled(first);
    const manifest = await ship();
    answerNext = "unknown";
    expect(await manifest.handOver()).toMatchObject({ code: "carrier-silent" });
    expect((await first.read()).status).toBe("packed");
    answerNext = "accepted";
    expect(await manifest.handOver()).toMatchObject({ kind: "done" });
    expect(await first.fills()).toHaveLength(1);
  });

  it("moves the promise to the carrier's day where that is later, and keeps the first one in the timeline", async () => {
    const first = await bottle();
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
  const first = await bottle();
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
});

describe("what the carrier reports", () => {
  const event = (hour: number, kind: TrackingKind): TrackingEvent => ({
    id: `${hour}`,
    kind,
    at: new Date(NOW.getTime() + hour * 3_600_000),
    place: "Downey, CA",
  });

  async function shipped() {
    const first = await bottle();
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
    tracked = "unknown";
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
    now = new Date(NOW.getTime() + 120_000);
    tracked = [event(0, "accepted"), event(58, "delivered")];
    await askCarrier(dependencies());
    expect(await silent()).toBeNull();
    expect((await first.read()).status).toBe("delivered");
  });
});
