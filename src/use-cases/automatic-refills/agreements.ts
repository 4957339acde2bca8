import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { AutomaticDelivery } from "#database/queries/automatic-refills.ts";
import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import { agreementEndsOn } from "#domain/automatic-refill/automatic-refill.ts";
import type { Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { checkDelivery } from "#use-cases/automatic-refills/check-delivery.ts";
import { stopAgreement } from "#use-cases/automatic-refills/stop-agreement.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { readPrescription } from "#use-cases/prescriptions/read-prescription.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Moves with the wording of what is agreed to. */
const AGREEMENT_VERSION = "2026-11";

type AgreementAsk = {
  readonly delivery: AutomaticDelivery;
  readonly paymentMethodId: string | null;
  /** Null for the label's. */
  readonly daysSupply: number | null;
};

/**
 * Agrees to automatic refills of one prescription (16 CCR 1717.5): by the member or by who may act for them in full,
 * never for a controlled medicine. Agreeing anew takes the place of what was agreed to before.
 */
export async function agreeToAutomaticRefill(
  dependencies: Dependencies,
  actor: Actor,
  prescriptionId: string,
  { delivery, paymentMethodId, daysSupply }: AgreementAsk,
): Promise<
  | { readonly kind: "agreed"; readonly endsOn: Day }
  | Refusal<
      | "not-found"
      | "automatic-not-allowed"
      | "pharmacy-not-found"
      | "address-not-found"
      | "payment-method-not-found"
      | "payment-method-required"
    >
> {
  const { database, clock } = dependencies;
  const read = await readPrescription(dependencies, actor, prescriptionId);
  if (read.kind === "refused") return read;
  if (!read.mayBeAutomatic) return refuse("automatic-not-allowed");
  const { row } = read.prescription;
  const fault = await checkDelivery(dependencies, actor, delivery, paymentMethodId);
  if (fault !== undefined) return fault;
  const now = clock();
  const endsOn = agreementEndsOn(dayInZone(now, PLAN_ZONE));
  return database.kysely.transaction().execute(async (trx) => {
    const prescription = await trx
      .selectFrom("prescriptions")
      .select(["drug_id", "directions"])
      .where("prescription_id", "=", row.prescription_id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    await stopAgreement(trx, now, row.prescription_id, "agreed-anew");
    await trx
      .insertInto("automatic_refills")
      .values({
        automatic_refill_id: newId(),
        member_id: row.member_id,
        prescription_id: row.prescription_id,
        agreed_by_member_id: actor.memberId,
        agreed_at: now,
        agreement_version: AGREEMENT_VERSION,
        ends_on: endsOn,
        drug_id: prescription.drug_id,
        directions: JSON.stringify(prescription.directions),
        days_supply: daysSupply,
        delivery: JSON.stringify(delivery),
        payment_method_id: delivery.kind === "mail" ? paymentMethodId : null,
      })
      .execute();
    await recordAccess(trx, now, accessOf(actor, row.member_id, "automatic-on"));
    return { kind: "agreed", endsOn };
  });
}

/** Takes the agreement back; a fill that was announced is not ordered. One that is ordered is cancelled as any order. */
export function stopAutomaticRefill(
  dependencies: Dependencies,
  actor: Actor,
  prescriptionId: string,
): Promise<Refusal<"not-found"> | undefined> {
  return changeAgreement(dependencies, actor, prescriptionId, "automatic-off", (trx, now, row) =>
    stopAgreement(trx, now, row.prescription_id, "withdrawn"),
  );
}

/** Skips the fill that is announced; the agreement goes on with the next one. */
export function skipAutomaticFill(
  dependencies: Dependencies,
  actor: Actor,
  prescriptionId: string,
): Promise<Refusal<"not-found"> | undefined> {
  return changeAgreement(dependencies, actor, prescriptionId, "automatic-skipped", async (trx, now, row) => {
    const { numUpdatedRows } = await trx
      .updateTable("automatic_fills")
      .set({ status: "skipped", settled_at: now })
      .where("status", "=", "announced")
      .where("automatic_refill_id", "in", (eb) =>
        eb
          .selectFrom("automatic_refills")
          .select("automatic_refill_id")
          .where("prescription_id", "=", row.prescription_id)
          .where("stopped_at", "is", null),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/**
 * @param change false where there is nothing to change; its row is the prescription's that stands now, where that named
 * was renewed
 */
async function changeAgreement(
  dependencies: Dependencies,
  actor: Actor,
  prescriptionId: string,
  action: AgreementAction,
  change: (trx: Kysely<DB>, now: Date, row: PrescriptionRow) => Promise<boolean>,
): Promise<Refusal<"not-found"> | undefined> {
  const read = await readPrescription(dependencies, actor, prescriptionId);
  if (read.kind === "refused") return read;
  const { row } = read.prescription;
  const now = dependencies.clock();
  return dependencies.database.kysely.transaction().execute(async (trx) => {
    if (!(await change(trx, now, row))) return refuse("not-found");
    await recordAccess(trx, now, accessOf(actor, row.member_id, action));
    return undefined;
  });
}

type AgreementAction = "automatic-on" | "automatic-off" | "automatic-skipped";

function accessOf(actor: Actor, memberId: string, action: AgreementAction) {
  return { memberId, by: byMember(actor.memberId, memberId), action, channel: "web" } as const;
}
