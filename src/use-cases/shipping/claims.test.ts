import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { TrackingEvent, TrackingKind } from "#domain/shipping/tracking.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { settleLine } from "#use-cases/payments/settle-payments.ts";
import { answerBrokenParcel, listBrokenParcels } from "#use-cases/shipping/answer-broken-parcel.ts";
import { answerDelay } from "#use-cases/shipping/answer-delay.ts";
import { decideClaim } from "#use-cases/shipping/decide-claim.ts";
import { listClaims } from "#use-cases/shipping/list-claims.ts";
import { reportParcel } from "#use-cases/shipping/open-claim.ts";
import { recordTracking } from "#use-cases/shipping/record-tracking.ts";
import { tellDelays } from "#use-cases/shipping/tell-delays.ts";
import { watchParcels } from "#use-cases/shipping/watch-parcels.ts";
import { type MailBench, openMailBench } from "#use-cases/testing/mail-bench.ts";
import { addPerson, NOW, type SamplePerson } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let bench: MailBench;
let rosa: SamplePerson;
const dependencies = () => bench.dependencies();

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openMailBench(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  Object.assign(bench.world, { now: NOW, tracked: [] });
  rosa = await addPerson(database.kysely);
});

const event = (hour: number, kind: TrackingKind): TrackingEvent => ({
  id: `${hour} ${kind}`,
  kind,
  at: new Date(NOW.getTime() + hour * 3_600_000),
  place: null,
});

/** A parcel that the carrier has, with one bottle in it. */
async function shipped(person = rosa, more: Parameters<MailBench["bottle"]>[1] = {}) {
  const bottle = await bench.bottle(person, more);
  const parcel = await bench.labelled(bottle);
  await (await bench.ship()).handOver();
  const trackingNumber = (await parcel.read()).tracking_number ?? "";
  return {
    ...bottle,
    parcelId: parcel.parcelId,
    trackingNumber,
    tell: (...events: TrackingEvent[]) => recordTracking(dependencies(), trackingNumber, events),
  };
}

async function claimOf(parcelId: string, staff = bench.mara) {
  const view = await listClaims(dependencies(), staff);
  if (view.kind === "refused") throw new Error(view.code);
  const claim = view.claims.find(({ row }) => row.parcel_id === parcelId);
  if (claim === undefined) throw new Error("no claim");
  return { ...claim, ask: { claimId: claim.row.claim_id, version: claim.row.version } };
}

const payments = async (lineId: string) =>
  (await database.kysely.selectFrom("payments").select("status").where("line_id", "=", lineId).execute()).map(
    ({ status }) => status,
  );

describe("a lost parcel", () => {
  it("is filled once more by itself: no refill, no second copay, and one fill", async () => {
    const bottle = await shipped();
    const units = await bottle.unitsRemaining();
    await bottle.tell(event(3, "accepted"), event(60, "lost"));
    expect(await watchParcels(dependencies())).toBe(1);
    expect(await bottle.read()).toMatchObject({ status: "in-process", step: "fill" });
    expect((await bottle.events()).at(-1)).toBe("parcel-replaced");
    await bench.fill(bottle.lineId);
    await bench.labelled(bottle);
    await (await bench.ship()).handOver();
    expect((await bottle.read()).status).toBe("shipped");
    expect(await bottle.unitsRemaining()).toBe(units);
    expect(await bottle.fills()).toHaveLength(1);
    expect(await bottle.fills()).toMatchObject([{ quantity: 30, days_supply: 30 }]);
    expect(await payments(bottle.lineId)).toEqual(["captured"]);
    expect(await watchParcels(dependencies())).toBe(0);
  });

  it("that comes before anything left the shelf again calls the second one off", async () => {
    const bottle = await shipped();
    await bottle.tell(event(60, "lost"));
    await watchParcels(dependencies());
    await bottle.tell(event(90, "delivered"));
    expect((await bottle.read()).status).toBe("delivered");
    expect(await bottle.fills()).toHaveLength(1);
    expect((await claimOf(bottle.parcelId)).row.turned_up_at).not.toBeNull();
  });

  it("that comes when the second is on its way is written down, once, and delivers nothing twice", async () => {
    const bottle = await shipped();
    await bottle.tell(event(60, "lost"));
    await watchParcels(dependencies());
    await bench.fill(bottle.lineId);
    await bench.labelled(bottle);
    await (await bench.ship()).handOver();
    await bottle.tell(event(90, "delivered"));
    await bottle.tell(event(90, "delivered"), event(91, "in-transit"));
    expect((await bottle.read()).status).toBe("shipped");
    expect((await bottle.events()).filter((code) => code === "first-parcel-arrived")).toHaveLength(1);
  });

  it("with a controlled medicine waits for a pharmacist", async () => {
    const bottle = await shipped(rosa, { drug: "controlled", filledDaysAgo: 29 });
    await bottle.tell(event(60, "lost"));
    await watchParcels(dependencies());
    expect((await bottle.read()).status).toBe("shipped");
    const claim = await claimOf(bottle.parcelId);
    expect(claim).toMatchObject({ pharmacistDecides: true, decisions: [] });
    const replace = { ...claim.ask, decision: "replace" } as const;
    expect(await decideClaim(dependencies(), bench.mara, replace)).toMatchObject({ code: "pharmacist-decides" });
    expect(await decideClaim(dependencies(), bench.park, replace)).toMatchObject({ kind: "done" });
    expect((await bottle.read()).status).toBe("in-process");
    expect(await decideClaim(dependencies(), bench.park, replace)).toMatchObject({ code: "changed-meanwhile" });
  });
});

