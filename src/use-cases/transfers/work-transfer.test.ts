import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addDays, parseDay } from "#domain/calendar/day.ts";
import type { TransferAnswer } from "#domain/transfer/transfer-answer.ts";
import type { CallOutcome } from "#domain/transfer/transfer-status.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { quoteOrder } from "#use-cases/orders/quote-order.ts";
import { askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import { SAMPLE_ANSWER } from "#use-cases/testing/sample-transfer.ts";
import { movePrescriptionForMember, recordTransferAtCounter } from "#use-cases/transfers/at-the-counter.ts";
import { attestTransfer } from "#use-cases/transfers/attest-transfer.ts";
import { cancelTransfer, cancelTransferForMember, refuseTransfer } from "#use-cases/transfers/end-transfer.ts";
import { readDeskTransfer, readTransferDesk } from "#use-cases/transfers/read-transfer-desk.ts";
import { listTransfers, readTransfer } from "#use-cases/transfers/read-transfer.ts";
import { recordAnswer } from "#use-cases/transfers/record-answer.ts";
import { recordCall } from "#use-cases/transfers/record-call.ts";
import { requestTransfer } from "#use-cases/transfers/request-transfer.ts";
import { runTransferClock } from "#use-cases/transfers/run-transfer-clock.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let pharmacist: StaffActor;
let technician: StaffActor;
let elsewhere: StaffActor;
let rosa: SamplePerson;
let now = NOW;
let asked = 0;
const born = parseDay("1981-02-03");

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  pharmacy = await addSamplePharmacy(database.kysely);
  pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
  technician = await addStaff(database.kysely, "technician", { pharmacyId: pharmacy.downey });
  elsewhere = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.honolulu });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  rosa = await addPerson(database.kysely);
});

function outside() {
  asked += 1;
  return {
    outsideRxNumber: `RX ${asked}`,
    outsidePharmacyName: "Corner Drugs",
    outsidePharmacyPhone: "562-555-0100",
    medicineNamed: "Water pill",
  };
}

async function recorded(staff: StaffActor = technician, who: SamplePerson = rosa): Promise<string> {
  const result = await recordTransferAtCounter(dependencies, staff, { mrn: who.mrn, birthDate: born, ...outside() });
  if (result.kind === "refused") throw new Error(result.code);
  return result.transferId;
}

async function versionOf(transferId: string): Promise<number> {
  return (
    await database.kysely
      .selectFrom("transfers")
      .select("version")
      .where("transfer_id", "=", transferId)
      .executeTakeFirstOrThrow()
  ).version;
}

async function call(transferId: string, outcome: CallOutcome = "answered", staff = technician) {
  const version = await versionOf(transferId);
  return recordCall(dependencies, staff, { transferId, version, outcome, spokeTo: "Sam Lee, PharmD", note: null });
}

const told = (change: Partial<TransferAnswer> = {}): TransferAnswer => ({
  ...SAMPLE_ANSWER,
  drugId: pharmacy.drugs.ordinary,
  writtenOn: parseDay("2026-08-01"),
  lastFilledOn: addDays(TODAY, -10),
  ...change,
});
const toldControlled = (change: Partial<TransferAnswer> = {}) =>
  told({ drugId: pharmacy.drugs.controlled, schedule: "IV", outsideDeaNumber: "AB1234563", ...change });

async function answer(transferId: string, answer = told(), staff = technician) {
  return recordAnswer(dependencies, staff, { transferId, version: await versionOf(transferId), answer });
}
async function attest(transferId: string, staff = pharmacist, version?: number) {
  return attestTransfer(dependencies, staff, {
    transferId,
    version: version ?? (await versionOf(transferId)),
    warningsRead: true,
  });
}

const prescriptionOf = (transferId: string) =>
  database.kysely.selectFrom("prescriptions").selectAll().where("transfer_id", "=", transferId).execute();
const noticesOf = async (transferId: string) =>
  (
    await database.kysely
      .selectFrom("outbox")
      .select("payload")
      .where("topic", "=", "notice")
      .orderBy("created_at")
      .orderBy("outbox_id")
      .execute()
  )
    .map(({ payload }) => payload as unknown as { change: string; kind: string })
    .filter(({ change }) => change.startsWith(`transfer:${transferId}:`))
    .map(({ kind }) => kind.replace("transfer-", ""));

