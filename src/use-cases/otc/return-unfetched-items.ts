import { readItemsOnCounter } from "#database/queries/read-items-on-counter.ts";
import { daysBetween } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { DAYS_ON_THE_SHELF } from "#domain/filling/act-on-line.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { moveItems } from "#use-cases/otc/move-items.ts";

const DAY_MS = 86_400_000;
/** What one run takes; the rest waits for the next one. */
const AT_ONCE = 200;

/**
 * Puts back what was ready for as long as a bag may wait, and nobody fetched: its pieces may be sold again. Two processes
 * at it put each back once.
 * @returns how many items went back
 */
export async function returnUnfetchedItems({ database, clock }: Dependencies): Promise<number> {
  const now = clock();
  // A day early, because pharmacies' days begin at different hours; each item is then judged by its pharmacy's day.
  const readyUntil = new Date(now.getTime() - (DAYS_ON_THE_SHELF - 1) * DAY_MS);
  const rows = await readItemsOnCounter(database, { readyUntil, atOnce: AT_ONCE });
  const due = rows.filter(
    ({ ready_at: readyAt, time_zone: zone }) =>
      daysBetween(dayInZone(readyAt, zone), dayInZone(now, zone)) >= DAYS_ON_THE_SHELF,
  );
  let back = 0;
  for (const items of Map.groupBy(due, (row) => `${row.order_id} ${row.pharmacy_id}`).values()) {
    const [{ order_id: orderId, member_id: memberId, pharmacy_name: pharmacyName }] = items as [(typeof due)[number]];
    const step = { act: "return", to: "returned", reason: null, by: { kind: "system" } } as const;
    const moved = await database.kysely
      .transaction()
      .execute((trx) => moveItems(trx, now, { orderId, memberId, pharmacyName, items }, step));
    if (moved) back += items.length;
  }
  return back;
}