describe("a parcel that stands still", () => {
  it("opens a claim after four business days, not while the carrier does not answer", async () => {
    const bottle = await shipped();
    await bottle.tell(event(3, "accepted"));
    bench.world.now = new Date("2026-11-30T20:00:00Z");
    await watchParcels(dependencies());
    expect((await bottle.read()).status).toBe("shipped");
    bench.world.now = new Date("2026-12-01T20:00:00Z");
    await database.kysely
      .updateTable("parcels")
      .set({ tracking_silent_since: NOW })
      .where("parcel_id", "=", bottle.parcelId)
      .execute();
    await watchParcels(dependencies());
    expect((await bottle.read()).status).toBe("shipped");
    await bottle.tell();
    await watchParcels(dependencies());
    expect((await bottle.read()).status).toBe("in-process");
  });
});

describe("a parcel that came back", () => {
  it("goes out again to a mended address, and is the same fill", async () => {
    const bottle = await shipped();
    await bottle.tell(event(80, "returned"));
    await watchParcels(dependencies());
    expect((await bottle.events()).at(-1)).toBe("parcel-came-back");
    const { ask, decisions } = await claimOf(bottle.parcelId);
    expect(decisions).toEqual(["send-again", "replace", "refund"]);
    const shipTo = { line1: "2 Elm Street", line2: "", city: "Downey", state: "CA", zip: "90242" };
    const again = { ...ask, decision: "send-again" } as const;
    expect(
      await decideClaim(dependencies(), bench.mara, { ...again, shipTo: { ...shipTo, zip: "00000" } }),
    ).toMatchObject({ code: "bad-input" });
    expect(await decideClaim(dependencies(), bench.mara, { ...again, shipTo })).toMatchObject({ kind: "done" });
    expect(await bottle.read()).toMatchObject({ status: "packed", ship_to: { line1: "2 Elm Street" } });
    await bench.labelled(bottle);
    await (await bench.ship()).handOver();
    expect((await bottle.read()).status).toBe("shipped");
    expect(await bottle.fills()).toHaveLength(1);
  });

  it("is given up: units and money go back, and the refill may be ordered again", async () => {
    const bottle = await shipped();
    const units = await bottle.unitsRemaining();
    expect(
      await reportParcel(dependencies(), bench.mara, { trackingNumber: bottle.trackingNumber, kind: "returned" }),
    ).toMatchObject({ kind: "opened" });
    const { ask } = await claimOf(bottle.parcelId);
    await decideClaim(dependencies(), bench.mara, { ...ask, decision: "refund" });
    expect((await bottle.read()).status).toBe("returned-to-stock");
    expect(await bottle.unitsRemaining()).toBe(units + 30);
    expect(await bottle.fills()).toHaveLength(0);
    await settleLine(dependencies(), { lineId: bottle.lineId });
    expect(await payments(bottle.lineId)).toEqual(["refunded"]);
  });

  it("is nobody else's business", async () => {
    const bottle = await shipped();
    const stranger = await addStaff(database.kysely, "mail-order", { pharmacyId: bench.pharmacy.honolulu });
    const ask = { trackingNumber: bottle.trackingNumber, kind: "lost" } as const;
    expect(await reportParcel(dependencies(), stranger, ask)).toMatchObject({ code: "bad-input" });
    expect(await reportParcel(dependencies(), await addStaff(database.kysely, "agent"), ask)).toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("what came broken", () => {
  /** Delivered, and its member called: it is broken. */
  async function broken(more: Parameters<MailBench["bottle"]>[1] = {}) {
    const bottle = await shipped(rosa, more);
    await bottle.tell(event(58, "delivered"));
    await reportParcel(dependencies(), bench.mara, { trackingNumber: bottle.trackingNumber, kind: "damaged" });
    const of = { confirmationNumber: bottle.confirmationNumber };
    const [parcel] = await listBrokenParcels(dependencies(), rosa.actor, of);
    const ask = { ...of, claimId: parcel?.claim_id ?? "" };
    return {
      ...bottle,
      parcel,
      wish: (wish: "replace" | "refund", by = rosa) => answerBrokenParcel(dependencies(), by.actor, { ...ask, wish }),
    };
  }

  it("is filled once more where its member or staff say so, and a second word of its delivery changes nothing", async () => {
    const [byStaff, byMember] = [await broken(), await broken()];
    const { ask, decisions } = await claimOf(byStaff.parcelId);
    expect(decisions).toEqual(["replace", "refund"]);
    await decideClaim(dependencies(), bench.mara, { ...ask, decision: "replace" });
    expect(await byMember.wish("replace")).toMatchObject({ kind: "done" });
    for (const bottle of [byStaff, byMember]) {
      await bottle.tell(event(58, "delivered"));
      expect((await bottle.read()).status).toBe("in-process");
    }
  });

  it("is paid back to the cent where its member says so, and the refill stays theirs", async () => {
    const bottle = await broken();
    const units = await bottle.unitsRemaining();
    expect(await bottle.wish("refund", await addPerson(database.kysely))).toMatchObject({ code: "not-found" });
    expect(await bottle.wish("refund")).toMatchObject({ kind: "done" });
    expect(await bottle.wish("replace")).toMatchObject({ code: "not-found" });
    expect((await bottle.read()).status).toBe("returned-to-stock");
    expect(await bottle.unitsRemaining()).toBe(units + 30);
    expect(await bottle.fills()).toEqual([]);
    await settleLine(dependencies(), { lineId: bottle.lineId });
    expect(await payments(bottle.lineId)).toEqual(["refunded"]);
    const { rows } = await database.pool.query(
      "select m.kind, m.amount_cents from payment_movements m join payments using (payment_id) where line_id = $1 order by m.kind",
      [bottle.lineId],
    );
    const cents = rows.map((row: { amount_cents: number }) => row.amount_cents);
    expect(rows).toMatchObject([
      { kind: "capture" },
      { kind: "hold" },
      { kind: "refund", amount_cents: -(cents[0] ?? 0) },
    ]);
  });

  it("with a controlled medicine is a wish that a pharmacist decides on", async () => {
    const bottle = await broken({ drug: "controlled", filledDaysAgo: 29 });
    expect(bottle.parcel).toMatchObject({ is_controlled: true, line_ids: [bottle.lineId] });
    expect(await bottle.wish("refund")).toEqual({ kind: "noted" });
    expect((await bottle.read()).status).toBe("delivered");
    const { ask, row, decisions } = await claimOf(bottle.parcelId, bench.park);
    expect([row.wish, decisions]).toEqual(["refund", ["replace", "refund"]]);
    expect(await decideClaim(dependencies(), bench.park, { ...ask, decision: "refund" })).toMatchObject({
      kind: "done",
    });
    expect((await bottle.read()).status).toBe("returned-to-stock");
  });
});

describe("a late shipment", () => {
  // Ordered on Tuesday at ten: it ships by Friday, because of Thanksgiving.
  const onFridayEvening = new Date("2026-11-28T03:00:00Z");
  const delays = (lineId: string) =>
    database.kysely.selectFrom("line_delays").selectAll().where("line_id", "=", lineId).orderBy("sequence").execute();
  const delayOf = async (confirmationNumber: string) =>
    (await readOrders(dependencies(), rosa.actor, confirmationNumber))[0]?.lines[0];

  it("is told with a new day; who says nothing waits, and who cancels pays nothing", async () => {
    const [waits, cancels] = [await bench.order(rosa), await bench.bottle(rosa)];
    await tellDelays(dependencies());
    expect(await delays(waits.lineId)).toEqual([]);
    bench.world.now = onFridayEvening;
    await tellDelays(dependencies());
    await tellDelays(dependencies());
    expect(await delays(waits.lineId)).toMatchObject([
      { kind: "shipping", promised_on: "2026-11-27", new_on: "2026-12-02", silence: "waits", answer: null },
    ]);
    expect(await delays(cancels.lineId)).toMatchObject([{ new_on: "2026-11-30" }]);
    expect((await delayOf(waits.confirmationNumber))?.mayAnswerDelay).toBe(true);
    const answered = await answerDelay(dependencies(), rosa.actor, { ...cancels, answer: "cancel" });
    expect("lines" in answered && answered.lines[0]?.row.status).toBe("cancelled");
    expect(await cancels.unitsRemaining()).toBe(await waits.unitsRemaining());
    await settleLine(dependencies(), { lineId: cancels.lineId });
    expect((await payments(cancels.lineId)).every((status) => status === "voided")).toBe(true);
    const stays = await answerDelay(dependencies(), rosa.actor, { ...waits, answer: "wait" });
    expect("lines" in stays && stays.lines[0]?.row.delay?.answer).toBe("wait");
  });

  it("put off a second time is cancelled when the day is over, unless its member agrees", async () => {
    const [silent, agrees] = [await bench.order(rosa), await bench.order(rosa)];
    bench.world.now = onFridayEvening;
    await tellDelays(dependencies());
    bench.world.now = new Date("2026-12-02T17:00:00Z");
    await tellDelays(dependencies());
    expect(await delays(silent.lineId)).toMatchObject([{}, { promised_on: "2026-12-02", silence: "cancels" }]);
    await answerDelay(dependencies(), rosa.actor, { ...agrees, answer: "wait" });
    bench.world.now = new Date("2026-12-03T08:01:00Z");
    await tellDelays(dependencies());
    expect((await silent.read()).status).toBe("cancelled");
    expect((await agrees.read()).status).toBe("received");
  });

  it("whose parcel has its label leaves with the next driver, and is not cancelled", async () => {
    const bottle = await bench.bottle(rosa);
    const parcel = await bench.labelled(bottle);
    bench.world.now = onFridayEvening;
    await tellDelays(dependencies());
    expect(await answerDelay(dependencies(), rosa.actor, { ...bottle, answer: "cancel" })).toMatchObject({
      code: "picking-began",
    });
    await parcel.openAgain();
    expect(await answerDelay(dependencies(), rosa.actor, { ...bottle, answer: "cancel" })).toMatchObject({
      confirmationNumber: bottle.confirmationNumber,
    });
    expect((await parcel.read()).status).toBe("cancelled");
  });

  it("that has left is not asked about any more; a parcel that misses its day is told of", async () => {
    const bottle = await shipped();
    await database.kysely
      .updateTable("order_lines")
      .set({ promise_by: "2026-11-25" })
      .where("line_id", "=", bottle.lineId)
      .execute();
    bench.world.now = new Date("2026-11-26T03:00:00Z");
    await tellDelays(dependencies());
    expect((await bottle.events()).at(-1)).toBe("arrives-late");
    expect((await bottle.read()).promise_by).toBe("2026-12-02");
    expect((await delayOf(bottle.confirmationNumber))?.mayAnswerDelay).toBe(false);
  });
});
