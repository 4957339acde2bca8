import { parseDay } from "#domain/calendar/day.ts";
import type { DrugFacts, PrescriptionFacts, RefillFacts } from "#domain/refill/refill-facts.ts";

/** Facts for tests: an ordinary 30-day prescription, filled once, with five refills left. */
const ordinaryDrug: DrugFacts = {
  deaSchedule: null,
  dosageClass: "ordinary",
  coldChain: false,
  heatSensitive: false,
  injectable: false,
  psychotropic: false,
  recalled: false,
  rems: false,
};

const thirtyDays: PrescriptionFacts = {
  status: "active",
  hold: null,
  writtenOn: parseDay("2026-06-20"),
  state: "CA",
  quantity: 30,
  daysSupply: 30,
  refillsAuthorized: 5,
  unitsRemaining: 150,
  prescriberBars90Days: false,
  earlyFillAllowedUntil: null,
  fills: [{ filledOn: parseDay("2026-07-01"), daysSupply: 30, quantity: 30 }],
  openRequest: null,
};

export type FactChanges = Partial<Omit<RefillFacts, "prescription" | "drug">> & {
  readonly prescription?: Partial<PrescriptionFacts>;
  readonly drug?: Partial<DrugFacts>;
};

export function refillFacts({ prescription, drug, ...rest }: FactChanges = {}): RefillFacts {
  return {
    member: { membershipEndedOn: null },
    delivery: { kind: "pickup" },
    requestedDaysSupply: null,
    ...rest,
    prescription: { ...thirtyDays, ...prescription },
    drug: { ...ordinaryDrug, ...drug },
  };
}

/** Mail to California by a pharmacy licensed there, with nothing forbidden. */
export const mailToCalifornia = {
  kind: "mail",
  shipToState: "CA",
  licensedStates: new Map([["CA", parseDay("2030-12-31")]]),
  areaForbids: [],
} as const satisfies RefillFacts["delivery"];
