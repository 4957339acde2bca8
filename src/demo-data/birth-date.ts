import type { DemoMember } from "#demo-data/demo-rows.ts";
import { addDays, addMonths, type Day } from "#domain/calendar/day.ts";

/** The birth date that makes the member as old on the load day as the plan says. */
export function birthDateOf(member: Pick<DemoMember, "age" | "daysSinceBirthday">, loadDay: Day): Day {
  return addMonths(addDays(loadDay, -member.daysSinceBirthday), -12 * member.age);
}
