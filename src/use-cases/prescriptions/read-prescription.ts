import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { findPrescriptionReach } from "#database/queries/find-prescription-reach.ts";
import { whyNotAutomatic } from "#domain/automatic-refill/automatic-refill.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { longestFill } from "#domain/refill/days-supply.ts";
import { refusedByMail } from "#domain/refill/decide-refill.ts";
import { mailRefusal } from "#domain/refill/mail-gate.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import { listAddresses } from "#use-cases/addresses/addresses.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { deliveryFacts } from "#use-cases/orders/decide-line.ts";
import { drugOfRow, factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";
import { type ListedPrescription, listPrescriptions } from "#use-cases/prescriptions/list-prescriptions.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type ReadPrescription = {
  readonly kind: "read";
  readonly person: string;
  readonly prescription: ListedPrescription;
  readonly mayBeAutomatic: boolean;
  /** Decided for mail to the reader's first address, as if nothing were ordered; null without mail order or address. */
  readonly mail: { readonly refused: RefillDecision | null; readonly maxDaysSupply: number } | null;
  /** Newest first. */
  readonly fills: readonly {
    readonly filledOn: string;
    readonly daysSupply: number;
    readonly quantity: number;
    readonly pharmacy: string;
  }[];
};

/** One prescription of the reader's, or of somebody who lets them see the list; all others do not exist for them. */
export async function readPrescription(
  dependencies: Dependencies,
  actor: Actor,
  prescriptionId: string,
): Promise<ReadPrescription | Refusal<"not-found">> {
  const reach = await findPrescriptionReach(dependencies.database, prescriptionId, actor.memberId);
  if (reach === undefined) return refuse("not-found");
  const listing = await listPrescriptions(dependencies, actor, { prescriptionId, grantId: reach.grantId ?? undefined });
  if (listing.kind === "refused") return listing;
  const prescription = listing.prescriptions[0];
  if (prescription === undefined) return refuse("not-found");
  const plan = await readPlan(dependencies.database);
  const { row } = prescription;
  return {
    kind: "read",
    mayBeAutomatic: row.status === "active" && !row.care_plan_otc && whyNotAutomatic(drugOfRow(row)) === null,
    mail: await mailOf(dependencies, actor, row, plan),
    person: listing.person,
    prescription,
    fills: prescription.row.fills.map(([filledOn, daysSupply, quantity, pharmacyId, , filledElsewhere]) => ({
      filledOn,
      daysSupply,
      quantity,
      pharmacy: filledElsewhere ?? listing.pharmacyNames.get(pharmacyId ?? "") ?? "",
    })),
  };
}

async function mailOf(
  dependencies: Dependencies,
  actor: Actor,
  row: PrescriptionRow,
  plan: Plan,
): Promise<ReadPrescription["mail"]> {
  const pharmacy = plan.mailOrderPharmacy;
  if (pharmacy === undefined || plan.areas.get(row.area_id)?.features.includes("mail-order") !== true) return null;
  const [address] = await listAddresses(dependencies, actor);
  if (address === undefined) return null;
  const facts = factsOfRow(row, plan, deliveryFacts(plan, row, address));
  const code = mailRefusal(facts, dayInZone(dependencies.clock(), pharmacy.timeZone));
  return { refused: code === null ? null : refusedByMail(code), maxDaysSupply: longestFill(facts, plan.policy) };
}
