import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addDays } from "#domain/calendar/day.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { claimLine } from "#use-cases/filling/claim-line.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { declineLine } from "#use-cases/filling/decline-line.ts";
import { handOver } from "#use-cases/filling/hand-over.ts";
import { holdLine, releaseLine } from "#use-cases/filling/hold-line.ts";
import { awaitStock, givePart, moveToPharmacy } from "#use-cases/filling/out-of-stock.ts";
import type { ActAsk, ActResult } from "#use-cases/filling/perform-act.ts";
import { readLabel } from "#use-cases/filling/read-label.ts";
import { readLine } from "#use-cases/filling/read-line.ts";
import { returnToStock, returnUnfetched } from "#use-cases/filling/return-to-stock.ts";
import { substituteProduct } from "#use-cases/filling/substitute-product.ts";
import { undoStep } from "#use-cases/filling/undo-step.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { readOrder } from "#use-cases/orders/read-orders.ts";
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
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let now = NOW;
const dependencies = () => ({ database, clock: () => now });
let park: StaffActor;
let ana: StaffActor;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
  park = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey, name: "Dana Park" });
  ana = await addStaff(database.kysely, "technician", { pharmacyId: pharmacy.downey, name: "Ana Ruiz" });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  rosa = await addPerson(database.kysely);
});

/** An order of one prescription, and the acts on its line as the workbench sends them: each with the version it saw. */
async function order(
  more: Parameters<typeof addPrescription>[3] = {},
  ask: Partial<Parameters<typeof askFor>[3]> = {},
) {
  const prescription = await addPrescription(database.kysely, pharmacy, rosa, more);
  const answer = answerOf(await orderWith(dependencies(), askFor(pharmacy, rosa, [prescription], ask)));
  const lineId = answer.lines[0]?.lineId ?? "";
  const read = () =>
    database.kysely.selectFrom("order_lines").selectAll().where("line_id", "=", lineId).executeTakeFirstOrThrow();
  const seen = async <More extends object>(more: More): Promise<ActAsk & More> => ({
    lineId,
    version: (await read()).version,
    ...more,
  });
  return {
    lineId,
    ...prescription,
    confirmationNumber: answer.confirmationNumber,
    read,
    units: async () =>
      (
        await database.kysely
          .selectFrom("prescriptions")
          .select("units_remaining")
          .where("prescription_id", "=", prescription.prescriptionId)
          .executeTakeFirstOrThrow()
      ).units_remaining,
    events: () =>
      database.kysely.selectFrom("line_events").selectAll().where("line_id", "=", lineId).orderBy("sequence").execute(),
    verify: async (override: Parameters<typeof verifyPrescription>[2]["override"] = null, by = park) =>
      verifyPrescription(dependencies(), by, await seen({ override, warnings: null })),
    count: async (barcode = "0000000000", by = ana) =>
      countMedicine(dependencies(), by, await seen({ barcode, lot: "A17", expiresOn: addDays(TODAY, 400) })),
    check: async (by = park) => checkFill(dependencies(), by, await seen({})),
    handOver: async (more: Partial<Parameters<typeof handOver>[2]> = {}, by = ana) =>
      handOver(
        dependencies(),
        by,
        await seen({ identity: "photo-id" as const, counseling: "declined" as const, ...more }),
      ),
    part: async (quantity: number, days = 2) =>
      givePart(dependencies(), ana, await seen({ quantity, restBy: addDays(TODAY, days) })),
    wait: async (days: number) => awaitStock(dependencies(), ana, await seen({ until: addDays(TODAY, days) })),
    move: async (pharmacyId: string) => moveToPharmacy(dependencies(), ana, await seen({ pharmacyId })),
    hold: async () =>
      holdLine(dependencies(), park, await seen({ reason: "dose-question" as const, note: "Called the office" })),
    release: async (by = park) => releaseLine(dependencies(), by, await seen({})),
    decline: async () => declineLine(dependencies(), park, await seen({ reason: "unsafe" as const, note: null })),
    substitute: async (more: { drugId?: string; ndc?: string; reason: "out-of-stock" | "prescriber-agreed" }) =>
      substituteProduct(dependencies(), park, await seen({ drugId: null, ndc: null, ...more })),
    back: async (by: StaffActor | null = ana) => returnToStock(dependencies(), by, await seen({})),
    undo: async (by = park) => undoStep(dependencies(), by, await seen({})),
  };
}

