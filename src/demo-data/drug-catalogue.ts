import catalogue from "#demo-data/drug-catalogue.json" with { type: "json" };
import type { DemoDrug } from "#demo-data/demo-rows.ts";

/** The drugs of the demo plan; scripts/make-drug-catalogue.mjs made the file, drug-catalogue.test.ts checks its shape. */
export const drugCatalogue = catalogue as readonly DemoDrug[];

/** @throws Error when the catalogue has no such drug: the demo plan names only what it ships. */
export function findDrug(name: string, strength: string): DemoDrug {
  const drug = drugCatalogue.find((row) => row.name === name && row.strength === strength);
  if (drug === undefined) throw new Error(`the drug catalogue has no ${name} ${strength}`);
  return drug;
}
