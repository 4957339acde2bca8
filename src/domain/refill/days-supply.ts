import type { FillFlag } from "#domain/refill/refill-decision.ts";
import type { PrescriptionFacts, RefillFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

/** What would be dispensed, or that the days asked for are not allowed. */
export type PlannedFill =
  | {
      readonly kind: "planned";
      readonly daysSupply: number;
      readonly quantity: number;
      readonly flags: readonly FillFlag[];
    }
  | { readonly kind: "not-allowed" };

/** Whole fills as written that are still authorised; shown as "refills left". */
export function refillsRemaining(prescription: Pick<PrescriptionFacts, "unitsRemaining" | "quantity">): number {
  return Math.max(0, Math.floor(prescription.unitsRemaining / prescription.quantity));
}

/**
 * The days and units of the next fill. Nothing asked means as written, cut to what is allowed this way; days asked for
 * are given exactly or not at all. When fewer units are left than the fill needs, what is left is dispensed, with
 * proportionally fewer days.
 */
export function planFill(facts: RefillFacts, policy: RefillPolicy): PlannedFill {
  const { prescription, drug, delivery, requestedDaysSupply: requested } = facts;
  const longest = longestFill(facts, policy);
  const days = requested ?? Math.min(prescription.daysSupply, longest);
  if (!Number.isInteger(days) || days < 1 || days > longest) return { kind: "not-allowed" };

  const units = unitsFor(days, prescription);
  const stretched = days > prescription.daysSupply;
  if (stretched && !mayStretch(facts, units)) return { kind: "not-allowed" };

  const partial = units > prescription.unitsRemaining;
  const flags: FillFlag[] = [];
  if (stretched) flags.push("notify-prescriber-90-days");
  if (partial) flags.push("partial-of-remaining");
  if (delivery.kind === "mail" && drug.coldChain) flags.push("ships-cold");
  if (delivery.kind === "mail" && drug.deaSchedule !== null) flags.push("controlled-by-mail-gap");
  if (!partial) return { kind: "planned", daysSupply: days, quantity: units, flags };

  const left = prescription.unitsRemaining;
  const daysLeft = Math.max(1, Math.floor((left * prescription.daysSupply) / prescription.quantity));
  return { kind: "planned", daysSupply: daysLeft, quantity: left, flags };
}

/** C-III to V go by mail for at most 30 days; everything else for at most 90, however it was written. */
export function longestFill({ drug, delivery }: Pick<RefillFacts, "drug" | "delivery">, policy: RefillPolicy): number {
  return delivery.kind === "mail" && drug.deaSchedule !== null
    ? Math.min(policy.maxDaysSupply, policy.maxDaysSupplyControlledByMail)
    : policy.maxDaysSupply;
}

/**
 * A fill longer than written (30 → 90 days): never controlled or psychotropic, one fill as written completed, not
 * barred by the prescriber, and all of it within what is authorised, refills included (California BPC 4064.5).
 */
function mayStretch({ prescription, drug }: RefillFacts, units: number): boolean {
  return (
    drug.deaSchedule === null &&
    !drug.psychotropic &&
    !prescription.prescriberBars90Days &&
    prescription.fills.some((fill) => fill.daysSupply >= prescription.daysSupply) &&
    units <= prescription.unitsRemaining
  );
}

/** Whole fills keep their exact quantity (2.5 mL of drops); a part of one rounds up to a whole unit. */
function unitsFor(days: number, { quantity, daysSupply }: PrescriptionFacts): number {
  const exact = (quantity * days) / daysSupply;
  return days % daysSupply === 0 ? exact : Math.ceil(exact);
}