async function done(...acts: (() => Promise<ActResult>)[]): Promise<void> {
  for (const act of acts) expect(await act()).toMatchObject({ kind: "done", heldFor: null });
}

describe("a line on its way through the pharmacy", () => {
  it("tells its whole story: what, when, and by whom", async () => {
    const line = await order();
    await done(line.verify, line.count, line.check, line.handOver);
    expect(
      (await line.events()).map(({ status, code, by_kind: by, by_staff_id: staff }) => [status, code, by, staff]),
    ).toEqual([
      ["received", "ready", "member", null],
      ["in-process", "verified", "staff", park.staffId],
      ["in-process", "counted", "staff", ana.staffId],
      ["ready-for-pickup", "checked", "staff", park.staffId],
      ["picked-up", "handed-over", "staff", ana.staffId],
    ]);
    const [fill] = await database.kysely.selectFrom("fills").selectAll().where("line_id", "=", line.lineId).execute();
    expect(fill).toMatchObject({ filled_on: TODAY, quantity: 30, days_supply: 30, pharmacy_id: pharmacy.downey });
    expect(await line.units()).toBe(90);
  });

  it("shows the member each step, and the price of nothing twice", async () => {
    const line = await order();
    const shown = async () => (await readOrder(dependencies(), rosa.actor, line.confirmationNumber))?.lines[0];
    await done(line.verify);
    expect(await shown()).toMatchObject({ canCancel: false, row: { status: "in-process", step: "fill" } });
    await done(line.count, line.check);
    expect((await shown())?.stops.find(({ when }) => when === "here")?.stop).toBe("ready");
  });

  it("notices the change once for each change of status", async () => {
    const line = await order();
    await done(line.verify, line.count, line.check, line.handOver);
    const rows = await database.kysely
      .selectFrom("outbox")
      .select("payload")
      .where("topic", "=", "line-changed")
      .execute();
    const ours = rows
      .map(({ payload }) => payload as { lineId: string; status: string })
      .filter(({ lineId }) => lineId === line.lineId);
    expect(ours.map(({ status }) => status).toSorted()).toEqual(["in-process", "picked-up", "ready-for-pickup"]);
  });

  it("is one fill in two parts, neither too soon for the other", async () => {
    const line = await order();
    await done(line.verify, () => line.part(10), line.count, line.check, line.handOver);
    expect(await line.read()).toMatchObject({
      status: "in-process",
      step: "fill",
      owed_by: addDays(TODAY, 2),
      promise_by: addDays(TODAY, 2),
    });
    const [tracked] = (await readOrder(dependencies(), rosa.actor, line.confirmationNumber))?.lines ?? [];
    expect(tracked?.stops.map(({ stop }) => stop)).toContain("part-picked-up");
    await done(line.count, line.check, line.handOver);
    const fills = await database.kysely
      .selectFrom("fills")
      .select(["quantity", "days_supply"])
      .where("line_id", "=", line.lineId)
      .execute();
    expect(fills).toEqual([{ quantity: 30, days_supply: 30 }]);
    expect(await line.units()).toBe(90);
  });

  it("for the mail is packed by the mail-order pharmacy", async () => {
    const addressId = await addAddress(database.kysely, rosa);
    const paymentMethodId = await addCard(database.kysely, rosa);
    const line = await order({}, { delivery: { kind: "mail", addressId }, paymentMethodId });
    const mailPharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.mailOrder });
    const packer = await addStaff(database.kysely, "mail-order", { pharmacyId: pharmacy.mailOrder });
    await done(
      () => line.verify(null, mailPharmacist),
      () => line.count("0000000000", packer),
      () => line.check(mailPharmacist),
    );
    expect(await line.read()).toMatchObject({ status: "packed" });
  });
});

