import { findEquivalents } from "#database/queries/find-equivalents.ts";
import { readItemsOfPharmacy, type WaitingItemRow } from "#database/queries/read-order-items.ts";
import { type Profile, readProfile } from "#database/queries/read-profile.ts";
import type { Pharmacy } from "#database/queries/read-plan.ts";
import type { FillingActKind } from "#domain/filling/filling-acts.ts";
import type { ProfileWarning } from "#domain/filling/profile-warnings.ts";
import { milesBetween } from "#domain/places/miles-between.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type LabelContent, labelContent } from "#use-cases/filling/label-content.ts";
import { offeredActs } from "#use-cases/filling/offered-acts.ts";
import { inOtherHands } from "#use-cases/filling/other-hands.ts";
import { type SeenLine, seeLine } from "#use-cases/filling/seen-line.ts";
import { warningsOf } from "#use-cases/filling/warnings-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** All that is on one screen while a line is worked. */
export type LineView = {
  readonly kind: "line";
  readonly seen: SeenLine;
  readonly acts: readonly FillingActKind[];
  readonly label: LabelContent;
  readonly profile: Profile;
  /** Over-the-counter items of the same order, at this pharmacy. */
  readonly items: readonly WaitingItemRow[];
  readonly warnings: readonly ProfileWarning[];
  readonly claim: { readonly by: string; readonly mine: boolean; readonly at: string } | null;
  /** Where else it can be filled, the nearest first. */
  readonly otherPharmacies: readonly { readonly pharmacy: Pharmacy; readonly miles: number }[];
  readonly equivalents: Awaited<ReturnType<typeof findEquivalents>>;
};

const NEAREST = 8;

/** A line for who works it at its pharmacy, with the member's profile. Looking is written in the member's access log. */
export async function readLine(
  dependencies: Dependencies,
  staff: StaffActor,
  lineId: string,
): Promise<LineView | Refusal<"not-found" | "not-allowed">> {
  const seen = await seeLine(dependencies, lineId);
  if (seen === undefined) return refuse("not-found");
  const { row, now, plan, pharmacy } = seen;
  if (!mayAct(staff, "see-queue", row.line_pharmacy_id))
    return refuse(mayAct(staff, "see-queue", null) ? "not-found" : "not-allowed");
  const acts = offeredActs(seen, staff);
  const { database } = dependencies;
  const [profile, equivalents, items] = await Promise.all([
    readProfile(database, row.member_id),
    acts.includes("substitute") ? findEquivalents(database, row) : [],
    readItemsOfPharmacy(database, { pharmacyId: row.line_pharmacy_id, orderId: row.order_id }),
  ]);
  recordStaffRead(database, now, staff, "prescriptions-read", row.member_id);
  return {
    kind: "line",
    seen,
    acts,
    label: labelContent(seen),
    profile,
    items,
    warnings: warningsOf(seen, profile),
    claim: claimOf(seen, staff),
    otherPharmacies: acts.includes("move") ? nearest([...plan.pharmacies.values()], pharmacy) : [],
    equivalents,
  };
}

function claimOf(seen: SeenLine, staff: StaffActor): LineView["claim"] {
  const { claimed_by: by, claimed_by_name: name, claimed_at: at } = seen.row;
  if (by === null || name === null || at === null) return null;
  const mine = by === staff.staffId;
  return mine || inOtherHands(seen, staff.staffId) !== null ? { by: name, mine, at: at.toISOString() } : null;
}

function nearest(pharmacies: readonly Pharmacy[], here: Pharmacy): LineView["otherPharmacies"] {
  return pharmacies
    .filter(({ id, kind }) => kind === "plan" && id !== here.id)
    .map((pharmacy) => ({ pharmacy, miles: milesBetween(here, pharmacy) }))
    .toSorted((a, b) => a.miles - b.miles)
    .slice(0, NEAREST);
}
