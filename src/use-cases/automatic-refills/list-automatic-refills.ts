import { type AutomaticDelivery, listAgreements } from "#database/queries/automatic-refills.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import type { EndReason } from "#use-cases/automatic-refills/stop-agreement.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

type AutomaticRefill = {
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
  readonly stopped: { readonly at: Date; readonly reason: StoppedBy } | null;
};

type StoppedBy = Exclude<EndReason, "withdrawn" | "agreed-anew">;

/** So long an agreement that stopped by itself is still shown, to be given again. */
const SHOWN_DAYS = 90;

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
    stopped: stopped_at === null ? null : { at: stopped_at, reason: row.stop_reason as StoppedBy },
  }));
}