describe("two pharmacists at the same moment", () => {
  it("one wins; the other is told who and when, and nothing of theirs is written", async () => {
    const line = await order();
    const lee = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey, name: "Jo Lee" });
    const version = (await line.read()).version;
    const results = await Promise.all(
      [park, lee].map((by) =>
        verifyPrescription(dependencies(), by, { lineId: line.lineId, version, override: null, warnings: null }),
      ),
    );
    const winner = results[0]?.kind === "done" ? park : lee;
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(["done", "refused"]);
    expect(results.find(({ kind }) => kind === "refused")).toMatchObject({
      code: "changed-meanwhile",
      who: winner.name,
      at: NOW.toISOString(),
    });
    expect((await line.events()).length).toBe(2);
    expect(
      await database.kysely.selectFrom("dispenses").select("sequence").where("line_id", "=", line.lineId).execute(),
    ).toHaveLength(1);
  });

  it("ten last checks take the units once", async () => {
    const line = await order();
    await done(line.verify, line.count);
    const version = (await line.read()).version;
    const results = await Promise.all(
      Array.from({ length: 10 }, () => checkFill(dependencies(), park, { lineId: line.lineId, version })),
    );
    expect(results.filter(({ kind }) => kind === "done")).toHaveLength(1);
    expect(await line.units()).toBe(90);
  });

  it("a line in one's hands is not worked by another until half an hour has gone by", async () => {
    const line = await order();
    const lee = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
    expect(await claimLine(dependencies(), park, { lineId: line.lineId, version: 1 }, true)).toEqual({ kind: "done" });
    expect(await line.verify(null, lee)).toMatchObject({ code: "claimed-by-other", who: "Dana Park" });
    expect(await claimLine(dependencies(), lee, { lineId: line.lineId, version: 2 }, true)).toMatchObject({
      code: "claimed-by-other",
    });
    now = new Date(NOW.getTime() + 31 * 60_000);
    await done(() => line.verify(null, lee));
    expect((await line.read()).claimed_by).toBeNull();
  });

  it("an act on a line somebody took and put back since is told so", async () => {
    const line = await order();
    await claimLine(dependencies(), park, { lineId: line.lineId, version: 1 }, true);
    await claimLine(dependencies(), park, { lineId: line.lineId, version: 2 }, false);
    expect(
      await verifyPrescription(dependencies(), park, {
        lineId: line.lineId,
        version: 1,
        override: null,
        warnings: null,
      }),
    ).toMatchObject({ code: "changed-meanwhile" });
  });
});

describe("all rules are asked again", () => {
  it("at verification: what fails puts the line on hold, and it goes on once that is mended", async () => {
    const line = await order();
    const end = (day: string | null) =>
      database.kysely
        .updateTable("members")
        .set({ membership_ended_on: day })
        .where("member_id", "=", rosa.memberId)
        .execute();
    await end(TODAY);
    expect(await line.verify()).toEqual({ kind: "done", heldFor: "membership-ended" });
    expect(await line.read()).toMatchObject({ status: "on-hold", hold_code: "membership-ended", hold_owner: "plan" });
    await end(null);
    await done(line.release, line.verify);
  });

  it("at the last check, before any unit leaves the prescription", async () => {
    const line = await order();
    await done(line.verify, line.count);
    await database.kysely
      .updateTable("prescriptions")
      .set({ status: "cancelled" })
      .where("prescription_id", "=", line.prescriptionId)
      .execute();
    expect(await line.check()).toEqual({ kind: "done", heldFor: "cancelled" });
    expect(await line.units()).toBe(120);
    expect((await line.decline()).kind).toBe("done");
    expect(await line.read()).toMatchObject({ status: "declined" });
  });

  it("too soon stands still until a pharmacist lets it pass, with a reason that holds to the end", async () => {
    const line = await order();
    await database.kysely
      .updateTable("fills")
      .set({ filled_on: addDays(TODAY, -3) })
      .where("prescription_id", "=", line.prescriptionId)
      .execute();
    expect(await line.verify()).toEqual({ kind: "done", heldFor: "too-soon" });
    await done(line.release, () => line.verify("lost"), line.count, line.check);
  });

  it("a member who cancels in between is not asked again", async () => {
    const line = await order();
    await database.kysely
      .updateTable("order_lines")
      .set({ status: "cancelled" })
      .where("line_id", "=", line.lineId)
      .execute();
    expect(await line.verify()).toMatchObject({ kind: "refused", code: "not-now" });
  });
});