describe("from an outside pharmacy, at the counter", () => {
  it("is recorded, called for, taken down and attested; then it can be refilled here, when it is due", async () => {
    const transferId = await recorded();
    expect(await call(transferId, "no-answer")).toEqual({ kind: "done" });
    expect(await call(transferId)).toEqual({ kind: "done" });
    expect(await answer(transferId)).toEqual({ kind: "done" });
    expect(await prescriptionOf(transferId)).toEqual([]);
    expect(await attest(transferId)).toEqual({ kind: "done" });
    const [prescription] = await prescriptionOf(transferId);
    expect(prescription).toMatchObject({
      member_id: rosa.memberId,
      pharmacy_id: pharmacy.downey,
      units_remaining: 60,
      status: "active",
    });
    // The last fill there was ten days ago: too soon today, and started on its day.
    const own = { prescriptionId: "", rxNumber: prescription?.rx_number ?? "", mrn: rosa.mrn };
    const ordered = await orderWith(dependencies, askFor(pharmacy, rosa, [own]));
    expect(outcomesOf(ordered)).toEqual(["scheduled: too-soon"]);
    expect(await readTransfer(dependencies, rosa.actor, transferId)).toMatchObject({
      status: "completed",
      canCancel: false,
      prescription: { drug: "Lisinopril 10 mg tablet" },
      timeline: ["requested", "called", "called", "answer-recorded", "completed"].map((code) => ({ code })),
    });
    // Told at each step, not at each call.
    expect(await noticesOf(transferId)).toEqual(["asked", "moved", "moved", "done"]);
  });

  it("is at full price where the prescriber is not known to the plan, and covered where the NPI is a plan doctor's", async () => {
    const priceCode = async (npi: string) => {
      const transferId = await recorded();
      await call(transferId);
      await answer(transferId, told({ prescriberNpi: npi, lastFilledOn: null }));
      await attest(transferId);
      const [prescription] = await prescriptionOf(transferId);
      const own = { prescriptionId: "", rxNumber: prescription?.rx_number ?? "", mrn: rosa.mrn };
      const quote = await quoteOrder(dependencies, rosa.actor, askFor(pharmacy, rosa, [own]));
      rosa = await addPerson(database.kysely);
      return JSON.stringify(quote).includes("full-price-outside-prescriber") ? "full price" : "covered";
    };
    const doctor = randomUUID();
    await database.kysely
      .insertInto("prescribers")
      .values({ prescriber_id: doctor, name: "Bo Lind, MD", network: "plan", npi: "1003000126" })
      .execute();
    expect(await priceCode("1245319599")).toBe("full price");
    expect(await priceCode("1003000126")).toBe("covered");
  });

  it("an unknown prescriber is entered once, however many prescriptions come from them", async () => {
    for (let each = 0; each < 2; each++) {
      const transferId = await recorded();
      await call(transferId);
      await answer(
        transferId,
        told({ prescriberName: "Una Ruiz, NP", prescriberNpi: null, prescriberPhone: "5625550123" }),
      );
      await attest(transferId);
      rosa = await addPerson(database.kysely);
    }
    const entered = await database.kysely
      .selectFrom("prescribers")
      .select(["network", "npi", "phone"])
      .where("name", "=", "Una Ruiz, NP")
      .execute();
    expect(entered).toEqual([{ network: "outside", npi: null, phone: "5625550123" }]);
  });

  it("needs both the record number and the birth date, and tells not which was wrong", async () => {
    const wrong = { mrn: rosa.mrn, birthDate: addDays(born, 1), ...outside() };
    expect(await recordTransferAtCounter(dependencies, technician, wrong)).toMatchObject({
      fields: { mrn: "no-match", birthDate: "no-match" },
    });
  });

  it("the same bottle is not asked for twice, however its number is written", async () => {
    const bottle = outside();
    const ask = { mrn: rosa.mrn, birthDate: born, ...bottle };
    expect(await recordTransferAtCounter(dependencies, technician, ask)).toMatchObject({ kind: "asked" });
    const again = {
      ...bottle,
      outsideRxNumber: bottle.outsideRxNumber.replace("RX ", "rx-"),
      outsidePharmacyPhone: "(562) 555 0100",
    };
    expect(
      await requestTransfer(dependencies, rosa.actor, {
        kind: "from-outside",
        toPharmacyId: pharmacy.downey,
        ...again,
      }),
    ).toMatchObject({ code: "transfer-asked-already" });
  });

  it("a pharmacist is warned of what the member takes already before attesting", async () => {
    await addPrescription(database.kysely, pharmacy, rosa);
    const transferId = await recorded();
    await call(transferId);
    await answer(transferId);
    const unread = { transferId, version: await versionOf(transferId), warningsRead: false };
    expect(await attestTransfer(dependencies, pharmacist, unread)).toMatchObject({
      kind: "warned",
      warnings: [{ kind: "duplicate-dispense" }],
    });
    expect(await prescriptionOf(transferId)).toEqual([]);
  });
});

