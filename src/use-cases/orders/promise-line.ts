import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import type { Pharmacy } from "#database/queries/read-plan.ts";
import { type BusinessCalendar, ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { promiseDecision } from "#domain/promise/promise-decision.ts";
import { isMilitaryState } from "#domain/places/postal-address.ts";
import type { FulfilmentFacts } from "#domain/promise/promise-fill.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";

/** What the member may count on for one decided line; undefined where nothing is on its way because of it. */
export function promiseLine(
  decision: RefillDecision,
  line: {
    readonly row: Pick<PrescriptionRow, "cold_chain">;
    readonly pharmacy: Pharmacy;
    readonly delivery: "pickup" | "mail";
    readonly shipToState?: string | undefined;
    readonly now: Date;
  },
): Promised | undefined {
  const facts = fulfilmentFacts(line);
  return promiseDecision(decision, facts, ordinaryBusinessCalendar, line.pharmacy.promise, line.now) ?? undefined;
}

/** Where a fill is made, and how it leaves from there. */
export function fulfilmentFacts({
  row,
  pharmacy,
  delivery,
  shipToState,
}: Omit<Parameters<typeof promiseLine>[1], "now">): FulfilmentFacts {
  if (delivery === "pickup") return { kind: "pickup", zone: pharmacy.timeZone, hours: pharmacy.hours };
  return {
    kind: "mail",
    zone: pharmacy.timeZone,
    cutoffMinute: pharmacy.promise.mailCutoffMinute,
    pharmacyCalendar: workingDaysOf(pharmacy),
    carrierCalendar: ordinaryBusinessCalendar,
    coldChain: row.cold_chain,
    toMilitary: shipToState !== undefined && isMilitaryState(shipToState),
  };
}

/** The days on which a pharmacy packs, calls and checks: Monday to Friday but for its holidays and closures. */
export function workingDaysOf({ hours }: Pick<Pharmacy, "hours">): BusinessCalendar {
  return { ...ordinaryBusinessCalendar, extraClosedDays: hours.closedDays };
}
