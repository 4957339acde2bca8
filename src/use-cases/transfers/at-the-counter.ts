import { readPlan } from "#database/queries/read-plan.ts";
import { findPrescriptionOf } from "#database/queries/read-transfers.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { type MovedPrescription, movePrescription } from "#use-cases/transfers/move-prescription.ts";
import { askOutside, type OutsidePrescription } from "#use-cases/transfers/request-transfer.ts";

/** Who stands at the counter or is on the phone: both have to be right, and neither is told to be wrong by itself. */
export type MemberAtCounter = { readonly mrn: string; readonly birthDate: Day };

/** Records what a member asks for at the counter of the staff's own pharmacy: a prescription from an outside pharmacy. */
export async function recordTransferAtCounter(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: MemberAtCounter & OutsidePrescription,
): Promise<
  | { readonly kind: "asked"; readonly transferId: string }
  | Refusal<"not-allowed" | "bad-input" | "membership-ended" | "transfer-asked-already">
> {
  if (staff.pharmacyId === null || !mayAct(staff, "work-transfer", staff.pharmacyId)) return refuse("not-allowed");
  const { database, clock } = dependencies;
  const plan = await readPlan(database);
  const pharmacy = plan.pharmacies.get(staff.pharmacyId);
  if (pharmacy === undefined) throw new Error("a member of staff works at a pharmacy that does not exist");
  const member = await findMember(dependencies, ask);
  if (member === undefined) return noMatch;
  if (member.membership_ended_on !== null && member.membership_ended_on <= dayInZone(clock(), pharmacy.timeZone))
    return refuse("membership-ended");
  return askOutside(dependencies, pharmacy, member.member_id, ask, { kind: "staff", staffId: staff.staffId });
}

/** Moves a member's prescription to another pharmacy of the plan, at the counter or on the phone. */
export async function movePrescriptionForMember(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: MemberAtCounter & { readonly rxNumber: string; readonly toPharmacyId: string },
): Promise<
  | MovedPrescription
  | Refusal<
      | "not-allowed"
      | "bad-input"
      | "not-found"
      | "not-active"
      | "pharmacy-not-found"
      | "transfer-in-process"
      | "changed-meanwhile"
    >
> {
  if (!mayAct(staff, "move-prescription", null)) return refuse("not-allowed");
  const { database } = dependencies;
  const plan = await readPlan(database);
  const to = plan.pharmacies.get(ask.toPharmacyId);
  if (to === undefined || to.kind === "contracted-community")
    return refuse("pharmacy-not-found", { fields: { toPharmacyId: "pharmacy" } });
  const member = await findMember(dependencies, ask);
  if (member === undefined) return noMatch;
  const prescriptionId = await findPrescriptionOf(database, { memberId: member.member_id, rxNumber: ask.rxNumber });
  if (prescriptionId === undefined) return refuse("bad-input", { fields: { rxNumber: "no-match" } });
  return movePrescription(dependencies, plan, { prescriptionId, to, by: { kind: "staff", staffId: staff.staffId } });
}

const noMatch = refuse("bad-input", { fields: { mrn: "no-match", birthDate: "no-match" } });

function findMember({ database }: Dependencies, { mrn, birthDate }: MemberAtCounter) {
  return database.kysely
    .selectFrom("members")
    .select(["member_id", "membership_ended_on"])
    .where("mrn", "=", mrn)
    .where("birth_date", "=", birthDate)
    .executeTakeFirst();
}
