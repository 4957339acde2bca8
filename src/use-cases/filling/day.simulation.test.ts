import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { isToldEvent } from "#domain/notice/line-notice.ts";
import { isFinished, type LineStatus, mayBecome } from "#domain/order/line-status.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import { addPerson, addPrescription, addSamplePharmacy, NOW } from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import { simulateDay } from "#use-cases/testing/simulate-day.ts";

/** `npm run simulate:day` works 5,000. */
const ORDERS = Number(process.env["SIMULATED_ORDERS"] ?? 150);
const AT_ONCE = 8;
const AUTHORIZED = 120;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it(
  `a day of ${ORDERS} orders is worked to the end by people who are often at the same line: none is stuck, every unit is accounted for`,
  async () => {
    const pharmacy = await addSamplePharmacy(database.kysely);
    const at = { pharmacyId: pharmacy.downey };
    const staff = {
      pharmacists: await Promise.all([0, 1].map(() => addStaff(database.kysely, "pharmacist", at))),
      technicians: await Promise.all([0, 1, 2].map(() => addStaff(database.kysely, "technician", at))),
    };
    await inTurns(ORDERS, async () => {
      const member = await addPerson(database.kysely);
      const { rxNumber } = await addPrescription(database.kysely, pharmacy, member);
      const order = {
        channel: "web",
        ordererId: member.memberId,
        lines: [{ rxNumber, mrn: null, daysSupply: null }],
        delivery: { kind: "pickup", pharmacyId: pharmacy.downey },
        paymentMethodId: null,
      } as const;
      const result = await placeOrder({ database, clock: () => NOW }, order, {
        subject: member.memberId,
        key: randomUUID(),
      });
      expect(result.kind).toBe("placed");
    });

    const day = await simulateDay({ database }, staff, NOW, seeded(7));

    expect(day.lost, "nobody ever met at a line").toBeGreaterThan(0);
    const lines = await database.kysely
      .selectFrom("order_lines")
      .select(["line_id", "status", "is_open", "version"])
      .execute();
    expect(lines).toHaveLength(ORDERS);
    expect(lines.filter((line) => line.is_open)).toEqual([]);
    expect(new Set(lines.map(({ status }) => status))).toEqual(new Set(["picked-up", "declined", "returned-to-stock"]));

    const given = await database.kysely
      .selectFrom("prescriptions as p")
      .leftJoin("fills as f", (join) =>
        join.onRef("f.prescription_id", "=", "p.prescription_id").on("f.line_id", "is not", null),
      )
      .select(["p.units_remaining", "f.quantity"])
      .execute();
    for (const { units_remaining: left, quantity } of given) expect(left + (quantity ?? 0)).toBe(AUTHORIZED);

    const events = await database.kysely
      .selectFrom("line_events")
      .select(["line_id", "sequence", "status", "code"])
      .orderBy("line_id")
      .orderBy("sequence")
      .execute();
    const byLine = Map.groupBy(events, (event) => event.line_id);
    for (const { line_id: id, status, version } of lines) {
      const story = byLine.get(id) ?? [];
      // Each act moved the version on by one and wrote one event: nothing happened that is not told.
      expect(story.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: version }, (_none, index) => index + 1),
      );
      expect(story.at(-1)?.status).toBe(status);
      expect(isFinished(status as LineStatus)).toBe(true);
      story.slice(1).forEach((event, index) => {
        const before = story[index]?.status as LineStatus;
        if (event.status !== before)
          expect(mayBecome(before, event.status as LineStatus), `${before} → ${event.status}`).toBe(true);
      });
    }
    const notices = await database.kysely
      .selectFrom("outbox")
      .select("payload")
      .where("topic", "=", "line-changed")
      .execute();
    const changes = [...byLine.values()].reduce(
      (sum, story) =>
        sum +
        story.slice(1).filter((event, index) => event.status !== story[index]?.status || isToldEvent(event.code ?? ""))
          .length,
      0,
    );
    expect(notices, "one notice for each change that is told").toHaveLength(changes);
  },
  ORDERS * 400 + 60_000,
);

async function inTurns(times: number, act: () => Promise<void>): Promise<void> {
  let left = times;
  const worker = async () => {
    while (left > 0) {
      left--;
      await act();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Repeatable chance: the same day every time, but for who is faster. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
