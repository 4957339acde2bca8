import { addDays } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { memberId, pharmacyId, prescriberId } from "#demo-data/demo-ids.ts";
import type { DemoPlan } from "#demo-data/demo-plan.ts";
import type { DemoPrescription } from "#demo-data/demo-rows.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import { addCover } from "#use-cases/prescribing/covers.ts";
import { runRenewalClock } from "#use-cases/renewals/run-renewal-clock.ts";

const HOUR = 3_600_000;

/** How long ago each request was made: fresh ones, one a day old, and late ones at each step of the clock. */
const ASKED_HOURS_AGO = [1, 3, 26, 30, 120, 192, 240];

/** As many requests wait for the colleague whom the first prescriber covers. */
const OF_COLLEAGUE = 2;

const OWN = "nguyen";
const COLLEAGUE = "castellanos";

/**
 * Fills the prescribers' inboxes: drawn members ordered medicines without refills over the last days, and the clock has
 * asked again and passed on what was not answered.
 */
export async function askDemoPrescribers(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const now = dependencies.clock();
  const ago = (hours: number): Dependencies => ({
    ...dependencies,
    clock: () => new Date(now.getTime() - hours * HOUR),
  });
  await coverColleague(ago(24 * 14));
  const own = plan.prescriptions.filter((row) => isAskable(row, OWN)).values();
  const colleagues = plan.prescriptions.filter((row) => isAskable(row, COLLEAGUE)).values();
  for (const hours of ASKED_HOURS_AGO.toReversed()) {
    await askOne(ago(hours), own);
    await runRenewalClock(ago(hours - 0.5));
  }
  for (let asked = 0; asked < OF_COLLEAGUE; asked++) await askOne(ago(20 - asked), colleagues);
  await runRenewalClock(dependencies);
}

function isAskable(
  { key, prescriberKey, status, refillsRemaining, fills, hold, writtenDaysAgo }: DemoPrescription,
  prescriber: string,
): boolean {
  // The named people's prescriptions are for trying out, each with the answer that is promised for it.
  const drawn = key.startsWith("member-");
  return (
    drawn &&
    prescriberKey === prescriber &&
    status === "active" &&
    refillsRemaining === 0 &&
    fills.length > 0 &&
    hold === undefined &&
    writtenDaysAgo < 400
  );
}

/** Orders the next one that the rules send to its prescriber. */
async function askOne(dependencies: Dependencies, prescriptions: Iterator<DemoPrescription>): Promise<void> {
  for (let next = prescriptions.next(); next.done !== true; next = prescriptions.next()) {
    const { memberKey, pharmacyKey, rxNumber, key } = next.value;
    const ordererId = memberId(memberKey);
    const result = await placeOrder(
      dependencies,
      {
        channel: "demo",
        ordererId,
        lines: [{ rxNumber, mrn: null, daysSupply: null }],
        delivery: { kind: "pickup", pharmacyId: pharmacyId(pharmacyKey) },
        paymentMethodId: null,
      },
      { subject: ordererId, key: `demo ${key}` },
    );
    if (result.kind === "placed" && result.answer.lines[0]?.decision.kind === "sent-to-prescriber") return;
  }
}

/** Each covers the other. */
async function coverColleague(dependencies: Dependencies): Promise<void> {
  const today = dayInZone(dependencies.clock(), PLAN_ZONE);
  for (const [away, cover] of [
    [COLLEAGUE, OWN],
    [OWN, COLLEAGUE],
  ] as const) {
    // Whom a cover concerns is all that the use case asks of the one who is away.
    const staff: StaffActor = {
      role: "prescriber",
      prescriberId: prescriberId(away),
      staffId: "",
      name: "",
      sessionId: "",
      pharmacyId: null,
      secondFactorAt: new Date(0),
    };
    await addCover(dependencies, staff, { prescriberId: prescriberId(cover), fromOn: today, toOn: addDays(today, 28) });
  }
}
