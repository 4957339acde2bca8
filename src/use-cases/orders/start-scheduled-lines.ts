import { v7 as uuidv7 } from "uuid";
import { type DueLineRow, readDueLines } from "#database/queries/read-due-lines.ts";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { addDays } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { decideLineAgain } from "#use-cases/orders/decide-line-again.ts";
import { queueWork } from "#use-cases/queue-work.ts";

/**
 * Starts every scheduled line whose day has come. The line passes all gates again, because weeks may have gone by: it
 * is received, goes to the prescriber, waits for a new date, or is put on hold for the pharmacist with the reason.
 * Running it twice, or in two processes, starts each line once; a line that fails holds up no other.
 *
 * @returns how many lines moved
 */
export async function startScheduledLines(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  const now = clock();
  // No pharmacy's day is further on than this; each line is then judged by its own pharmacy's day.
  const latestToday = addDays(dayInZone(now, "UTC"), 1);
  const lines = await readDueLines(database, latestToday);
  const plan = await readPlan(database, lines[0]?.policy_version);
  const faults: unknown[] = [];
  let moved = 0;
  for (const line of lines) {
    const pharmacy = plan.pharmacies.get(line.line_pharmacy_id);
    if (pharmacy === undefined || line.starts_on > dayInZone(now, pharmacy.timeZone)) continue;
    try {
      if (await startLine(dependencies, plan, line, now)) moved++;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new Error(`${faults.length} scheduled lines could not be started`, { cause: faults[0] });
  return moved;
}

/** False where a fact moved since it was read: the next run decides from the new ones. */
async function startLine({ database }: Dependencies, plan: Plan, line: DueLineRow, now: Date): Promise<boolean> {
  const { decision, promise, columns } = decideLineAgain(plan, line, line, now);

  return database.kysely.transaction().execute(async (trx) => {
    // The prescription before the line, as orders lock them, so that the two wait for each other and never dead-lock.
    const stood = await trx
      .updateTable("prescriptions")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("prescription_id", "=", line.prescription_id)
      .where("version", "=", line.version)
      .executeTakeFirst();
    if (stood.numUpdatedRows === 0n) return false;
    const changed = await trx
      .updateTable("order_lines")
      .set((eb) => ({ ...columns, status_at: now, version: eb("version", "+", 1) }))
      .where("line_id", "=", line.line_id)
      .where("version", "=", line.line_version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await trx
      .insertInto("line_events")
      .values({
        line_id: line.line_id,
        sequence: line.events + 1,
        status: columns.status,
        at: now,
        by_kind: "system",
        code: decision.code,
        details: promise === undefined ? null : JSON.stringify({ promiseWas: line.starts_on, promiseBy: promise.by }),
      })
      .execute();
    const told = { lineId: line.line_id, status: columns.status, sequence: line.events + 1 };
    await queueWork(trx, now, "line-changed", told);
    if (decision.kind === "sent-to-prescriber" && promise !== undefined) {
      await trx
        .insertInto("renewal_requests")
        .values({
          renewal_id: uuidv7(),
          member_id: line.member_id,
          prescription_id: line.prescription_id,
          line_id: line.line_id,
          prescriber_id: line.prescriber_id,
          requested_at: now,
          answer_due_on: promise.by,
        })
        .execute();
    }
    return true;
  });
}
