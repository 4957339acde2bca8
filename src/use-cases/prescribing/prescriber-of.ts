import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { mayAct, type Permission } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Covers begin and end at midnight here: one zone for all, so that a cover never depends on where it is asked. */
const COVER_ZONE = "America/Los_Angeles";

export type Prescriber = {
  readonly kind: "prescriber";
  readonly staffId: string;
  readonly prescriberId: string;
  readonly name: string;
  /** The day by which covers are told. */
  readonly on: Day;
};

/** The one who asks, as a prescriber; whose patients a thing concerns is asked by the query that reads it. */
export function prescriberOf(
  staff: StaffActor,
  permission: Permission,
  now: Date,
): Prescriber | Refusal<"not-allowed"> {
  const { prescriberId, staffId, name } = staff;
  if (prescriberId === null || !mayAct(staff, permission, null)) return refuse("not-allowed");
  return { kind: "prescriber", staffId, prescriberId, name, on: coverDay(now) };
}

export function coverDay(now: Date): Day {
  return dayInZone(now, COVER_ZONE);
}