describe("who may", () => {
  it("a technician records, calls and takes down, but neither attests nor refuses", async () => {
    const transferId = await recorded();
    await call(transferId);
    await answer(transferId);
    expect(await attest(transferId, technician)).toMatchObject({ code: "not-allowed" });
    const ask = { transferId, version: await versionOf(transferId), reason: "unknown-there" } as const;
    expect(await refuseTransfer(dependencies, technician, ask)).toMatchObject({ code: "not-allowed" });
  });

  it("a transfer to another pharmacy does not exist for this one", async () => {
    const transferId = await recorded();
    expect(await readDeskTransfer(dependencies, elsewhere, transferId)).toMatchObject({ code: "not-found" });
    expect(await call(transferId, "answered", elsewhere)).toMatchObject({ code: "not-found" });
    expect(await readTransferDesk(dependencies, elsewhere)).toEqual({ kind: "desk", transfers: [] });
  });

  it("a controlled medicine is taken down by a pharmacist from a pharmacist, and only once", async () => {
    const transferId = await recorded();
    await call(transferId);
    expect(await answer(transferId, toldControlled())).toMatchObject({ code: "pharmacist-must-call" });
    expect(await answer(transferId, toldControlled({ givenByPharmacist: false }), pharmacist)).toMatchObject({
      fields: { givenByPharmacist: "pharmacist-to-pharmacist" },
    });
    expect(await answer(transferId, toldControlled({ transferredBefore: true }), pharmacist)).toMatchObject({
      code: "transferred-before",
    });
    expect(await answer(transferId, toldControlled(), pharmacist)).toEqual({ kind: "done" });
    expect(await attest(transferId)).toEqual({ kind: "done" });
    expect((await prescriptionOf(transferId))[0]?.transfer_id).toBe(transferId);
  });

  it("of two pharmacists who attest at once one wins, the other is told, and there is one prescription", async () => {
    const colleague = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
    const transferId = await recorded();
    await call(transferId);
    await answer(transferId);
    const version = await versionOf(transferId);
    const results = await Promise.all([
      attest(transferId, pharmacist, version),
      attest(transferId, colleague, version),
    ]);
    expect(results.map((result) => ("code" in result ? result.code : result.kind)).toSorted()).toEqual([
      "changed-meanwhile",
      "done",
    ]);
    expect(await prescriptionOf(transferId)).toHaveLength(1);
  });
});

describe("how else it ends", () => {
  it("refused: the member reads why", async () => {
    const transferId = await recorded();
    const ask = { transferId, version: await versionOf(transferId), reason: "unknown-there" } as const;
    expect(await refuseTransfer(dependencies, pharmacist, ask)).toEqual({ kind: "done" });
    expect(await readTransfer(dependencies, rosa.actor, transferId)).toMatchObject({
      status: "refused",
      reason: "unknown-there",
    });
    expect(await noticesOf(transferId)).toEqual(["asked", "refused"]);
  });

  it("cancelled by the member, or for them at the counter; a stranger can't", async () => {
    const first = await recorded();
    const second = await recorded();
    const stranger = await addPerson(database.kysely);
    const ask = { transferId: first, version: 1 };
    expect(await cancelTransfer(dependencies, stranger.actor, ask)).toMatchObject({ code: "not-found" });
    expect(await cancelTransfer(dependencies, rosa.actor, ask)).toEqual({ kind: "done" });
    expect(await cancelTransferForMember(dependencies, technician, { transferId: second, version: 1 })).toEqual({
      kind: "done",
    });
    expect((await listTransfers(dependencies, rosa.actor)).map(({ status }) => status)).toEqual([
      "cancelled",
      "cancelled",
    ]);
    expect(await call(first)).toMatchObject({ code: "transfer-not-now" });
  });
});

