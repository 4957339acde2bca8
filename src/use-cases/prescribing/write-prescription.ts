import { v7 as newId } from "uuid";
import type { Database } from "#database/database.ts";
import { isRetryable } from "#database/errors.ts";
import { drawConfirmationNumber } from "#database/queries/draw-confirmation-number.ts";
import { readPatients } from "#database/queries/read-patients.ts";
import { type Pharmacy, type Plan, readPlan } from "#database/queries/read-plan.ts";
import { readPrescriptions } from "#database/queries/read-prescriptions.ts";
import { readProfile } from "#database/queries/read-profile.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type WrittenPrescription, writtenFaults } from "#domain/prescription/written-prescription.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { decideLineAgain } from "#use-cases/orders/decide-line-again.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { priceLine } from "#use-cases/orders/price-line.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { enterPrescription } from "#use-cases/prescribing/enter-prescription.ts";
import { findDrug } from "#use-cases/prescribing/find-drugs.ts";
import { type Prescriber, prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { type PrescribingWarning, prescribingWarnings } from "#use-cases/prescribing/prescribing-warnings.ts";
import { signWithSecondFactor, type SigningRefusal } from "#use-cases/prescribing/sign-with-second-factor.ts";
import { queueWork } from "#use-cases/queue-work.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type PrescriptionToWrite = WrittenPrescription & {
  readonly memberId: string;
  readonly purpose: { readonly en: string; readonly es: string };
  readonly pharmacyId: string;
  /** The authenticator's code, where the medicine is controlled. */
  readonly code?: string | undefined;
  readonly warningsRead: boolean;
};

export type WriteResult =
  | {
      readonly kind: "written";
      readonly prescriptionId: string;
      readonly rxNumber: string;
      /** The order of the first fill; null where the member orders it from the mail-order pharmacy. */
      readonly confirmationNumber: string | null;
    }
  | { readonly kind: "warned"; readonly warnings: readonly PrescribingWarning[] }
  | Refusal<
      | "not-allowed"
      | "not-found"
      | "membership-ended"
      | "drug-not-found"
      | "pharmacy-not-found"
      | "bad-input"
      | "try-again"
    >
  | SigningRefusal;

const ATTEMPTS = 3;

/**
 * A plan prescriber's new prescription. Sent to a pharmacy with a counter it opens the order of its first fill, so that
 * the pharmacy begins at once. The mail-order pharmacy waits for the member's order: only the member can say where it is
 * sent and agree to what a card is charged.
 */
export async function writePrescription(
  dependencies: Dependencies,
  staff: StaffActor,
  asked: PrescriptionToWrite,
): Promise<WriteResult> {
  const { database, clock } = dependencies;
  const now = clock();
  const by = prescriberOf(staff, "write-prescription", now);
  if (by.kind === "refused") return by;
  const [patient] = await readPatients(database, { ...by, memberId: asked.memberId });
  if (patient === undefined) return refuse("not-found");
  const plan = await readPlan(database);
  const pharmacy = plan.pharmacies.get(asked.pharmacyId);
  if (pharmacy === undefined || pharmacy.kind === "contracted-community") return refuse("pharmacy-not-found");
  if (patient.membership_ended_on !== null && patient.membership_ended_on <= dayInZone(now, pharmacy.timeZone))
    return refuse("membership-ended");
  const drug = await findDrug(dependencies, asked.drugId);
  if (drug === undefined) return refuse("drug-not-found");
  const faults = writtenFaults(asked, drug.schedule, plan.policy.maxDaysSupply);
  if (Object.keys(faults).length > 0) return refuse("bad-input", { fields: faults });
  if (!asked.warningsRead) {
    const warnings = prescribingWarnings(drug, await readProfile(database, asked.memberId), by.on, null);
    if (warnings.length > 0) return { kind: "warned", warnings };
  }
  const unsigned = await signWithSecondFactor(dependencies, staff, drug.schedule, asked.code);
  if (unsigned !== undefined) return unsigned;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await database.kysely
        .transaction()
        .execute((trx) => write({ ...database, kysely: trx }, plan, pharmacy, asked, { by, now }));
    } catch (error) {
      if (!isRetryable(error)) throw error;
    }
  }
  return refuse("try-again");
}

