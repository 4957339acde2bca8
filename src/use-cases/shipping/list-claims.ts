import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { type ClaimRow, readClaims } from "#database/queries/read-claims.ts";
import { type ClaimDecision, decisionsFor } from "#domain/shipping/claim.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type ClaimView = {
  readonly row: ClaimRow;
  readonly pharmacistDecides: boolean;
  /** What the one who asks may decide. */
  readonly decisions: readonly ClaimDecision[];
};

export type ClaimsView = {
  readonly kind: "claims";
  readonly pharmacy: Pharmacy;
  readonly claims: readonly ClaimView[];
};

/** What went wrong with the own pharmacy's parcels: open claims, and those decided lately. */
export async function listClaims(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<ClaimsView | Refusal<"not-allowed">> {
  const { pharmacyId } = staff;
  if (pharmacyId === null || !mayAct(staff, "pack-parcel", pharmacyId)) return refuse("not-allowed");
  const now = clock();
  const [plan, rows] = await Promise.all([readPlan(database), readClaims(database, { pharmacyId, now })]);
  const pharmacy = plan.pharmacies.get(pharmacyId);
  if (pharmacy === undefined) throw new Error("a member of staff works at a pharmacy that does not exist");
  const memberIds = rows.flatMap(({ lines }) => lines.map((line) => line.member_id));
  recordStaffRead(database, now, staff, "order-read", ...memberIds);
  return {
    kind: "claims",
    pharmacy,
    claims: rows.map((row) => {
      const pharmacistDecides = row.lines.some(({ dea_schedule: schedule }) => schedule !== null);
      const mayDecide = row.status === "open" && (!pharmacistDecides || mayAct(staff, "final-check", pharmacyId));
      return { row, pharmacistDecides, decisions: mayDecide ? decisionsOn(row) : [] };
    }),
  };
}

/** What may be decided about a claim as it stands. */
export function decisionsOn({ kind, lines }: ClaimRow): readonly ClaimDecision[] {
  return decisionsFor(kind, { isCold: lines.some((line) => line.cold_chain) });
}
