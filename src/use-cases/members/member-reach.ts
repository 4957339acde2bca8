import { isMemberInReach, type PatientsOf } from "#database/queries/find-members.ts";
import { mayAct, type Permission, reachOf } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { coverDay } from "#use-cases/prescribing/prescriber-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Whose members the permission reaches: for a prescriber their patients, for others everybody. */
export function patientsOf(staff: StaffActor, permission: Permission, now: Date): PatientsOf {
  if (reachOf(staff.role, permission) !== "own-patients") return null;
  if (staff.prescriberId === null) throw new Error("a prescriber on the staff is nobody in the register");
  return { prescriberId: staff.prescriberId, on: coverDay(now) };
}

/** Whether the one who asks may do this for this member; somebody else's patient does not exist for a prescriber. */
export async function refuseMember(
  { database, clock }: Dependencies,
  staff: StaffActor,
  permission: Permission,
  memberId: string,
): Promise<Refusal<"not-allowed" | "not-found"> | undefined> {
  if (!mayAct(staff, permission, null)) return refuse("not-allowed");
  const isThere = await isMemberInReach(database, memberId, patientsOf(staff, permission, clock()));
  return isThere ? undefined : refuse("not-found");
}
