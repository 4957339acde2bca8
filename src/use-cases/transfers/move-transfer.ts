import type { Insertable, Kysely, Updateable } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { NoticeKind } from "#domain/notice/notice-kinds.ts";
import type { TransferStatus } from "#domain/transfer/transfer-status.ts";
import { type Access, byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";

/** Who does something with a transfer. */
export type TransferBy =
  | { readonly kind: "staff"; readonly staffId: string }
  | { readonly kind: "member"; readonly memberId: string }
  | { readonly kind: "clock" };

/** What happened, as the timeline and the notices name it. */
export type TransferEvent =
  | "requested"
  | "called"
  | "answer-recorded"
  | "completed"
  | "refused"
  | "cancelled"
  | "overdue"
  | "moved";

export type TransferStep = {
  readonly transferId: string;
  readonly memberId: string;
  readonly status: TransferStatus;
  readonly event: TransferEvent;
  readonly details?: Readonly<Record<string, string | null>>;
  readonly by: TransferBy;
  readonly action: Access["action"];
  /** The member hears of it already, as news of their order. */
  readonly toldOtherwise?: boolean;
};

/** Enters a transfer with the first event of its timeline. */
export async function enterTransfer(
  trx: Kysely<DB>,
  now: Date,
  step: TransferStep,
  columns: Omit<Insertable<DB["transfers"]>, "transfer_id" | "member_id" | "requested_at" | "status">,
): Promise<void> {
  await trx
    .insertInto("transfers")
    .values({
      ...columns,
      transfer_id: step.transferId,
      member_id: step.memberId,
      requested_at: now,
      requested_by_member_id: step.by.kind === "member" ? step.by.memberId : null,
      requested_by_staff_id: step.by.kind === "staff" ? step.by.staffId : null,
      status: step.status,
    })
    .execute();
  // Who moves a prescription sees it done; a request is confirmed, as an order is.
  const isNews = step.event === "requested" || (step.by.kind === "staff" && step.toldOtherwise !== true);
  await tell(trx, now, step, 1, isNews);
}

/**
 * Moves a transfer on inside a transaction: its row, its timeline, the access log, and a notice where the member is to
 * know. False where it is not the version that was seen any more, and nothing was written.
 * @param columns what else the step sets, made once the row is held
 */
export async function moveTransfer(
  trx: Kysely<DB>,
  now: Date,
  seen: { readonly version: number; readonly status: string },
  step: TransferStep,
  columns: () => Promise<Updateable<DB["transfers"]>> = async () => ({}),
): Promise<boolean> {
  const held = await trx
    .selectFrom("transfers")
    .select("version")
    .where("transfer_id", "=", step.transferId)
    .where("version", "=", seen.version)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined) return false;
  await trx
    .updateTable("transfers")
    .set({ ...(await columns()), status: step.status, version: seen.version + 1 })
    .where("transfer_id", "=", step.transferId)
    .execute();
  const { last } = await trx
    .selectFrom("transfer_events")
    .select((eb) => eb.fn.max("sequence").as("last"))
    .where("transfer_id", "=", step.transferId)
    .executeTakeFirstOrThrow();
  // What its own member does needs no telling; a second call, or a mended answer, changes nothing for them.
  const isNews = step.by.kind !== "member" && (step.status !== seen.status || step.event === "overdue");
  await tell(trx, now, step, (last ?? 0) + 1, isNews);
  return true;
}

async function tell(trx: Kysely<DB>, now: Date, step: TransferStep, sequence: number, isNews: boolean): Promise<void> {
  const { transferId, memberId, status, event, details, by } = step;
  await trx
    .insertInto("transfer_events")
    .values({
      transfer_id: transferId,
      sequence,
      member_id: memberId,
      at: now,
      status,
      code: event,
      by_kind: by.kind === "clock" ? "system" : by.kind,
      by_staff_id: by.kind === "staff" ? by.staffId : null,
      details: details === undefined ? null : JSON.stringify(details),
    })
    .execute();
  await recordAccess(trx, now, {
    memberId,
    by: by.kind === "member" ? byMember(by.memberId, memberId) : by.kind === "clock" ? { kind: "system" } : by,
    action: step.action,
    channel: by.kind === "member" ? "web" : "workbench",
  });
  if (isNews) await noticeTransfer(trx, now, { transferId, memberId, event, sequence });
}

/** What the member is told of each event. */
const NOTICE_OF = {
  requested: "transfer-asked",
  called: "transfer-moved",
  "answer-recorded": "transfer-moved",
  overdue: "transfer-late",
  completed: "transfer-done",
  moved: "transfer-done",
  refused: "transfer-refused",
  cancelled: "transfer-moved",
} as const satisfies Record<TransferEvent, NoticeKind>;

/** Leaves word that there is news of a transfer, for its member and once for each entry of its timeline. */
export async function noticeTransfer(
  trx: Kysely<DB>,
  now: Date,
  news: Pick<TransferStep, "transferId" | "memberId" | "event"> & { readonly sequence: number },
): Promise<void> {
  const { transferId, memberId, event, sequence } = news;
  const { pharmacy, answer_by: by } = await trx
    .selectFrom("transfers")
    .innerJoin("pharmacies", "pharmacies.pharmacy_id", "transfers.to_pharmacy_id")
    .select(["pharmacies.name as pharmacy", "transfers.answer_by"])
    .where("transfers.transfer_id", "=", transferId)
    .executeTakeFirstOrThrow();
  await queueNotice(trx, now, {
    memberId,
    kind: NOTICE_OF[event],
    change: `transfer:${transferId}:${sequence}`,
    details: { pharmacy, ...(event === "requested" ? { by } : {}) },
  });
}
