import { readItemsOnCounter } from "#database/queries/read-items-on-counter.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { DAYS_ON_THE_SHELF } from "#domain/filling/act-on-line.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";

/** A bag is reminded of this many days before it goes back on the shelf. */
const DAYS_BEFORE = 3;
const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/**
 * Reminds of bags that will soon be put back. A member who has had enough reminders for today gets this one on another
 * day; each bag is reminded of once, however often this runs.
 * @returns how many reminders were written
 */
export async function remindUnfetched(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  const today = dayInZone(clock(), "UTC");
  const rows = await database.kysely
    .selectFrom("order_lines as l")
    .innerJoin("dispenses as d", "d.line_id", "l.line_id")
    .innerJoin("orders as o", "o.order_id", "l.order_id")
    .innerJoin("pharmacies as p", "p.pharmacy_id", "l.pharmacy_id")
    .select(["l.line_id", "l.order_id", "l.member_id", "o.orderer_member_id", "o.channel"])
    .select(["d.sequence", "d.checked_on", "p.name as pharmacy"])
    .where("l.status", "=", "ready-for-pickup")
    .where("d.status", "=", "in-progress")
    .where("d.checked_on", "<=", addDays(today, DAYS_BEFORE - DAYS_ON_THE_SHELF))
    .where("d.checked_on", ">", addDays(today, -DAYS_ON_THE_SHELF))
    .where("o.channel", "<>", "guest")
    .orderBy("d.checked_on")
    .limit(AT_ONCE)
    .execute();
  let written = 0;
  for (const row of rows) {
    const result = await writeNotice(dependencies, {
      memberId: row.orderer_member_id ?? row.member_id,
      kind: "return-soon",
      change: `return-soon:${row.line_id}:${row.sequence}:${row.checked_on}`,
      orderId: row.order_id,
      lineId: row.line_id,
      details: { pharmacy: row.pharmacy, by: addDays(row.checked_on as Day, DAYS_ON_THE_SHELF - 1) },
    });
    if (result === "written") written++;
  }
  return written + (await remindOfItems(dependencies));
}

/** Items that no bag lies with go back as a bag does, and are reminded of likewise. */
async function remindOfItems(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS);
  const rows = await readItemsOnCounter(database, {
    readyUntil: daysAgo(DAYS_ON_THE_SHELF - DAYS_BEFORE),
    readyAfter: daysAgo(DAYS_ON_THE_SHELF),
    atOnce: AT_ONCE,
  });
  let written = 0;
  for (const [row] of Map.groupBy(rows, ({ order_id: orderId }) => orderId).values()) {
    if (row === undefined) continue;
    const readyOn = dayInZone(row.ready_at, row.time_zone);
    const result = await writeNotice(dependencies, {
      memberId: row.member_id,
      kind: "return-soon",
      change: `return-soon:item:${row.order_item_id}:${row.version}`,
      orderId: row.order_id,
      details: { pharmacy: row.pharmacy_name, by: addDays(readyOn, DAYS_ON_THE_SHELF - 1) },
    });
    if (result === "written") written++;
  }
  return written;
}
