import type { SubstitutionReason } from "#domain/filling/filling-line.ts";
import { ndcForms } from "#domain/filling/ndc.ts";
import { findEquivalents } from "#database/queries/find-equivalents.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { seeLine } from "#use-cases/filling/seen-line.ts";
import { refuse } from "#use-cases/refusal.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";

/**
 * Fills with another package than the prescription's own: the same drug of another labeler, or, where the prescriber
 * agreed, another drug of the same therapy and schedule.
 * @param ask.drugId null for the prescribed drug itself
 * @param ask.ndc the package to take, hyphens and all; null takes the other drug's own
 */
export async function substituteProduct(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly drugId: string | null; readonly ndc: string | null; readonly reason: SubstitutionReason },
): Promise<ActResult> {
  const seen = await seeLine(dependencies, ask.lineId);
  const equivalents = seen === undefined ? [] : await findEquivalents(dependencies.database, seen.row);
  return performAct(dependencies, staff, ask, "substitute-drug", ({ row, plan }) => {
    const notOffered = refuseReason(plan, "substitution", ask.reason);
    if (notOffered !== undefined) return notOffered;
    const drug =
      ask.drugId === null || ask.drugId === row.drug_id
        ? { drug_id: row.drug_id, name: row.drug_name, strength: row.strength, ndc: null }
        : equivalents.find(({ drug_id: id }) => id === ask.drugId);
    if (drug === undefined) return refuse("bad-input", { fields: { drugId: "not-equivalent" } });
    const ndc = ask.ndc ?? drug.ndc;
    if (ndc === null || ndcForms(ndc) === null) return refuse("bad-input", { fields: { ndc: "ndc" } });
    return {
      act: { kind: "substitute", product: { drugId: drug.drug_id, ndc }, reason: ask.reason },
      event: "substituted",
      details: { reason: ask.reason, drug: `${drug.name} ${drug.strength}`, ndc },
    };
  });
}
