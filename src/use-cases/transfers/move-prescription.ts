import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Pharmacy, Plan } from "#database/queries/read-plan.ts";
import { findMovable, type MovableRow } from "#database/queries/read-transfers.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { openLineOnMove } from "#domain/transfer/open-line-on-move.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { CLAIM_LASTS_MS } from "#use-cases/filling/other-hands.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { enterTransfer, type TransferBy } from "#use-cases/transfers/move-transfer.ts";

export type MovedPrescription = {
  readonly kind: "moved";
  readonly transferId: string;
  /** What became of the order that was open for it. */
  readonly line: "goes-along" | "stays" | "none";
};

const ATTEMPTS = 4;

/**
 * Moves a prescription to another pharmacy of the plan: at once and any number of times, because all of them share one
 * database (21 CFR 1306.25(a); 16 CCR 1707.4). What a pharmacy has in hand is finished there first; an order that
 * nobody has begun goes along.
 */
export async function movePrescription(
  { database, clock }: Dependencies,
  plan: Plan,
  ask: { readonly prescriptionId: string; readonly to: Pharmacy; readonly by: Exclude<TransferBy, { kind: "clock" }> },
): Promise<MovedPrescription | Refusal<"not-found" | "not-active" | "transfer-in-process" | "changed-meanwhile">> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const now = clock();
    const row = await findMovable(database, ask.prescriptionId);
    if (row === undefined) return refuse("not-found");
    if (row.status !== "active") return refuse("not-active");
    const line = lineOnMove(row, ask.to, now);
    if (line === "in-process") return refuse("transfer-in-process");
    const transferId = newId();
    const moved = await database.kysely.transaction().execute(async (trx) => {
      if (!(await isAsRead(trx, row))) return false;
      await trx
        .updateTable("prescriptions")
        .set({ pharmacy_id: ask.to.id, version: row.version + 1 })
        .where("prescription_id", "=", row.prescription_id)
        .execute();
      if (line === "goes-along") await moveOpenLine(trx, plan, row, ask, now);
      const today = dayInZone(now, ask.to.timeZone);
      await enterTransfer(
        trx,
        now,
        {
          transferId,
          memberId: row.member_id,
          status: "completed",
          event: "moved",
          details: { line },
          by: ask.by,
          action: "prescription-moved",
          toldOtherwise: line === "goes-along" && isToldOfOrder(row),
        },
        {
          kind: "inside-plan",
          prescription_id: row.prescription_id,
          from_pharmacy_id: row.pharmacy_id,
          to_pharmacy_id: ask.to.id,
          answer_by: today,
        },
      );
      return true;
    });
    if (moved) return { kind: "moved", transferId, line };
  }
  return refuse("changed-meanwhile");
}

function lineOnMove(row: MovableRow, to: Pharmacy, now: Date): MovedPrescription["line"] | "in-process" {
  if (row.line_id === null || row.line_status === null || row.delivery_kind === null) return "none";
  if (row.line_pharmacy_id === to.id) return "stays";
  return openLineOnMove(
    {
      status: row.line_status as LineStatus,
      delivery: row.delivery_kind,
      begun: row.line_begun,
      claimed: row.claimed_at !== null && now.getTime() - row.claimed_at.getTime() < CLAIM_LASTS_MS,
    },
    to.kind === "mail-order" ? "mail-order" : "plan",
  );
}

/** Whether the member is the one who is told what becomes of the open order: then the news of it says it all. */
function isToldOfOrder({ member_id: memberId, line_orderer_id: orderer, line_channel: channel }: MovableRow): boolean {
  return orderer === null ? channel !== "guest" : orderer === memberId;
}

/** Takes hold of the prescription and then its line, in the order in which orders lock them. */
async function isAsRead(trx: Kysely<DB>, row: MovableRow): Promise<boolean> {
  const prescription = await trx
    .selectFrom("prescriptions")
    .select("version")
    .where("prescription_id", "=", row.prescription_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (prescription.version !== row.version) return false;
  if (row.line_id === null) return true;
  const line = await trx
    .selectFrom("order_lines")
    .select("version")
    .where("line_id", "=", row.line_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return line.version === row.line_version;
}

/**
 * What waits for its day or its prescriber keeps waiting. What the old pharmacy had received, or had stopped before it
 * began, is received anew, with the new pharmacy's promise.
 */
async function moveOpenLine(
  trx: Kysely<DB>,
  plan: Plan,
  row: MovableRow,
  { to, by }: Parameters<typeof movePrescription>[2],
  now: Date,
): Promise<void> {
  if (row.line_id === null || row.line_quantity === null || row.line_days_supply === null) return;
  const waits = row.line_status === "scheduled" || row.line_status === "awaiting-prescriber";
  await moveLine(trx, now, {
    lineId: row.line_id,
    memberId: row.member_id,
    status: waits ? row.line_status : "received",
    event: "moved",
    details: { from: plan.pharmacies.get(row.line_pharmacy_id ?? "")?.name ?? null, to: to.name },
    byStaffId: by.kind === "staff" ? by.staffId : null,
    ...(by.kind === "member" ? { byMemberId: by.memberId } : {}),
    action: "status-changed",
    columns: {
      pharmacy_id: to.id,
      claimed_by: null,
      ...(waits ? {} : { hold_code: null, hold_owner: null, ...promised(row, to, now) }),
    },
  });
}

function promised(row: MovableRow, to: Pharmacy, now: Date) {
  const promise = promiseLine(
    {
      kind: "accepted",
      code: "ready",
      owner: "pharmacy",
      nextStep: "order-now",
      daysSupply: row.line_days_supply ?? 0,
      quantity: row.line_quantity ?? 0,
      flags: [],
    },
    { row, pharmacy: to, delivery: "pickup", now },
  );
  if (promise === undefined) throw new Error("a line that is to be filled has no promise");
  return { promise_kind: promise.kind, promise_by: promise.by, due_at: dueAt(promise, to.timeZone) };
}
