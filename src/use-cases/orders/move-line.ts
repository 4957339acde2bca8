import type { Kysely, Updateable } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { type Access, byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { queueWork } from "#use-cases/queue-work.ts";

/** One step of a line, as its timeline tells it. */
export type LineStep = {
  readonly lineId: string;
  readonly memberId: string;
  readonly status: LineStatus;
  /** What happened, for the timeline. */
  readonly event: string;
  readonly details?: Readonly<Record<string, string | number | null>>;
  /** Null for the clock, or where `byMemberId` says whose choice it was. */
  readonly byStaffId: string | null;
  readonly byMemberId?: string;
  readonly action: Access["action"];
  readonly columns?: Updateable<DB["order_lines"]>;
};

/**
 * Moves a line on inside a transaction that holds its row: the line, its timeline, the access log, and a notice for the
 * member. The caller has made sure that the line may still go there.
 */
export async function moveLine(trx: Kysely<DB>, now: Date, step: LineStep): Promise<void> {
  const { lineId, memberId, status, byStaffId } = step;
  const by = actorOf(step);
  const details = { ...step.details, ...(await promiseMoved(trx, step)) };
  await trx
    .updateTable("order_lines")
    .set({ status, ...step.columns, status_at: now })
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("line_id", "=", lineId)
    .execute();
  const { last } = await trx
    .selectFrom("line_events")
    .select((eb) => eb.fn.max("sequence").as("last"))
    .where("line_id", "=", lineId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("line_events")
    .values({
      line_id: lineId,
      sequence: (last ?? 0) + 1,
      status,
      at: now,
      by_kind: by.kind,
      by_staff_id: byStaffId,
      code: step.event,
      details: Object.keys(details).length === 0 ? null : JSON.stringify(details),
    })
    .execute();
  await recordAccess(trx, now, {
    memberId,
    by,
    action: step.action,
    channel: step.byMemberId === undefined ? "workbench" : "web",
  });
  await queueWork(trx, now, "line-changed", { lineId, status });
}

function actorOf({ byMemberId, byStaffId, memberId }: LineStep): Access["by"] {
  if (byMemberId !== undefined) return byMember(byMemberId, memberId);
  return byStaffId === null ? { kind: "system" } : { kind: "staff", staffId: byStaffId };
}

/** The day promised before and the new one, where the step moves it: the timeline keeps every promise that was made. */
async function promiseMoved(
  trx: Kysely<DB>,
  { lineId, columns }: LineStep,
): Promise<{ promiseWas: string; promiseBy: string } | undefined> {
  const promiseBy = columns?.promise_by;
  if (typeof promiseBy !== "string") return undefined;
  const { promise_by: promiseWas } = await trx
    .selectFrom("order_lines")
    .select("promise_by")
    .where("line_id", "=", lineId)
    .executeTakeFirstOrThrow();
  return promiseWas === promiseBy ? undefined : { promiseWas, promiseBy };
}
