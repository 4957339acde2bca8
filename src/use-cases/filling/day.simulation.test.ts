import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { isToldEvent } from "#domain/notice/line-notice.ts";
import { isFinished, type LineStatus, mayBecome } from "#domain/order/line-status.ts";
import { isOpenTransfer } from "#domain/transfer/transfer-status.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePrescription,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addPrescriberStaff } from "#use-cases/testing/sample-renewal.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import { type SimulatedDay, simulateDay } from "#use-cases/testing/simulate-day.ts";
import { cancelPrescriptions, writePrescriptions } from "#use-cases/testing/simulate-prescribing.ts";
import { moveAbout, workTransfers } from "#use-cases/testing/simulate-transfers.ts";

/** `npm run simulate:day` works 5,000. */
const ORDERS = Number(process.env["SIMULATED_ORDERS"] ?? 120);
const AT_ONCE = 8;
const born = parseDay("1981-02-03");

let database: TestDatabase;
let day: SimulatedDay;
let ordered: (SamplePrescription & { readonly member: SamplePerson })[];
/** Of every ten orders one is taken back, one moves about, and one patient gets a prescription more. */
const tenth = (digit: number) => ordered.filter((_each, index) => index % 10 === digit);

beforeAll(
  async () => {
    database = await createTestDatabase();
    const pharmacy = await addSamplePharmacy(database.kysely);
    const doctor = await addPrescriberStaff(database.kysely, { prescriberId: pharmacy.planDoctor });
    const add = (role: "pharmacist" | "technician", pharmacyId = pharmacy.downey) =>
      addStaff(database.kysely, role, { pharmacyId });
    const [park, lee, ana] = [await add("pharmacist"), await add("pharmacist"), await add("technician")];
    const far = [await add("pharmacist", pharmacy.honolulu), await add("technician", pharmacy.honolulu)] as const;
    const staff = {
      pharmacists: [park, lee, far[0]],
      technicians: [ana, await add("technician"), await add("technician"), far[1]],
    };
    ordered = await inTurns(ORDERS, async () => {
      const member = await addPerson(database.kysely);
      const prescription = await addPrescription(database.kysely, pharmacy, member);
      const order = {
        channel: "web",
        ordererId: member.memberId,
        lines: [{ rxNumber: prescription.rxNumber, mrn: null, daysSupply: null }],
        delivery: { kind: "pickup", pharmacyId: pharmacy.downey },
        paymentMethodId: null,
      } as const;
      const result = await placeOrder({ database, clock: () => NOW }, order, {
        subject: member.memberId,
        key: randomUUID(),
      });
      if (result.kind !== "placed") throw new Error("an order was not placed");
      return { ...prescription, member };
    });
    const fromOutside = await inTurns(Math.ceil(ORDERS / 10), () => addPerson(database.kysely));
    const desk = { pharmacist: lee, technician: ana, pharmacy, born };
    const patients = tenth(1).map(({ member }) => member.memberId);
    const drug = { drugId: pharmacy.drugs.brand, pharmacyId: pharmacy.downey };
    const besides = [
      writePrescriptions(doctor, patients, drug),
      cancelPrescriptions(
        doctor,
        tenth(2).map(({ prescriptionId }) => prescriptionId),
      ),
      workTransfers(desk, fromOutside),
      moveAbout(desk, tenth(3)),
    ];
    day = await simulateDay({ database }, staff, besides, NOW, seeded(7));
  },
  ORDERS * 500 + 60_000,
);
afterAll(() => database.drop());

it(`a day of ${ORDERS} orders is worked to the end by people who are often at the same line: none is stuck`, async () => {
  expect(day.lost, "nobody ever met at a line").toBeGreaterThan(0);
  const lines = await database.kysely.selectFrom("order_lines").select(["status", "is_open"]).execute();
  const attested = await database.kysely
    .selectFrom("prescriptions")
    .select("prescription_id")
    .where("transfer_id", "is not", null)
    .execute();
  // A prescription sent to a pharmacy is an order, and what came from outside was ordered.
  expect(lines).toHaveLength(ORDERS + tenth(1).length + attested.length);
  expect(lines.filter((line) => line.is_open)).toEqual([]);
  expect(new Set(lines.map(({ status }) => status))).toEqual(new Set(["picked-up", "declined", "returned-to-stock"]));
});

it("every unit is accounted for: what is left and what was given is what was prescribed", async () => {
  const rows = await database.kysely
    .selectFrom("prescriptions as p")
    .leftJoin("fills as f", (join) =>
      join.onRef("f.prescription_id", "=", "p.prescription_id").on("f.line_id", "is not", null),
    )
    .leftJoin("transfer_answers as a", "a.transfer_id", "p.transfer_id")
    .select([
      "p.units_remaining",
      "p.written_by_staff_id",
      "p.quantity",
      "p.refills_authorized",
      "a.last_filled_on",
      "f.quantity as given",
    ])
    .execute();
  for (const row of rows) {
    // The first fill of what came with one was given outside; what the samples begin with is theirs.
    const first = row.last_filled_on === null ? 1 : 0;
    const entered = row.written_by_staff_id !== null;
    const prescribed = entered ? row.quantity * (row.refills_authorized + first) : 120;
    expect(row.units_remaining + (row.given ?? 0)).toBe(prescribed);
    expect(row.units_remaining).toBeGreaterThanOrEqual(0);
  }
});

