import { randomUUID } from "node:crypto";
import type { Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { birthDateOf } from "#demo-data/birth-date.ts";
import { memberId, pharmacyId } from "#demo-data/demo-ids.ts";
import { demoStaff } from "#demo-data/demo-staff.ts";
import type { DemoPlan } from "#demo-data/demo-plan.ts";
import type { DemoPrescription } from "#demo-data/demo-rows.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { checkCaller } from "#use-cases/members/check-caller.ts";
import { openMember } from "#use-cases/members/open-member.ts";
import { placeReadBack, readBackOrder } from "#use-cases/members/read-back-order.ts";
import { addAddress } from "#use-cases/addresses/addresses.ts";

/** How long ago each call was. */
const CALLED_HOURS_AGO = [2, 5];

/** Prescribers who answer at the workbench themselves; all others are called. */
const AT_WORKBENCH: readonly string[] = ["nguyen", "castellanos"];

/**
 * Members who called: an agent found out who they were, read their orders back and placed them. What they ordered has no
 * refills left, of prescribers who have no sign-on: the pharmacist calls the office and writes down the answer.
 */
export async function takeDemoCalls(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const now = dependencies.clock();
  const prescriptions = plan.prescriptions.filter(isForACall).values();
  const today = dayInZone(now, PLAN_ZONE);
  for (const hours of CALLED_HOURS_AGO) {
    const then = { ...dependencies, clock: () => new Date(now.getTime() - hours * 3_600_000) };
    for (const prescription of prescriptions) if (await takeCall(then, plan, prescription, today)) break;
  }
}

function isForACall(row: DemoPrescription): boolean {
  // The named people's prescriptions are for trying out, each with the answer that is promised for it.
  return (
    row.key.startsWith("member-") &&
    row.pharmacyKey === "downey" &&
    row.status === "active" &&
    row.refillsRemaining === 0 &&
    row.fills.length > 0 &&
    row.hold === undefined &&
    row.writtenDaysAgo < 400 &&
    !AT_WORKBENCH.includes(row.prescriberKey)
  );
}

/** Whether the rules sent what was asked for to its prescriber; else the caller thinks about it. */
async function takeCall(
  dependencies: Dependencies,
  plan: DemoPlan,
  { memberKey, pharmacyKey, rxNumber }: DemoPrescription,
  today: Day,
): Promise<boolean> {
  const member = plan.members.find(({ key }) => key === memberKey);
  if (member === undefined) return false;
  const agent: StaffActor = {
    ...demoStaff("agent@example.com", "agent", null),
    sessionId: randomUUID(),
    secondFactorAt: dependencies.clock(),
  };
  const id = memberId(memberKey);
  const address = plan.addresses.find((row) => row.memberKey === memberKey) ?? HOME;
  if (address === HOME) await addAddress(dependencies, { memberId: id, sessionId: randomUUID(), language: "en" }, HOME);
  await openMember(dependencies, agent, { memberId: id, reason: "member-calling", note: "" });
  await checkCaller(dependencies, agent, id, {
    recordNumber: member.mrn,
    birthDate: birthDateOf(member, today),
    addressPart: address.zip,
  });
  const read = await readBackOrder(dependencies, agent, id, {
    lines: [{ rxNumber, mrn: null, daysSupply: null }],
    delivery: { kind: "pickup", pharmacyId: pharmacyId(pharmacyKey) },
    paymentMethodId: null,
  });
  if (read.kind === "refused" || read.lines[0]?.answer.decision.kind !== "sent-to-prescriber") return false;
  return (await placeReadBack(dependencies, agent, read.id, true)).kind === "placed";
}

/** Drawn members have no address until they need one. */
const HOME = { line1: "8200 Firestone Boulevard", city: "Downey", state: "CA", zip: "90241" };
