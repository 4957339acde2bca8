import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import type { Plan } from "#database/queries/read-plan.ts";
import { type DrugTier, type PrescriberNetwork, type Price, priceFill } from "#domain/price/price.ts";

/**
 * The price of one line. `deductibleSpent` carries, per member, what the earlier lines of the same order put towards
 * the deductible, and is moved on by this line.
 */
export function priceLine(
  row: PrescriptionRow,
  plan: Plan,
  delivery: "pickup" | "mail",
  daysSupply: number,
  deductibleSpent: Map<string, number>,
  prorated = false,
): Pick<Price, "amountCents" | "code"> {
  const coverage = plan.coverages.get(row.coverage_id);
  if (coverage === undefined) throw new Error("a member has a coverage that does not exist");
  const spent = deductibleSpent.get(row.member_id) ?? 0;
  const price = priceFill({
    coverage,
    prescriberNetwork: row.prescriber_network as PrescriberNetwork,
    tier: row.tier as DrugTier,
    daysSupply,
    delivery,
    usualPriceCents: Math.round((row.usual_price_cents_per_30_days * daysSupply) / 30),
    deductibleMetCents: row.deductible_met_cents + spent,
    prorated,
  });
  deductibleSpent.set(row.member_id, spent + price.deductibleUsedCents);
  return { amountCents: price.amountCents, code: price.code };
}
