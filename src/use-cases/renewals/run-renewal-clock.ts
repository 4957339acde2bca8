import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { findCover } from "#database/queries/prescriber-reach.ts";
import { readLateRenewals, type RenewalRow } from "#database/queries/read-renewals.ts";
import { ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { addDays } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type ClockAct, nextClockAct } from "#domain/renewal/renewal-clock.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { coverDay } from "#use-cases/prescribing/prescriber-of.ts";
import { lockRenewal } from "#use-cases/renewals/lock-renewal.ts";
import { timesOf } from "#use-cases/renewals/read-renewals.ts";

/**
 * Asks again for every answer that is late, and then asks who covers; where nobody does, the pharmacy is to call. Running
 * it twice, or in two processes, does each of it once; a renewal that fails holds up no other.
 *
 * @returns how many renewals moved
 */
export async function runRenewalClock({ database, clock }: Dependencies): Promise<number> {
  const now = clock();
  // No pharmacy's day is further on than this; each renewal is then judged by its own pharmacy's day.
  const rows = await readLateRenewals(database, addDays(dayInZone(now, "UTC"), 1));
  const plan = await readPlan(database, rows[0]?.policy_version);
  const faults: unknown[] = [];
  let moved = 0;
  for (const row of rows) {
    const zone = zoneOf(row, plan);
    const followedUpOn = row.followed_up_at === null ? null : dayInZone(row.followed_up_at, zone);
    const act = nextClockAct(timesOf(row), followedUpOn, dayInZone(now, zone), ordinaryBusinessCalendar);
    if (act === null) continue;
    try {
      if (await perform({ database, clock }, row, act, zone, now)) moved++;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0)
    throw new Error(`the clock of ${faults.length} renewals could not go on`, { cause: faults[0] });
  return moved;
}

/** False where the renewal moved since it was read. */
async function perform(
  { database }: Dependencies,
  row: RenewalRow,
  act: ClockAct,
  zone: string,
  now: Date,
): Promise<boolean> {
  return database.kysely.transaction().execute(async (trx) => {
    if (!(await lockRenewal(trx, row))) return false;
    const cover =
      act.kind === "escalate" ? await findCover({ kysely: trx }, row.asked_prescriber_id, coverDay(now)) : undefined;
    await trx
      .updateTable("renewal_requests")
      .set(
        act.kind === "follow-up"
          ? { followed_up_at: now }
          : { escalated_at: now, escalated_to_prescriber_id: cover?.prescriber_id ?? null },
      )
      .where("renewal_id", "=", row.renewal_id)
      .execute();
    await moveLine(trx, now, {
      lineId: row.line_id,
      memberId: row.member_id,
      status: "awaiting-prescriber",
      event:
        act.kind === "follow-up"
          ? "renewal-asked-again"
          : cover === undefined
            ? "renewal-not-answered"
            : "renewal-passed-on",
      details: { prescriber: row.asked_prescriber_name, cover: cover?.name ?? null },
      byStaffId: null,
      action: "status-changed",
      columns: { promise_by: act.answerBy, due_at: dueAt({ kind: "answer-by", by: act.answerBy }, zone) },
    });
    return true;
  });
}

function zoneOf(row: RenewalRow, plan: Plan): string {
  const pharmacy = plan.pharmacies.get(row.line_pharmacy_id);
  if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
  return pharmacy.timeZone;
}