it("nothing happened to a line that its timeline does not tell, and its members hear of each change once", async () => {
  const lines = await database.kysely.selectFrom("order_lines").select(["line_id", "status", "version"]).execute();
  const events = await database.kysely
    .selectFrom("line_events")
    .select(["line_id", "sequence", "status", "code"])
    .orderBy("line_id")
    .orderBy("sequence")
    .execute();
  const byLine = Map.groupBy(events, (event) => event.line_id);
  for (const { line_id: id, status, version } of lines) {
    const story = byLine.get(id) ?? [];
    // Each act moved the version on by one and wrote one event.
    expect(story.map(({ sequence }) => sequence)).toEqual(Array.from({ length: version }, (_none, index) => index + 1));
    expect(story.at(-1)?.status).toBe(status);
    expect(isFinished(status as LineStatus)).toBe(true);
    story.slice(1).forEach((event, index) => {
      const before = story[index]?.status as LineStatus;
      if (event.status !== before)
        expect(mayBecome(before, event.status as LineStatus), `${before} → ${event.status}`).toBe(true);
    });
  }
  const changes = [...byLine.values()].flatMap((story) =>
    story.filter(
      ({ status, code }, index) => (index > 0 && status !== story[index - 1]?.status) || isToldEvent(code ?? ""),
    ),
  );
  expect(await outboxOf("line-changed"), "one notice for each change that is told").toHaveLength(changes.length);
});

it("every prescription that was taken back stops its fill, or was given before", async () => {
  const ids = tenth(2).map(({ prescriptionId }) => prescriptionId);
  const rows = await database.kysely
    .selectFrom("prescriptions as p")
    .innerJoin("order_lines as l", "l.prescription_id", "p.prescription_id")
    .select(["p.status", "l.status as line", "p.cancelled_at", "l.line_id"])
    .where("p.prescription_id", "in", ids)
    .execute();
  expect(rows.map(({ status }) => status)).toEqual(ids.map(() => "cancelled"));
  const after = await database.kysely
    .selectFrom("line_events as e")
    .innerJoin("order_lines as l", "l.line_id", "e.line_id")
    .innerJoin("prescriptions as p", "p.prescription_id", "l.prescription_id")
    .select(["e.code"])
    .whereRef("e.at", ">", "p.cancelled_at")
    .execute();
  expect(new Set(after.map(({ code }) => code))).toEqual(new Set(after.length === 0 ? [] : ["declined"]));
});

it("no transfer is stuck: each ends, late ones are told of once, and each step is told once and no call", async () => {
  const transfers = await database.kysely.selectFrom("transfers").selectAll().execute();
  expect(transfers.filter(({ status }) => isOpenTransfer(status as "requested"))).toEqual([]);
  expect(transfers.filter(({ kind }) => kind === "from-outside")).toHaveLength(Math.ceil(ORDERS / 10));
  expect(transfers.some(({ kind }) => kind === "inside-plan")).toBe(true);
  expect(new Set(transfers.map(({ status }) => status))).toEqual(new Set(["completed", "refused", "cancelled"]));
  const events = await database.kysely
    .selectFrom("transfer_events")
    .selectAll()
    .orderBy("transfer_id")
    .orderBy("sequence")
    .execute();
  const told: string[] = [];
  let late = 0;
  for (const [id, story] of Map.groupBy(events, (event) => event.transfer_id)) {
    expect(story.map(({ sequence }) => sequence)).toEqual(story.map((_event, index) => index + 1));
    const of = transfers.find(({ transfer_id }) => transfer_id === id);
    expect(story.at(-1)?.status).toBe(of?.status);
    const overdue = story.filter(({ code }) => code === "overdue");
    expect(overdue.length).toBe(of?.overdue_at === null ? 0 : 1);
    late += overdue.length;
    story.forEach(({ code, status, sequence, by_kind: by, details }, index) => {
      const isStep = by !== "member" && (code === "overdue" || status !== story[index - 1]?.status);
      const isOrdersNews = (details as { line?: string } | null)?.line === "goes-along";
      if (code === "requested" || (isStep && !isOrdersNews)) told.push(`transfer:${id}:${sequence}`);
    });
  }
  expect(late).toBe(day.late);
  expect(late, "no clock ever fired").toBeGreaterThan(0);
  const notices = await outboxOf("notice");
  expect(notices.map(({ change }) => change ?? "").toSorted((a, b) => a.localeCompare(b))).toEqual(
    told.toSorted((a, b) => a.localeCompare(b)),
  );
});

async function outboxOf(topic: string): Promise<{ readonly change?: string }[]> {
  const rows = await database.kysely.selectFrom("outbox").select("payload").where("topic", "=", topic).execute();
  return rows.map(({ payload }) => payload as { change?: string });
}

async function inTurns<Made>(times: number, make: () => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  let left = times;
  const worker = async () => {
    while (left > 0) {
      left--;
      made.push(await make());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return made;
}

/** Repeatable chance: the same day every time, but for who is faster. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