it("after five working days it is overdue: marked once, told once, and first on the desk", async () => {
  const late = await recorded();
  now = new Date("2026-12-02T23:00:00Z");
  expect(await runTransferClock(dependencies)).toBe(0);
  now = new Date("2026-12-03T20:00:00Z");
  await recorded();
  expect(await runTransferClock(dependencies)).toBeGreaterThan(0);
  expect(await runTransferClock(dependencies)).toBe(0);
  expect(await noticesOf(late)).toEqual(["asked", "late"]);
  const desk = await readTransferDesk(dependencies, technician);
  const open = desk.kind === "desk" ? desk.transfers.filter((transfer) => transfer.open) : [];
  const overdue = open.map((transfer) => transfer.overdue);
  expect(overdue).toEqual(overdue.toSorted((a, b) => Number(b) - Number(a)));
  expect(open.find(({ row }) => row.transfer_id === late)?.overdue).toBe(true);
});

describe("inside the plan, by staff", () => {
  const move = (rxNumber: string, toPharmacyId: string, staff = technician) =>
    movePrescriptionForMember(dependencies, staff, { mrn: rosa.mrn, birthDate: born, rxNumber, toPharmacyId });
  const lineOf = (prescriptionId: string) =>
    database.kysely
      .selectFrom("order_lines")
      .selectAll()
      .where("prescription_id", "=", prescriptionId)
      .executeTakeFirstOrThrow();

  it("moves any number of times", async () => {
    const { rxNumber } = await addPrescription(database.kysely, pharmacy, rosa);
    for (const to of [pharmacy.honolulu, pharmacy.mailOrder, pharmacy.downey])
      expect(await move(rxNumber, to)).toMatchObject({ kind: "moved", line: "none" });
  });

  it("an order that nobody has begun goes along, with the new pharmacy's promise", async () => {
    const mine = await addPrescription(database.kysely, pharmacy, rosa);
    await orderWith(dependencies, askFor(pharmacy, rosa, [mine]));
    expect(await move(mine.rxNumber, pharmacy.honolulu)).toMatchObject({ line: "goes-along" });
    expect(await lineOf(mine.prescriptionId)).toMatchObject({ pharmacy_id: pharmacy.honolulu, status: "received" });
  });

  it("the member is told once: of the order that goes along, or else of the prescription", async () => {
    const told = async (prescriptionId: string) => {
      const rows = await database.kysely.selectFrom("outbox").select(["topic", "payload"]).execute();
      const transfers = await database.kysely
        .selectFrom("transfers")
        .select("transfer_id")
        .where("prescription_id", "=", prescriptionId)
        .execute();
      const { line_id: lineId } = await lineOf(prescriptionId);
      return rows.flatMap(({ topic, payload }) => {
        const { change = "", lineId: ofLine } = payload as { change?: string; lineId?: string };
        const isTransfer = transfers.some(({ transfer_id: id }) => change.startsWith(`transfer:${id}:`));
        return isTransfer || (topic === "line-changed" && ofLine === lineId) ? [topic] : [];
      });
    };
    const mine = await addPrescription(database.kysely, pharmacy, rosa);
    await orderWith(dependencies, askFor(pharmacy, rosa, [mine]));
    await move(mine.rxNumber, pharmacy.honolulu);
    expect(await told(mine.prescriptionId)).toEqual(["line-changed"]);
    await move(mine.rxNumber, pharmacy.mailOrder);
    expect(await told(mine.prescriptionId)).toEqual(["line-changed", "notice"]);
    // Who ordered for them is told of the order; the member, whose prescription it is, of that.
    const theirs = await addPrescription(database.kysely, pharmacy, rosa);
    const orderer = await addPerson(database.kysely);
    await orderWith(dependencies, askFor(pharmacy, orderer, [{ ...theirs, by: "number" }]));
    await move(theirs.rxNumber, pharmacy.honolulu);
    expect((await told(theirs.prescriptionId)).toSorted()).toEqual(["line-changed", "notice"]);
  });

  it("what somebody has taken or begun stays, and the reason is told", async () => {
    const mine = await addPrescription(database.kysely, pharmacy, rosa);
    await orderWith(dependencies, askFor(pharmacy, rosa, [mine]));
    const { line_id } = await lineOf(mine.prescriptionId);
    await database.kysely
      .updateTable("order_lines")
      .set({ claimed_by: technician.staffId, claimed_at: now })
      .where("line_id", "=", line_id)
      .execute();
    expect(await move(mine.rxNumber, pharmacy.honolulu)).toMatchObject({ code: "transfer-in-process" });
    // Who took it and went home keeps it from nobody.
    now = new Date(now.getTime() + 40 * 60_000);
    expect(await move(mine.rxNumber, pharmacy.honolulu)).toMatchObject({ line: "goes-along" });
  });

  it("a pick-up stays where it is when its prescription goes to the mail-order pharmacy", async () => {
    const mine = await addPrescription(database.kysely, pharmacy, rosa);
    await orderWith(dependencies, askFor(pharmacy, rosa, [mine]));
    expect(await move(mine.rxNumber, pharmacy.mailOrder)).toMatchObject({ line: "stays" });
    expect(await lineOf(mine.prescriptionId)).toMatchObject({ pharmacy_id: pharmacy.downey });
  });

  it("another member's number, a cancelled prescription and a pharmacy outside are refused", async () => {
    const theirs = await addPrescription(database.kysely, pharmacy, await addPerson(database.kysely));
    const over = await addPrescription(database.kysely, pharmacy, rosa, { status: "discontinued" });
    const mine = await addPrescription(database.kysely, pharmacy, rosa);
    expect(await move(theirs.rxNumber, pharmacy.honolulu)).toMatchObject({ fields: { rxNumber: "no-match" } });
    expect(await move(over.rxNumber, pharmacy.honolulu)).toMatchObject({ code: "not-active" });
    expect(await move(mine.rxNumber, pharmacy.community)).toMatchObject({ code: "pharmacy-not-found" });
  });
});

