import { findPrescriptionReach } from "#database/queries/find-prescription-reach.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { type ListedPrescription, listPrescriptions } from "#use-cases/prescriptions/list-prescriptions.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type ReadPrescription = {
  readonly kind: "read";
  readonly person: string;
  readonly prescription: ListedPrescription;
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
  return {
    kind: "read",
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
