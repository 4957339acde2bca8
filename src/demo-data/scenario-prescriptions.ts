import { fillHistory } from "#demo-data/fill-history.ts";
import { findDrug } from "#demo-data/drug-catalogue.ts";
import type { DemoPrescription } from "#demo-data/demo-rows.ts";
import type { HoldReason } from "#domain/refill/refill-facts.ts";

/** A fixed prescription as it is told: the drug's own directions and purpose, and the last fill, lead to the rest. */
type Scenario = {
  readonly key: string;
  readonly memberKey: string;
  readonly drug: string;
  readonly strength: string;
  readonly rxNumber: string;
  readonly prescriberKey: string;
  readonly pharmacyKey: string;
  readonly writtenDaysAgo: number;
  readonly lastFillDaysAgo: number;
  readonly daysSupply: number;
  readonly quantity: number;
  readonly refillsRemaining: number;
  readonly status?: "discontinued";
  readonly hold?: HoldReason;
  readonly carePlanOtc?: true;
  readonly openOrder?: true;
};

// Each row, one a line, stands for one answer a refill can get; its key names it.
// oxfmt-ignore
const SCENARIOS = [
  { key: "ready-90", memberKey: "rosa", drug: "Atorvastatin", strength: "20 mg tablet", rxNumber: "7001001010", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 200, lastFillDaysAgo: 80, daysSupply: 90, quantity: 90, refillsRemaining: 2 },
  { key: "ready-30", memberKey: "rosa", drug: "Lisinopril", strength: "10 mg tablet", rxNumber: "7001001127", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 60, lastFillDaysAgo: 28, daysSupply: 30, quantity: 30, refillsRemaining: 5 },
  { key: "no-refills", memberKey: "rosa", drug: "Levothyroxine", strength: "75 mcg tablet", rxNumber: "7001001234", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 300, lastFillDaysAgo: 85, daysSupply: 90, quantity: 90, refillsRemaining: 0 },
  { key: "too-soon", memberKey: "rosa", drug: "Metformin", strength: "500 mg tablet", rxNumber: "7001001341", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 100, lastFillDaysAgo: 10, daysSupply: 90, quantity: 180, refillsRemaining: 2 },
  { key: "expired-renewable", memberKey: "rosa", drug: "Sertraline", strength: "50 mg tablet", rxNumber: "7001001457", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 405, lastFillDaysAgo: 95, daysSupply: 90, quantity: 90, refillsRemaining: 1 },
  { key: "expired-old", memberKey: "rosa", drug: "Naproxen", strength: "500 mg tablet", rxNumber: "7001001564", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 600, lastFillDaysAgo: 420, daysSupply: 30, quantity: 60, refillsRemaining: 1 },
  { key: "full-price", memberKey: "rosa", drug: "Esomeprazole", strength: "40 mg capsule", rxNumber: "7001001671", prescriberKey: "brandt", pharmacyKey: "downey", writtenDaysAgo: 90, lastFillDaysAgo: 88, daysSupply: 90, quantity: 90, refillsRemaining: 3 },
  { key: "dentist", memberKey: "rosa", drug: "Ibuprofen", strength: "800 mg tablet", rxNumber: "7001001788", prescriberKey: "feld", pharmacyKey: "downey", writtenDaysAgo: 40, lastFillDaysAgo: 29, daysSupply: 30, quantity: 60, refillsRemaining: 1 },
  { key: "referred", memberKey: "miguel", drug: "Tamsulosin", strength: "0.4 mg capsule", rxNumber: "7002001035", prescriberKey: "osei", pharmacyKey: "downey", writtenDaysAgo: 120, lastFillDaysAgo: 86, daysSupply: 90, quantity: 90, refillsRemaining: 2 },
  { key: "in-process", memberKey: "rosa", drug: "Losartan", strength: "50 mg tablet", rxNumber: "7001001895", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 150, lastFillDaysAgo: 88, daysSupply: 90, quantity: 90, refillsRemaining: 2, openOrder: true },
  { key: "on-hold", memberKey: "rosa", drug: "Gabapentin", strength: "300 mg capsule", rxNumber: "7001001903", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 100, lastFillDaysAgo: 29, daysSupply: 30, quantity: 90, refillsRemaining: 3, hold: "dose-question" },
  { key: "schedule-2", memberKey: "miguel", drug: "Oxycodone", strength: "5 mg tablet", rxNumber: "7002001142", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 30, lastFillDaysAgo: 29, daysSupply: 15, quantity: 30, refillsRemaining: 0 },
  { key: "schedule-4", memberKey: "miguel", drug: "Zolpidem", strength: "10 mg tablet", rxNumber: "7002001258", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 90, lastFillDaysAgo: 29, daysSupply: 30, quantity: 30, refillsRemaining: 2 },
  { key: "schedule-4-lapsed", memberKey: "miguel", drug: "Lorazepam", strength: "0.5 mg tablet", rxNumber: "7002001365", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 200, lastFillDaysAgo: 60, daysSupply: 30, quantity: 30, refillsRemaining: 1 },
  { key: "cold-chain", memberKey: "elena", drug: "Insulin glargine", strength: "100 units/mL pen", rxNumber: "7003001059", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 100, lastFillDaysAgo: 80, daysSupply: 90, quantity: 30, refillsRemaining: 2 },
  { key: "elena-ready", memberKey: "elena", drug: "Amlodipine", strength: "5 mg tablet", rxNumber: "7003001166", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 100, lastFillDaysAgo: 82, daysSupply: 90, quantity: 90, refillsRemaining: 3 },
  { key: "child-ready", memberKey: "lucia", drug: "Montelukast", strength: "5 mg chewable tablet", rxNumber: "7004001074", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 100, lastFillDaysAgo: 27, daysSupply: 30, quantity: 30, refillsRemaining: 4 },
  { key: "teen-by-number", memberKey: "mateo", drug: "Escitalopram", strength: "10 mg tablet", rxNumber: "7005001099", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 100, lastFillDaysAgo: 27, daysSupply: 30, quantity: 30, refillsRemaining: 4 },
  { key: "otc-care-plan", memberKey: "rosa", drug: "Aspirin", strength: "81 mg tablet", rxNumber: "7001002026", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 100, lastFillDaysAgo: 82, daysSupply: 90, quantity: 90, refillsRemaining: 3, carePlanOtc: true },
  { key: "discontinued", memberKey: "rosa", drug: "Simvastatin", strength: "20 mg tablet", rxNumber: "7001002133", prescriberKey: "nguyen", pharmacyKey: "downey", writtenDaysAgo: 300, lastFillDaysAgo: 210, daysSupply: 90, quantity: 90, refillsRemaining: 2, status: "discontinued" },
  { key: "hawaii-cold", memberKey: "walter", drug: "Insulin lispro", strength: "100 units/mL pen", rxNumber: "7006001023", prescriberKey: "nguyen", pharmacyKey: "honolulu", writtenDaysAgo: 100, lastFillDaysAgo: 80, daysSupply: 90, quantity: 30, refillsRemaining: 2 },
  { key: "hawaii-mail", memberKey: "walter", drug: "Clopidogrel", strength: "75 mg tablet", rxNumber: "7006001130", prescriberKey: "nguyen", pharmacyKey: "honolulu", writtenDaysAgo: 100, lastFillDaysAgo: 80, daysSupply: 90, quantity: 90, refillsRemaining: 2 },
  { key: "priya-ready", memberKey: "priya", drug: "Rosuvastatin", strength: "10 mg tablet", rxNumber: "7007001048", prescriberKey: "nguyen", pharmacyKey: "oakland", writtenDaysAgo: 100, lastFillDaysAgo: 80, daysSupply: 90, quantity: 90, refillsRemaining: 2 },
  { key: "james-ready", memberKey: "james", drug: "Warfarin", strength: "5 mg tablet", rxNumber: "7008001062", prescriberKey: "nguyen", pharmacyKey: "riverside", writtenDaysAgo: 100, lastFillDaysAgo: 28, daysSupply: 30, quantity: 30, refillsRemaining: 4 },
  { key: "james-no-refills", memberKey: "james", drug: "Furosemide", strength: "40 mg tablet", rxNumber: "7008001179", prescriberKey: "nguyen", pharmacyKey: "riverside", writtenDaysAgo: 250, lastFillDaysAgo: 85, daysSupply: 90, quantity: 90, refillsRemaining: 0 },
] as const satisfies readonly Scenario[];

export const scenarioPrescriptions: readonly DemoPrescription[] = SCENARIOS.map((scenario: Scenario) => {
  const { drug, strength, lastFillDaysAgo: _last, status = "active", ...row } = scenario;
  const { directions, purpose } = findDrug(drug, strength);
  const fills = fillHistory(scenario);
  return {
    ...row,
    drugName: drug,
    drugStrength: strength,
    directions,
    purpose,
    status,
    fills,
    refillsAuthorized: fills.length - 1 + row.refillsRemaining,
  };
});