type Step = "call" | "ring" | "answer" | "attest" | "attest-by-technician" | "refuse" | "cancel" | "stale-attest";

it("whatever is done in whatever order, nothing is refillable without a pharmacist's attestation, and once only", async () => {
  const steps = fc.constantFrom<Step>(
    "call",
    "ring",
    "answer",
    "attest",
    "attest-by-technician",
    "refuse",
    "cancel",
    "stale-attest",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 10 }), async (acts) => {
      rosa = await addPerson(database.kysely);
      const transferId = await recorded();
      let attested = 0;
      for (const act of acts) {
        const version = await versionOf(transferId);
        const done = await {
          call: () => call(transferId),
          ring: () => call(transferId, "no-answer"),
          answer: () => answer(transferId),
          attest: () => attest(transferId),
          "attest-by-technician": () => attest(transferId, technician),
          "stale-attest": () => attest(transferId, pharmacist, version - 1),
          refuse: () =>
            refuseTransfer(dependencies, pharmacist, { transferId, version, reason: "pharmacist-judgement" }),
          cancel: () => cancelTransferForMember(dependencies, technician, { transferId, version }),
        }[act]();
        if (act === "attest" && done.kind === "done") attested += 1;
        expect(await prescriptionOf(transferId)).toHaveLength(attested);
        expect(attested).toBeLessThanOrEqual(1);
      }
      const row = await database.kysely
        .selectFrom("transfers")
        .select(["status", "attested_by_staff_id"])
        .where("transfer_id", "=", transferId)
        .executeTakeFirstOrThrow();
      expect(row.status === "completed").toBe(attested === 1);
      expect(row.attested_by_staff_id).toBe(attested === 1 ? pharmacist.staffId : null);
    }),
    { numRuns: 25 },
  );
}, 60_000);
