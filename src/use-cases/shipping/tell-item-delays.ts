import {
  type LateItemRow,
  readLateItems,
  readUnansweredItems,
  settleItemDelays,
} from "#database/queries/read-late-items.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { addDays } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { moveItems } from "#use-cases/otc/move-items.ts";
import { choiceOf, type Delay, findDelay } from "#use-cases/shipping/find-delay.ts";
import { giveUpItem } from "#use-cases/shipping/give-up-item.ts";

const ITEMS_A_ROUND = 300;

/**
 * The same for over-the-counter items as `tellDelays` does for medicines: the mail order rule makes no difference
 * between them. Items of one order that are late in the same way are told in one notice.
 * @returns how many items were told of, or cancelled
 */
export async function tellItemDelays(dependencies: Dependencies): Promise<number> {
  const { database, clock } = dependencies;
  const now = clock();
  await settleItemDelays(database, now);
  let done = 0;
  for (const item of await readUnansweredItems(database, now)) {
    const ended = await giveUpItem(dependencies, item, { kind: "system" });
    if (ended.kind === "done") done++;
  }
  const [plan, rows] = await Promise.all([
    readPlan(database),
    readLateItems(database, { now, latestDay: addDays(dayInZone(now, "UTC"), 1), limit: ITEMS_A_ROUND }),
  ]);
  const late = rows.flatMap((row) => {
    const pharmacy = plan.pharmacies.get(row.pharmacy_id);
    if (pharmacy === undefined) throw new Error("an order item names a pharmacy that does not exist");
    const delay = findDelay(row, pharmacy, now);
    return delay === null ? [] : [{ row, pharmacy, delay }];
  });
  const together = Map.groupBy(late, ({ row, delay }) => [row.order_id, row.status, ...Object.values(delay)].join(" "));
  for (const items of together.values()) {
    const [first] = items;
    if (first === undefined) continue;
    const { delay, pharmacy } = first;
    const told = await tell(
      dependencies,
      items.map(({ row }) => row),
      delay,
      pharmacy,
    );
    if (told) done += items.length;
  }
  return done;
}

/** @param items of one order and status. @returns false where somebody was faster: they are looked at in the next round */
async function tell(
  { database, clock }: Dependencies,
  items: readonly LateItemRow[],
  delay: Delay,
  pharmacy: Pharmacy,
): Promise<boolean> {
  const now = clock();
  const { kind, promisedOn, newOn, arrivesBy } = delay;
  const [first] = items;
  if (first === undefined) return false;
  const order = { orderId: first.order_id, memberId: first.member_id, pharmacyName: pharmacy.name, items };
  const step = {
    act: kind === "shipping" ? "ships-late" : "arrives-late",
    to: first.status,
    reason: null,
    columns: { promise_by: arrivesBy },
    by: { kind: "system" },
  } as const;
  return database.kysely.transaction().execute(async (trx) => {
    if (!(await moveItems(trx, now, order, step))) return false;
    for (const item of items) {
      const { last } = await trx
        .selectFrom("item_delays")
        .select((eb) => eb.fn.max("sequence").as("last"))
        .where("order_item_id", "=", item.order_item_id)
        .executeTakeFirstOrThrow();
      await trx
        .insertInto("item_delays")
        .values({
          order_item_id: item.order_item_id,
          sequence: (last ?? 0) + 1,
          member_id: item.member_id,
          kind,
          promised_on: promisedOn,
          new_on: newOn,
          told_at: now,
          ...choiceOf(delay, item.delays, pharmacy, now),
        })
        .execute();
    }
    return true;
  });
}
