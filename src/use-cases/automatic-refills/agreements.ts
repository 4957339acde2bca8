import { v7 as newId } from "uuid";
import { type AutomaticDelivery, listAgreements } from "#database/queries/automatic-refills.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { agreementEndsOn, whyNotAutomatic, type StopReason } from "#domain/automatic-refill/automatic-refill.ts";
import type { Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { findPayable } from "#use-cases/automatic-refills/way-of-delivery.ts";
import { stopAgreement } from "#use-cases/automatic-refills/stop-agreement.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { drugOfRow } from "#use-cases/prescriptions/facts-of-row.ts";
import { readPrescription } from "#use-cases/prescriptions/read-prescription.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Moves with the wording of what is agreed to. */
export const AGREEMENT_VERSION = "2026-11";

export type AgreementAsk = {
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
  const { row } = read.prescription;
  if (row.status !== "active" || row.care_plan_otc || whyNotAutomatic(drugOfRow(row)) !== null)
    return refuse("automatic-not-allowed");
  const fault = await findPayable(dependencies, actor, delivery, paymentMethodId);
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
    await stopAgreement(trx, now, { prescriptionId: row.prescription_id }, "agreed-anew");
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
export async function stopAutomaticRefill(
  dependencies: Dependencies,
  actor: Actor,
  prescriptionId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const { database, clock } = dependencies;
  const read = await readPrescription(dependencies, actor, prescriptionId);
  if (read.kind === "refused") return read;
  const { row } = read.prescription;
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const stopped = await stopAgreement(trx, now, { prescriptionId: row.prescription_id }, "withdrawn");
    if (!stopped) return refuse("not-found");
    await recordAccess(trx, now, accessOf(actor, row.member_id, "automatic-off"));
    return undefined;
  });
}

/** Skips the fill that is announced; the agreement goes on with the next one. */
export async function skipAutomaticFill(
  dependencies: Dependencies,
  actor: Actor,
  prescriptionId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const { database, clock } = dependencies;
  const read = await readPrescription(dependencies, actor, prescriptionId);
  if (read.kind === "refused") return read;
  const { row } = read.prescription;
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
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
    if (numUpdatedRows === 0n) return refuse("not-found");
    await recordAccess(trx, now, accessOf(actor, row.member_id, "automatic-skipped"));
    return undefined;
  });
}

function accessOf(actor: Actor, memberId: string, action: "automatic-on" | "automatic-off" | "automatic-skipped") {
  return { memberId, by: byMember(actor.memberId, memberId), action, channel: "web" } as const;
}

export type AutomaticRefill = {
  readonly prescriptionId: string;
  readonly drug: string;
  readonly person: string;
  readonly isOwn: boolean;
  readonly agreedAt: Date;
  readonly endsOn: string;
  readonly daysSupply: number | null;
  readonly delivery: AutomaticDelivery;
  /** The pharmacy's name, or the address. */
  readonly place: string;
  /** Announced and not ordered yet. */
  readonly next: { readonly fillOn: string; readonly priceCents: number } | null;
  readonly stopped: { readonly at: Date; readonly reason: StopReason | "withdrawn" | "permission-ended" } | null;
};

/** Agreements that count, and those that stopped by themselves in the last months, of the reader and whom they act for. */
export async function listAutomaticRefills(
  { database, clock }: Dependencies,
  actor: Actor,
  prescriptionId?: string,
): Promise<readonly AutomaticRefill[]> {
  const plan = await readPlan(database);
  const rows = await listAgreements(database.kysely, {
    readerId: actor.memberId,
    stoppedSince: new Date(clock().getTime() - SHOWN_DAYS * 86_400_000),
    prescriptionId: prescriptionId ?? null,
  });
  return rows.map(({ delivery, fill_on, price_cents, stopped_at, ...row }) => ({
    prescriptionId: row.prescription_id,
    drug: `${row.drug_name} ${row.strength}`,
    person: `${row.given_name} ${row.family_name}`,
    isOwn: row.member_id === actor.memberId,
    agreedAt: row.agreed_at,
    endsOn: row.ends_on,
    daysSupply: row.days_supply,
    delivery,
    place: delivery.kind === "pickup" ? (plan.pharmacies.get(delivery.pharmacyId)?.name ?? "") : (row.address ?? ""),
    next: fill_on === null || price_cents === null ? null : { fillOn: fill_on, priceCents: price_cents },
    stopped:
      stopped_at === null
        ? null
        : { at: stopped_at, reason: row.stop_reason as NonNullable<AutomaticRefill["stopped"]>["reason"] },
  }));
}

/** So long an agreement that stopped by itself is still shown, to be given again. */
const SHOWN_DAYS = 90;