type Writing = { readonly by: Prescriber; readonly now: Date };

async function write(
  database: Database,
  plan: Plan,
  pharmacy: Pharmacy,
  asked: PrescriptionToWrite,
  { by, now }: Writing,
): Promise<WriteResult> {
  const { memberId } = asked;
  const prescriptionId = await enterPrescription(database.kysely, {
    ...asked,
    prescriberId: by.prescriberId,
    staffId: by.staffId,
    writtenOn: dayInZone(now, pharmacy.timeZone),
  });
  await recordAccess(database.kysely, now, {
    memberId,
    by: { kind: "staff", staffId: by.staffId },
    action: "prescription-written",
    channel: "workbench",
  });
  const [row] = await readPrescriptions(database, { memberId, readerId: memberId, prescriptionId });
  if (row === undefined) throw new Error("a prescription just written can't be read");
  const confirmationNumber =
    pharmacy.kind === "plan" ? await orderFirstFill(database, plan, pharmacy, row, { by, now }) : null;
  return { kind: "written", prescriptionId, rxNumber: row.rx_number, confirmationNumber };
}

type FirstFill = Parameters<typeof decideLineAgain>[2];

async function orderFirstFill(
  database: Database,
  plan: Plan,
  pharmacy: Pharmacy,
  row: FirstFill,
  { by, now }: Writing,
): Promise<string> {
  const trx = database.kysely;
  const line = {
    line_pharmacy_id: pharmacy.id,
    delivery_kind: "pickup",
    ship_to: null,
    line_days_supply: null,
  } as const;
  const { status, columns } = decideLineAgain(plan, line, row, now);
  const asWritten = { daysSupply: row.days_supply, quantity: row.quantity };
  const price = priceLine(row, plan, "pickup", columns.days_supply ?? row.days_supply, new Map());
  // What a line that is held at once would have been promised.
  const promise = promiseLine(
    { kind: "accepted", code: "ready", owner: "pharmacy", nextStep: "order-now", flags: [], ...asWritten },
    { row, pharmacy, delivery: "pickup", now },
  );
  if (promise === undefined) throw new Error("a first fill was promised for no day");
  const [orderId, lineId] = [newId(), newId()];
  const confirmationNumber = await drawConfirmationNumber(database, plan.confirmationKey);
  await trx
    .insertInto("orders")
    .values({
      order_id: orderId,
      confirmation_number: confirmationNumber,
      orderer_member_id: null,
      channel: "prescriber",
      placed_at: now,
    })
    .execute();
  await trx
    .insertInto("order_lines")
    .values({
      line_id: lineId,
      order_id: orderId,
      member_id: row.member_id,
      prescription_id: row.prescription_id,
      ordered_as: "self",
      position: 0,
      outcome: "accepted",
      status_at: now,
      days_supply: row.days_supply,
      quantity: row.quantity,
      delivery_kind: "pickup",
      pharmacy_id: pharmacy.id,
      promise_kind: promise.kind,
      promise_by: promise.by,
      due_at: dueAt(promise, pharmacy.timeZone),
      price_cents: price.amountCents,
      price_code: price.code,
      ...columns,
    })
    .execute();
  await trx
    .insertInto("line_events")
    .values({
      line_id: lineId,
      sequence: 1,
      status,
      at: now,
      by_kind: "staff",
      by_staff_id: by.staffId,
      code: "prescription-written",
      details: JSON.stringify({ prescriber: by.name }),
    })
    .execute();
  await queueWork(trx, now, "line-changed", { lineId, status });
  return confirmationNumber;
}
