import type * as Rows from "#demo-data/demo-rows.ts";
import { drugCatalogue } from "#demo-data/drug-catalogue.ts";
import { createNumberDrawer } from "#demo-data/made-up-numbers.ts";
import { drawPeople } from "#demo-data/people.ts";
import { mailOrderLicences, pharmacies } from "#demo-data/pharmacies.ts";
import { prescribers } from "#demo-data/prescribers.ts";
import { prescriptionsFor } from "#demo-data/prescriptions.ts";
import { createRandom } from "#demo-data/random.ts";
import { scenarioPrescriptions } from "#demo-data/scenario-prescriptions.ts";
import {
  areas,
  coverages,
  scenarioAddresses,
  scenarioCards,
  scenarioGrants,
  scenarioMembers,
  staff,
} from "#demo-data/scenarios.ts";

/** Harbor Health, all of it, with every day counted back from the day it is loaded. */
export type DemoPlan = {
  readonly name: string;
  readonly areas: readonly Rows.DemoArea[];
  readonly coverages: readonly Rows.DemoCoverage[];
  readonly pharmacies: readonly Rows.DemoPharmacy[];
  readonly mailOrderLicences: readonly Rows.DemoLicence[];
  readonly prescribers: readonly Rows.DemoPrescriber[];
  readonly drugs: readonly Rows.DemoDrug[];
  readonly members: readonly Rows.DemoMember[];
  readonly grants: readonly Rows.DemoGrant[];
  readonly addresses: readonly Rows.DemoAddress[];
  readonly cards: readonly Rows.DemoCard[];
  readonly prescriptions: readonly Rows.DemoPrescription[];
  readonly staff: readonly Rows.DemoStaff[];
};

const MEMBERS = 300;
const SEED = 20_294;

/** The same plan every time: the named people first, the drawn ones after them. */
export function makeDemoPlan(): DemoPlan {
  const random = createRandom(SEED);
  const drawn = drawPeople(random, MEMBERS - scenarioMembers.length);
  // Fixed prescriptions have numbers that begin with 7.
  const drawRxNumber = createNumberDrawer(random, "8", 10);
  const drawnPrescriptions = drawn.residents.flatMap((resident) => prescriptionsFor(resident, random, drawRxNumber));
  return {
    name: "Harbor Health",
    areas,
    coverages,
    pharmacies,
    mailOrderLicences,
    prescribers,
    drugs: drugCatalogue,
    members: [...scenarioMembers, ...drawn.residents.map(({ member }) => member)],
    grants: [...scenarioGrants, ...drawn.grants],
    addresses: [...scenarioAddresses, ...drawn.addresses],
    cards: [...scenarioCards, ...drawn.cards],
    prescriptions: [...scenarioPrescriptions, ...drawnPrescriptions],
    staff,
  };
}
