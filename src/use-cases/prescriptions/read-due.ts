import { readPlan } from "#database/queries/read-plan.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { isReminderDue } from "#domain/refill/reminder-due.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { listPeople } from "#use-cases/family/list-grants.ts";
import { type ListedPrescription, listPrescriptions } from "#use-cases/prescriptions/list-prescriptions.ts";

export type DueMedicine = { readonly person: string; readonly prescription: ListedPrescription };

/** What the reader is reminded of: their own medicines that run out soon, then those of people they act for in full. */
export async function readDue(dependencies: Dependencies, actor: Actor): Promise<readonly DueMedicine[]> {
  const { database, clock } = dependencies;
  const { policy } = await readPlan(database);
  const today = dayInZone(clock(), PLAN_ZONE);
  const due: DueMedicine[] = [];
  const people = (await listPeople(dependencies, actor)).filter(({ scope }) => scope === "full");
  for (const grantId of [undefined, ...people.map(({ id }) => id)]) {
    const listing = await listPrescriptions(dependencies, actor, { grantId });
    if (listing.kind === "refused") continue;
    const { person } = listing;
    const soon = listing.prescriptions.filter((prescription) => isReminderDue(prescription, today, policy));
    due.push(...soon.map((prescription) => ({ person, prescription })));
  }
  return due;
}