describe("out of stock", () => {
  it("waits for a delivery, with a new promise, and a technician lets it go on", async () => {
    const line = await order();
    await done(line.verify, () => line.wait(3));
    expect(await line.read()).toMatchObject({
      status: "on-hold",
      hold_code: "stock",
      hold_owner: "pharmacy",
      promise_by: addDays(TODAY, 3),
    });
    await done(() => line.release(ana), line.count);
  });

  it("is filled by another pharmacy from the beginning, and no longer seen at this one", async () => {
    const line = await order();
    await done(line.verify, () => line.move(pharmacy.honolulu));
    expect(await line.read()).toMatchObject({ status: "received", pharmacy_id: pharmacy.honolulu });
    expect(await line.verify()).toMatchObject({ code: "not-found" });
    const kai = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.honolulu });
    await done(() => line.verify(null, kai));
  });

  test.each(["mailOrder", "community", "downey"] as const)("is not moved to %s", async (key) => {
    const line = await order();
    expect(await line.move(pharmacy[key])).toMatchObject({
      code: "pharmacy-not-found",
      fields: { pharmacyId: "pharmacy" },
    });
  });

  it("another labeler's package is counted instead, and no other", async () => {
    const line = await order();
    await done(line.verify, () => line.substitute({ ndc: "55111-122-90", reason: "out-of-stock" }));
    expect(await line.count("0000000000")).toMatchObject({
      code: "wrong-medicine",
      fields: { barcode: "wrong-medicine" },
    });
    await done(() => line.count("55111012290"));
  });

  it("another drug is one of the same therapy, and the prescriber agreed", async () => {
    const { ordinary, brand } = pharmacy.drugs;
    await database.kysely.updateTable("drugs").set({ therapy: "ace-arb" }).where("drug_id", "=", ordinary).execute();
    const line = await order();
    await done(line.verify);
    expect(await line.substitute({ drugId: brand, reason: "prescriber-agreed" })).toMatchObject({
      fields: { drugId: "not-equivalent" },
    });
    await database.kysely.updateTable("drugs").set({ therapy: "ace-arb" }).where("drug_id", "=", brand).execute();
    expect(await line.substitute({ drugId: brand, reason: "out-of-stock" })).toMatchObject({
      code: "prescriber-must-agree",
    });
    await done(() => line.substitute({ drugId: brand, reason: "prescriber-agreed" }), line.count, line.check);
    expect(await line.handOver({ counseling: "not-offered" })).toMatchObject({ code: "counseling-required" });
    const label = await readLabel(dependencies(), park, line.lineId);
    expect(label).toMatchObject({ content: { drug: "Apixaban 10 mg tablet" } });
  });
});

describe("a bag nobody fetched", () => {
  it("goes back after ten days by itself, once, and the refill with it", async () => {
    const line = await order();
    await done(line.verify, line.count, line.check);
    expect(await line.back()).toMatchObject({ code: "too-early-to-return" });
    now = new Date(NOW.getTime() + 10 * 86_400_000);
    const returned = async () =>
      (await database.kysely.selectFrom("line_events").select("line_id").where("code", "=", "returned").execute())
        .length;
    expect(await returned()).toBe(0);
    const runs = await Promise.all([returnUnfetched(dependencies()), returnUnfetched(dependencies())]);
    expect(runs[0] + runs[1]).toBe(await returned());
    expect(await line.read()).toMatchObject({ status: "returned-to-stock" });
    expect(await line.units()).toBe(120);
    expect((await line.events()).at(-1)).toMatchObject({ by_kind: "system", code: "returned" });
  });
});

