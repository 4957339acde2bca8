import { readPlan } from "#database/queries/read-plan.ts";
import { readTransferDesk as queryDesk, type TransferRow } from "#database/queries/read-transfers.ts";
import type { Day } from "#domain/calendar/day.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { isOverdue } from "#domain/transfer/transfer-clock.ts";
import { isOpenTransfer, type TransferStatus } from "#domain/transfer/transfer-status.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import type { PrescribingWarning } from "#use-cases/prescribing/prescribing-warnings.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { findPrescriber, transferWarnings } from "#use-cases/transfers/attest-transfer.ts";
import { seenOf, seeTransfer } from "#use-cases/transfers/see-transfer.ts";

export type DeskTransfer = {
  readonly row: TransferRow;
  readonly status: TransferStatus;
  readonly open: boolean;
  readonly overdue: boolean;
  /** Somebody at the outside pharmacy was reached: what they said can be taken down. */
  readonly reached: boolean;
  readonly timeZone: string;
};

/** The desk of the staff's own pharmacy: open transfers, due first, then those that ended last. */
export async function readTransferDesk(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<{ readonly kind: "desk"; readonly transfers: readonly DeskTransfer[] } | Refusal<"not-allowed">> {
  if (staff.pharmacyId === null || !mayAct(staff, "work-transfer", staff.pharmacyId)) return refuse("not-allowed");
  const rows = await queryDesk(database, staff.pharmacyId);
  const plan = await readPlan(database, rows[0]?.policy_version);
  const now = clock();
  return { kind: "desk", transfers: rows.map((row) => onDesk(seenOf(row, plan, now))) };
}

export type ReadDeskTransfer = {
  readonly kind: "read";
  readonly transfer: DeskTransfer;
  /** What the pharmacist has to know of the member before attesting. */
  readonly warnings: readonly PrescribingWarning[];
  /** The prescriber the plan knows by the number given; null where they would be entered as outside the plan. */
  readonly prescriber: { readonly name: string; readonly network: string } | null;
};

/** One transfer with its timeline, and what an attestation is judged by. */
export async function readDeskTransfer(
  dependencies: Dependencies,
  staff: StaffActor,
  transferId: string,
): Promise<ReadDeskTransfer | Refusal<"not-found" | "not-allowed">> {
  const seen = await seeTransfer(dependencies, transferId);
  if (seen === undefined || seen.row.kind !== "from-outside") return refuse("not-found");
  if (!mayAct(staff, "work-transfer", seen.row.to_pharmacy_id))
    return refuse(mayAct(staff, "work-transfer", null) ? "not-found" : "not-allowed");
  const { database } = dependencies;
  recordStaffRead(database, seen.now, staff, "transfer-read", seen.row.member_id);
  const { answer } = seen.transfer;
  const prescriber = answer === null ? undefined : await findPrescriber(database.kysely, answer);
  return {
    kind: "read",
    transfer: onDesk(seen),
    warnings: isOpenTransfer(seen.transfer.status) ? await transferWarnings(dependencies, seen) : [],
    prescriber: prescriber === undefined ? null : { name: prescriber.name, network: prescriber.network },
  };
}

function onDesk({ row, transfer, on, pharmacy }: ReturnType<typeof seenOf>): DeskTransfer {
  const { status, reached } = transfer;
  return {
    row,
    status,
    open: isOpenTransfer(status),
    overdue: isOverdue({ status, answerBy: row.answer_by as Day }, on),
    reached,
    timeZone: pharmacy.timeZone,
  };
}
