import { type LateLineRow, readLateLines, readUnanswered, settleDelays } from "#database/queries/read-late-lines.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { addDays } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { choiceOf, type Delay, findDelay } from "#use-cases/shipping/find-delay.ts";
import { giveUpLine } from "#use-cases/shipping/give-up-line.ts";
import { tellItemDelays } from "#use-cases/shipping/tell-item-delays.ts";

const LINES_A_ROUND = 300;

/**
 * Notices promises of mailed lines that can't be kept before their members do, and tells each of the new day. Who waits
 * for a late shipment may wait or cancel; where silence means to cancel and the time is over, it is cancelled. Items
 * without a prescription follow.
 * @returns how many lines and items were told of, or cancelled
 */
export async function tellDelays(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  const now = clock();
  await settleDelays(database, now);
  let done = 0;
  for (const { line_id: lineId, version } of await readUnanswered(database, now)) {
    const ended = await giveUpLine(dependencies, { lineId, version });
    if (ended.kind === "done") done++;
  }
  const [plan, rows] = await Promise.all([
    readPlan(database),
    readLateLines(database, { now, latestDay: addDays(dayInZone(now, "UTC"), 1), limit: LINES_A_ROUND }),
  ]);
  for (const row of rows) {
    const pharmacy = plan.pharmacies.get(row.pharmacy_id);
    if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
    const delay = findDelay(row, pharmacy, now);
    if (delay !== null && (await tell(dependencies, row, delay, pharmacy))) done++;
  }
  return done + (await tellItemDelays(dependencies));
}

/** @returns false where somebody was faster */
async function tell(
  { database, clock }: Dependencies,
  { line_id: lineId, member_id: memberId, version, status, delays }: LateLineRow,
  delay: Delay,
  pharmacy: Pharmacy,
): Promise<boolean> {
  const now = clock();
  const { kind, promisedOn, newOn, arrivesBy } = delay;
  return database.kysely.transaction().execute(async (trx) => {
    const line = await trx
      .selectFrom("order_lines")
      .select("line_id")
      .where("line_id", "=", lineId)
      .where("version", "=", version)
      .forUpdate()
      .executeTakeFirst();
    if (line === undefined) return false;
    const { last } = await trx
      .selectFrom("line_delays")
      .select((eb) => eb.fn.max("sequence").as("last"))
      .where("line_id", "=", lineId)
      .executeTakeFirstOrThrow();
    await trx
      .insertInto("line_delays")
      .values({
        line_id: lineId,
        sequence: (last ?? 0) + 1,
        member_id: memberId,
        kind,
        promised_on: promisedOn,
        new_on: newOn,
        told_at: now,
        ...choiceOf(delay, delays, pharmacy, now),
      })
      .execute();
    await moveLine(trx, now, {
      lineId,
      memberId,
      status,
      event: kind === "shipping" ? "ships-late" : "arrives-late",
      byStaffId: null,
      action: "status-changed",
      columns: { promise_by: arrivesBy },
    });
    return true;
  });
}