describe("undo", () => {
  it("takes back step after step until the line is as it came", async () => {
    const line = await order();
    await done(line.verify, line.count, line.check);
    await done(line.undo, line.undo, line.undo);
    expect(await line.read()).toMatchObject({ status: "received", step: null });
    expect(await line.units()).toBe(120);
    expect(await line.undo()).toMatchObject({ code: "nothing-to-undo" });
  });

  it("of a pharmacist's step is a pharmacist's", async () => {
    const line = await order();
    await done(line.verify, line.count, line.check);
    expect(await line.undo(ana)).toMatchObject({ code: "not-allowed" });
  });
});

describe("who may", () => {
  it("a technician neither verifies nor makes the last check", async () => {
    const line = await order();
    expect(await line.verify(null, ana)).toMatchObject({ code: "not-allowed" });
    await done(line.verify, line.count);
    expect(await line.check(ana)).toMatchObject({ code: "not-allowed" });
  });

  it("a line of another pharmacy does not exist", async () => {
    const line = await order();
    const kai = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.honolulu });
    expect(await line.verify(null, kai)).toMatchObject({ code: "not-found" });
    expect(await readLine(dependencies(), kai, line.lineId)).toMatchObject({ code: "not-found" });
    expect(await readLabel(dependencies(), kai, line.lineId)).toMatchObject({ code: "not-found" });
  });

  it("an agent has no queue", async () => {
    const line = await order();
    const agent = await addStaff(database.kysely, "agent");
    expect(await readLine(dependencies(), agent, line.lineId)).toMatchObject({ code: "not-allowed" });
  });
});

describe("what a pharmacist sees of a line", () => {
  it("the profile, its warnings and the acts that are theirs now", async () => {
    await database.kysely
      .insertInto("allergies")
      .values({
        allergy_id: crypto.randomUUID(),
        member_id: rosa.memberId,
        substance: "Lisinopril",
        reaction: "cough",
        noted_on: "2024-01-01",
      })
      .execute();
    const line = await order();
    const other = await addPrescription(database.kysely, pharmacy, rosa);
    const view = await readLine(dependencies(), park, line.lineId);
    if (view.kind !== "line") throw new Error(view.code);
    expect(view.acts[0]).toBe("verify");
    expect(view.warnings.map(({ kind }) => kind)).toEqual(["allergy", "duplicate-dispense"]);
    expect(view.profile.prescriptions).toHaveLength(2);
    expect(view.profile.fills.map((fill) => fill.prescription_id).toSorted()).toEqual(
      [line.prescriptionId, other.prescriptionId].toSorted(),
    );
    expect(view.label).toMatchObject({ refillsLeft: 3, quantity: 30, discardAfter: addDays(TODAY, 365) });
    expect(view.otherPharmacies.map(({ pharmacy: { name } }) => name)).toEqual(["Honolulu"]);
  });

  it("what may harm, which stops the verification until they say why it is filled all the same", async () => {
    const line = await order();
    await addPrescription(database.kysely, pharmacy, rosa);
    expect(await line.verify()).toMatchObject({ code: "bad-input", fields: { warnings: "warning-reason" } });
    expect(await line.read()).toMatchObject({ status: "received", version: 1 });
    const ask = { lineId: line.lineId, version: 1, override: null, warnings: "replaces-other" } as const;
    expect(await verifyPrescription(dependencies(), park, ask)).toMatchObject({ kind: "done" });
    expect((await line.events()).at(-1)).toMatchObject({
      code: "verified",
      by_staff_id: park.staffId,
      details: { warned: "duplicate-dispense", warnings: "replaces-other" },
    });
  });

  it("a label only after verification", async () => {
    const line = await order();
    expect(await readLabel(dependencies(), park, line.lineId)).toMatchObject({ code: "not-now" });
    await done(line.verify, line.count);
    expect(await readLabel(dependencies(), park, line.lineId)).toMatchObject({
      kind: "label",
      content: { patient: "Rosa Delgado", rxNumber: line.rxNumber },
    });
  });

  it("a hold with its reason, and who has to act", async () => {
    const line = await order();
    await done(line.hold);
    expect((await line.events()).at(-1)?.details).toEqual({
      hold: "dose-question",
      owner: "prescriber",
      note: "Called the office",
    });
  });
});
