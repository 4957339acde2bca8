import { v7 as uuidv7 } from "uuid";
import { type DueLineRow, readDueLines } from "#database/queries/read-due-lines.ts";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { readPrescriptions } from "#database/queries/read-prescriptions.ts";
import { addDays } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { DeliveryFacts } from "#domain/refill/refill-facts.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";

/**
 * Starts every scheduled line whose day has come. The line passes all gates again, because weeks may have gone by: it
 * is received, goes to the prescriber, waits for a new date, or is put on hold for the pharmacist with the reason.
 * Running it twice, or in two processes, starts each line once.
 *
 * @returns how many lines moved
 */
export async function startScheduledLines({ database, clock }: Dependencies): Promise<number> {
  const now = clock();
  const plan = await readPlan(database);
  // No pharmacy's day is further on than this; each line is then judged by its own pharmacy's day.
  const latestToday = addDays(dayInZone(now, "UTC"), 1);
  const rows = await readDueLines(database, latestToday);
  let moved = 0;
  for (const line of rows) {
    const pharmacy = plan.pharmacies.get(line.pharmacy_id);
    if (pharmacy === undefined || line.starts_on > dayInZone(now, pharmacy.timeZone)) continue;
    if (await startLine({ database, clock }, plan, line, now)) moved++;
  }
  return moved;
}

async function startLine({ database }: Dependencies, plan: Plan, line: DueLineRow, now: Date): Promise<boolean> {
  const pharmacy = plan.pharmacies.get(line.pharmacy_id);
  const [row] = await readPrescriptions(database, {
    memberId: line.member_id,
    readerId: line.member_id,
    prescriptionId: line.prescription_id,
  });
  if (pharmacy === undefined || row === undefined) throw new Error("a scheduled line has lost its pharmacy or prescription");
  const delivery: DeliveryFacts =
    line.delivery_kind === "pickup" || line.ship_to === null
      ? { kind: "pickup" }
      : {
          kind: "mail",
          shipToState: line.ship_to.state,
          licensedStates: pharmacy.licensedStates,
          areaForbids: plan.areas.get(row.area_id)?.mailForbids ?? [],
        };
  // The open request is this very line: it must not stand in its own way.
  const facts = factsOfRow({ ...row, open_confirmation_number: null, open_status: null }, plan, delivery, line.days_supply);
  const decision = decideRefill(facts, plan.policy, dayInZone(now, pharmacy.timeZone));
  const promise = promiseLine(decision, { row, pharmacy, delivery: line.delivery_kind, now });
  const status = statusAfter(decision);

  return database.kysely.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable("order_lines")
      .set((eb) => ({
        status,
        status_at: now,
        code: decision.code,
        starts_on: decision.kind === "scheduled" ? decision.clearsOn : line.starts_on,
        ...(promise === undefined
          ? {}
          : { promise_kind: promise.kind, promise_by: promise.by, due_at: dueAt(promise, pharmacy.timeZone) }),
        promise_then_by: promise?.kind === "starts-on" ? promise.then.by : null,
        version: eb("version", "+", 1),
      }))
      .where("line_id", "=", line.line_id)
      .where("version", "=", line.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await trx
      .insertInto("line_events")
      .values({ line_id: line.line_id, sequence: line.events + 1, status, at: now, by_kind: "system", code: decision.code })
      .execute();
    await trx
      .updateTable("prescriptions")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("prescription_id", "=", line.prescription_id)
      .execute();
    if (decision.kind === "sent-to-prescriber" && promise !== undefined) {
      await trx
        .insertInto("renewal_requests")
        .values({
          renewal_id: uuidv7(),
          member_id: line.member_id,
          prescription_id: line.prescription_id,
          line_id: line.line_id,
          prescriber_id: row.prescriber_id,
          requested_at: now,
          answer_due_on: promise.by,
        })
        .execute();
    }
    return true;
  });
}

function statusAfter(decision: RefillDecision): LineStatus {
  switch (decision.kind) {
    case "accepted":
      return "received";
    case "scheduled":
      return "scheduled";
    case "sent-to-prescriber":
      return "awaiting-prescriber";
    case "already-ordered":
    case "refused":
      return "on-hold";
  }
}
