import { findMembers, type FoundMemberRow, type MemberSearch } from "#database/queries/find-members.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { patientsOf } from "#use-cases/members/member-reach.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Members by a number or by last name and birth date; a prescriber finds their own patients. Whoever is found was looked
 * at, and their access log says so.
 */
export async function searchMembers(
  { database, clock }: Dependencies,
  staff: StaffActor,
  search: MemberSearch,
): Promise<{ readonly kind: "found"; readonly members: readonly FoundMemberRow[] } | Refusal<"not-allowed">> {
  if (!mayAct(staff, "look-up-member", null)) return refuse("not-allowed");
  const now = clock();
  const members = await findMembers(database, search, patientsOf(staff, "look-up-member", now));
  recordStaffRead(database, now, staff, "member-found", ...members.map(({ member_id }) => member_id));
  return { kind: "found", members };
}
