import { findTransfer, type TransferRow } from "#database/queries/read-transfers.ts";
import { type Pharmacy, type Plan, readPlan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import type { Transfer } from "#domain/transfer/act-on-transfer.ts";
import type { TransferAnswer } from "#domain/transfer/transfer-answer.ts";
import type { TransferStatus } from "#domain/transfer/transfer-status.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** A transfer as it was read, with what an act on it is judged by. */
export type SeenTransfer = {
  readonly row: TransferRow;
  readonly transfer: Transfer;
  readonly plan: Plan;
  /** Where it is to be filled. */
  readonly pharmacy: Pharmacy;
  readonly now: Date;
  /** The pharmacy's day. */
  readonly on: Day;
};

export async function seeTransfer(
  { database, clock }: Dependencies,
  transferId: string,
): Promise<SeenTransfer | undefined> {
  const row = await findTransfer(database, transferId);
  return row === undefined ? undefined : seenOf(row, await readPlan(database, row.policy_version), clock());
}

export function seenOf(row: TransferRow, plan: Plan, now: Date): SeenTransfer {
  const pharmacy = plan.pharmacies.get(row.to_pharmacy_id);
  if (pharmacy === undefined) throw new Error("a transfer names a pharmacy that does not exist");
  return { row, transfer: transferOf(row), plan, pharmacy, now, on: dayInZone(now, pharmacy.timeZone) };
}

function transferOf(row: TransferRow): Transfer {
  return {
    status: row.status as TransferStatus,
    reached: row.events.some(({ code, details }) => code === "called" && details?.["outcome"] === "answered"),
    answer: answerOf(row),
  };
}

function answerOf({ answer }: TransferRow): TransferAnswer | null {
  if (answer === null) return null;
  return {
    drugId: answer.drug_id,
    schedule: answer.dea_schedule as DeaSchedule | null,
    directions: answer.directions,
    purpose: answer.purpose,
    quantity: answer.quantity,
    daysSupply: answer.days_supply,
    refillsRemaining: answer.refills_remaining,
    writtenOn: answer.written_on as Day,
    lastFilledOn: answer.last_filled_on as Day | null,
    prescriberName: answer.prescriber_name,
    prescriberNpi: answer.prescriber_npi,
    prescriberPhone: answer.prescriber_phone,
    transferredBefore: answer.transferred_before,
    outsideDeaNumber: answer.outside_dea_number,
    givenBy: answer.given_by,
    givenByPharmacist: answer.given_by_pharmacist,
  };
}
