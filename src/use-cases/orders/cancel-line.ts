import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { readOrder, type ReadOrder } from "#use-cases/orders/read-orders.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Undoes one line until picking begins. Nothing was dispensed yet, so no refill is used and nothing is charged; a
 * prescriber who was asked is told to leave it.
 */
export async function cancelLine(
  dependencies: Dependencies,
  actor: Actor,
  ask: { readonly confirmationNumber: string; readonly lineId: string },
): Promise<ReadOrder | Refusal<"not-found" | "picking-began">> {
  const order = await readOrder(dependencies, actor, ask.confirmationNumber);
  const line = order?.lines.find(({ row }) => row.line_id === ask.lineId);
  if (order === undefined || line === undefined) return refuse("not-found");
  if (line.row.status === "cancelled") return order;
  if (!line.canCancel) return refuse("picking-began");

  const { database, clock } = dependencies;
  const now = clock();
  const { row } = line;
  const won = await database.kysely.transaction().execute(async (trx) => {
    // The prescription before the line, as orders lock them, so that the two wait for each other and never dead-lock.
    await trx
      .updateTable("prescriptions")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("prescription_id", "=", row.prescription_id)
      .execute();
    // The line's version is the guard: if the pharmacy began meanwhile, the line stays as it is.
    const changed = await trx
      .updateTable("order_lines")
      .set((eb) => ({ status: "cancelled", status_at: now, version: eb("version", "+", 1) }))
      .where("line_id", "=", row.line_id)
      .where("version", "=", row.line_version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await trx
      .insertInto("line_events")
      .values({
        line_id: row.line_id,
        sequence: row.events.length + 1,
        status: "cancelled",
        at: now,
        by_kind: "member",
        code: null,
      })
      .execute();
    await trx
      .updateTable("renewal_requests")
      .set({ status: "withdrawn" })
      .where("line_id", "=", row.line_id)
      .where("status", "=", "sent")
      .execute();
    await recordAccess(trx, now, {
      memberId: row.member_id,
      by: byMember(actor.memberId, row.member_id),
      action: "refill-cancelled",
      channel: "web",
    });
    return true;
  });
  if (!won) return cancelLine(dependencies, actor, ask);
  return (await readOrder(dependencies, actor, ask.confirmationNumber)) ?? refuse("not-found");
}
