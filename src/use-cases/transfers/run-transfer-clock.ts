import { readPlan } from "#database/queries/read-plan.ts";
import { readLateTransfers } from "#database/queries/read-transfers.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { isOverdue } from "#domain/transfer/transfer-clock.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { moveTransfer } from "#use-cases/transfers/move-transfer.ts";
import { seenOf } from "#use-cases/transfers/see-transfer.ts";

/**
 * Marks every transfer that is not done within its working days, and tells its member. Running it twice, or in two
 * processes, does it once.
 * @returns how many became overdue
 */
export async function runTransferClock({ database, clock }: Dependencies): Promise<number> {
  const now = clock();
  // No pharmacy's day is further on than this; each transfer is then judged by its own pharmacy's day.
  const rows = await readLateTransfers(database, addDays(dayInZone(now, "UTC"), 1));
  const plan = await readPlan(database, rows[0]?.policy_version);
  let marked = 0;
  for (const row of rows) {
    const { transfer, on } = seenOf(row, plan, now);
    if (!isOverdue({ status: transfer.status, answerBy: row.answer_by as Day }, on)) continue;
    const moved = await database.kysely.transaction().execute((trx) =>
      moveTransfer(
        trx,
        now,
        row,
        {
          transferId: row.transfer_id,
          memberId: row.member_id,
          status: transfer.status,
          event: "overdue",
          by: { kind: "clock" },
          action: "transfer-worked",
        },
        async () => ({ overdue_at: now }),
      ),
    );
    if (moved) marked++;
  }
  return marked;
}
