import { type LateLineRow, readLateLines, readUnanswered, settleDelays } from "#database/queries/read-late-lines.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { addBusinessDays, ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { addDays, type Day, laterDay } from "#domain/calendar/day.ts";
import { dayInZone, instantOf, minutesInZone } from "#domain/calendar/zoned-time.ts";
import { arrivesLate, choiceFor, isLate } from "#domain/promise/late-shipment.ts";
import { type FulfilmentFacts, promiseFill } from "#domain/promise/promise-fill.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { fulfilmentFacts } from "#use-cases/orders/promise-line.ts";
import { giveUpLine } from "#use-cases/shipping/give-up-line.ts";

const LINES_A_ROUND = 300;
/** A parcel that misses its day comes, as far as anybody knows, within so many of the carrier's days. */
const CARRIER_CATCHES_UP_DAYS = 2;

/**
 * Notices promises of mailed lines that can't be kept before their members do, and tells each of the new day. Who waits
 * for a late shipment may wait or cancel; where silence means to cancel and the time is over, it is cancelled.
 * @returns how many members' lines were told of, or cancelled
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
    const delay = row.status === "shipped" ? lateParcel(row, pharmacy, now) : lateShipment(row, pharmacy, now);
    if (delay !== null && (await tell(dependencies, row, delay, pharmacy))) done++;
  }
  return done;
}

type Delay = {
  readonly kind: "shipping" | "arrival";
  readonly promisedOn: Day;
  readonly newOn: Day;
  /** The new day at the member's door. */
  readonly arrivesBy: Day;
};

function lateShipment(row: LateLineRow, pharmacy: Pharmacy, now: Date): Delay | null {
  const zone = pharmacy.timeZone;
  const facts = fulfilmentFacts({ row, pharmacy, delivery: "mail", shipToState: row.ship_to_state });
  const dueOn = dayInZone(row.due_at, zone);
  const stockOn = row.waits_for_stock ? dueOn : null;
  // Waiting for stock moved `due_at`: the day promised before is counted anew from when it was begun.
  const first = row.waits_for_stock ? shipsBy(facts, pharmacy, row.began_at) : dueOn;
  const shipsOn = (row.ships_on as Day | null) ?? first;
  const isPacked = row.status === "packed";
  const here = { today: dayInZone(now, zone), minute: minutesInZone(now, zone) };
  if (!isLate({ shipsOn, delays: row.delays, isPacked, stockOn }, here)) return null;
  const from = stockOn === null ? now : laterInstant(now, instantOf(addDays(stockOn, 1), 0, zone));
  const promise = promiseFill(facts, pharmacy.promise, from);
  if (promise.kind !== "arrives-by") throw new Error("what is mailed arrives");
  // What is packed goes with the next driver.
  const newOn = isPacked && !row.cold_chain ? addBusinessDays(workdays(facts), here.today, 1) : promise.shipsBy;
  return { kind: "shipping", promisedOn: shipsOn, newOn, arrivesBy: promise.by };
}

function shipsBy(facts: FulfilmentFacts, pharmacy: Pharmacy, from: Date): Day {
  const promise = promiseFill(facts, pharmacy.promise, from);
  return promise.kind === "arrives-by" ? promise.shipsBy : promise.by;
}

function workdays(facts: FulfilmentFacts) {
  return facts.kind === "mail" ? facts.pharmacyCalendar : ordinaryBusinessCalendar;
}

function lateParcel(row: LateLineRow, { timeZone }: Pharmacy, now: Date): Delay | null {
  const promisedOn = row.promise_by as Day;
  const here = { today: dayInZone(now, timeZone), minute: minutesInZone(now, timeZone) };
  if (!arrivesLate({ promisedOn, isOutForDelivery: row.tracking_kind === "out-for-delivery" }, here)) return null;
  const soon = addBusinessDays(ordinaryBusinessCalendar, here.today, CARRIER_CATCHES_UP_DAYS);
  const newOn = row.expected_on === null ? soon : laterDay(row.expected_on as Day, soon);
  return { kind: "arrival", promisedOn, newOn, arrivesBy: newOn };
}

/** @returns false where somebody was faster */
async function tell(
  { database, clock }: Dependencies,
  { line_id: lineId, member_id: memberId, version, status, delays }: LateLineRow,
  { kind, promisedOn, newOn, arrivesBy }: Delay,
  { timeZone }: Pharmacy,
): Promise<boolean> {
  const now = clock();
  const today = dayInZone(now, timeZone);
  const choice = kind === "shipping" ? choiceFor({ turn: delays + 1, promisedOn, newOn }) : null;
  // Told late, nobody finds it cancelled before they could say anything.
  const answerBy = choice === null || choice.answerBy >= today ? choice?.answerBy : addDays(today, 1);
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
        silence: choice?.silence ?? null,
        // Until the day is over, by the pharmacy's clock.
        answer_by: answerBy === undefined ? null : instantOf(addDays(answerBy, 1), 0, timeZone),
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

function laterInstant(a: Date, b: Date): Date {
  return a > b ? a : b;
}
