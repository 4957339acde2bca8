import type { Kysely } from "kysely";
import { isRetryable } from "#database/errors.ts";
import type { DB } from "#database/generated/row-types.ts";
import { type CancellableRow, findCancellable } from "#database/queries/read-patients.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import type { CancelReason } from "#domain/prescription/cancel-reasons.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { performAct } from "#use-cases/filling/perform-act.ts";
import { moveLine } from "#use-cases/orders/move-line.ts";
import { type Prescriber, prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";

export type CancelAsk = { readonly prescriptionId: string; readonly reason: CancelReason };

export type CancelResult =
  /**
   * What became of the fill on its way: none was; it is stopped; it was begun, so a pharmacist has it in hand; or it has
   * left the pharmacy already.
   */
  | { readonly kind: "cancelled"; readonly fill: "none" | "stopped" | "with-pharmacist" | "left-already" }
  | Refusal<"bad-input" | "not-allowed" | "not-found" | "not-active" | "changed-meanwhile">;

const ATTEMPTS = 6;

/**
 * Takes a prescription back. A fill that nobody has begun ends with the reason; one in the pharmacy's hands stops and
 * waits for the pharmacist, before the prescription itself is cancelled, so that nothing is handed over in between.
 */
export async function cancelPrescription(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: CancelAsk,
): Promise<CancelResult> {
  const { database, clock } = dependencies;
  const by = prescriberOf(staff, "cancel-prescription", clock());
  if (by.kind === "refused") return by;
  const notOffered = refuseReason(await readPlan(database), "cancel", ask.reason);
  if (notOffered !== undefined) return notOffered;
  let held = false;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const row = await findCancellable(database, { ...by, prescriptionId: ask.prescriptionId });
    if (row === undefined) return refuse("not-found");
    if (row.status !== "active") return refuse("not-active");
    if (isBegun(row)) {
      held = (await hold(dependencies, row, by, ask.reason)) || held;
      continue;
    }
    try {
      const fill = await database.kysely.transaction().execute((trx) => cancel(trx, row, by, ask.reason, clock()));
      if (fill !== null) return { kind: "cancelled", fill: held ? "with-pharmacist" : fill };
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
  return refuse("changed-meanwhile");
}

/** In the pharmacy's hands and not yet on hold. */
function isBegun({ line_status: status }: CancellableRow): boolean {
  return status === "in-process" || status === "ready-for-pickup" || status === "packed";
}

/** One step towards standing still: a finished check is undone first. False where the line moved meanwhile. */
async function hold(
  dependencies: Dependencies,
  row: CancellableRow,
  by: Prescriber,
  reason: CancelReason,
): Promise<boolean> {
  if (row.line_id === null || row.line_version === null) return false;
  const checked = row.line_status !== "in-process";
  const result = await performAct(
    dependencies,
    null,
    { lineId: row.line_id, version: row.line_version },
    "hold-line",
    () => ({
      act: checked
        ? { kind: "undo", prescribed: { drugId: row.drug_id, ndc: row.ndc } }
        : { kind: "hold", code: "cancelled", owner: "pharmacy" },
      event: checked ? "undone" : "prescription-cancelled",
      details: { prescriber: by.name, reason },
    }),
  );
  return result.kind === "done";
}

/** Null where the prescription or its line moved since they were read. */
async function cancel(
  trx: Kysely<DB>,
  row: CancellableRow,
  by: Prescriber,
  reason: CancelReason,
  now: Date,
): Promise<Extract<CancelResult, { kind: "cancelled" }>["fill"] | null> {
  if (!(await isAsRead(trx, row))) return null;
  await trx
    .updateTable("prescriptions")
    .set((eb) => ({
      status: "cancelled",
      cancelled_at: now,
      cancelled_by_staff_id: by.staffId,
      cancel_reason: reason,
      version: eb("version", "+", 1),
    }))
    .where("prescription_id", "=", row.prescription_id)
    .execute();
  if (row.line_id === null || row.line_status === "shipped") {
    await recordAccess(trx, now, {
      memberId: row.member_id,
      by: { kind: "staff", staffId: by.staffId },
      action: "prescription-cancelled",
      channel: "workbench",
    });
    return row.line_id === null ? "none" : "left-already";
  }
  // What was begun stays with the pharmacist, for whatever reason it stood still before.
  const begun = row.line_begun;
  await moveLine(trx, now, {
    lineId: row.line_id,
    memberId: row.member_id,
    status: begun ? "on-hold" : "declined",
    event: "prescription-cancelled",
    details: { prescriber: by.name, reason },
    byStaffId: by.staffId,
    action: "prescription-cancelled",
    columns: begun ? { hold_code: "cancelled", hold_owner: "pharmacy" } : {},
  });
  await trx
    .updateTable("renewal_requests")
    .set({ status: "withdrawn" })
    .where("line_id", "=", row.line_id)
    .where("status", "=", "sent")
    .execute();
  return begun ? "with-pharmacist" : "stopped";
}

/** Takes hold of the prescription and then its line, in the order in which orders lock them. */
async function isAsRead(trx: Kysely<DB>, row: CancellableRow): Promise<boolean> {
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
