import { drugCatalogue } from "#demo-data/drug-catalogue.ts";
import type { DemoDrug, DemoMember, DemoPrescriber, DemoPrescription } from "#demo-data/demo-rows.ts";
import { fillHistory } from "#demo-data/fill-history.ts";
import type { Resident } from "#demo-data/people.ts";
import { prescribers } from "#demo-data/prescribers.ts";
import type { Random } from "#demo-data/random.ts";

const OLDEST = 95;

/** One to seven prescriptions as people of this age and sex have them, none where no drug of the catalogue suits. */
export function prescriptionsFor(
  { member, place }: Resident,
  random: Random,
  drawRxNumber: () => string,
): readonly DemoPrescription[] {
  const ownDoctor = random.pick(prescribers.filter((row) => row.network === "plan" && suits(row, member)));
  const drugs = drawDrugs(member, random);
  return drugs.map((drug, index) => ({
    key: `${member.key}-${index + 1}`,
    memberKey: member.key,
    drugName: drug.name,
    drugStrength: drug.strength,
    rxNumber: drawRxNumber(),
    prescriberKey: drawPrescriber(drug, member, ownDoctor, random).key,
    pharmacyKey: place.pharmacyKey,
    directions: drug.directions,
    purpose: drug.purpose,
    ...(drug.soldOtc && { carePlanOtc: true as const }),
    ...drawHistory(drug, random),
  }));
}

/**
 * By how often America fills each drug, shared out among the ages and the sex that take it: a member is as likely to
 * have it as others like them. A short course is rarely still on a member's list.
 */
function drawDrugs(member: DemoMember, random: Random): readonly DemoDrug[] {
  const [fewest, most] = member.age < 18 ? [1, 2] : member.age < 40 ? [1, 3] : member.age < 65 ? [1, 5] : [2, 7];
  const drawn: DemoDrug[] = [];
  for (let left = random.int(fewest, most); left > 0; left -= 1) {
    const open = drugCatalogue.filter(
      (drug) => mayTake(member, drug) && drawn.every((other) => other.therapy !== drug.therapy),
    );
    if (open.length === 0) break;
    drawn.push(random.pickWeighted(open, frequencyPerPerson));
  }
  return drawn;
}

function frequencyPerPerson({ fillsThousands, use, patients }: DemoDrug): number {
  const years = (patients.toAge ?? OLDEST) - patients.fromAge + 1;
  const bothSexes = patients.sex === null ? 1 : 2;
  return (fillsThousands * bothSexes * (use === "acute" ? 0.4 : 1)) / years;
}

function mayTake(member: DemoMember, { patients }: DemoDrug): boolean {
  return (
    member.age >= patients.fromAge &&
    member.age <= (patients.toAge ?? Number.POSITIVE_INFINITY) &&
    (patients.sex === null || patients.sex === member.sex)
  );
}

function suits(prescriber: DemoPrescriber, member: DemoMember): boolean {
  const age = member.age < 18 ? "children" : "adults";
  return prescriber.areaKey === member.areaKey && (prescriber.sees === "everyone" || prescriber.sees === age);
}

const DENTISTS_PRESCRIBE = new Set(["nsaid", "antibiotic", "opioid"]);

function drawPrescriber(drug: DemoDrug, member: DemoMember, ownDoctor: DemoPrescriber, random: Random): DemoPrescriber {
  const network = random.pickWeighted(["plan", "dentist", "referred", "outside"] as const, (name) => {
    if (name === "dentist") return DENTISTS_PRESCRIBE.has(drug.therapy) ? 30 : 0;
    return { plan: 88, referred: 6, outside: 6 }[name];
  });
  if (network === "plan") return ownDoctor;
  const others = prescribers.filter((row) => row.network === network && suits(row, member));
  return others.length === 0 ? ownDoctor : random.pick(others);
}

type History = Pick<
  DemoPrescription,
  "writtenDaysAgo" | "daysSupply" | "quantity" | "refillsAuthorized" | "refillsRemaining" | "status" | "hold" | "fills"
>;

function drawHistory(drug: DemoDrug, random: Random): History {
  const { daysSupply, quantity } = drawSupply(drug, random);
  const dates = drawDates(drug, daysSupply, random);
  const fills = fillHistory({ ...dates, daysSupply, quantity });
  const used = fills.length - 1;
  const refillsRemaining = Math.min(
    drawRefillsRemaining(drug, daysSupply, random),
    mostRefills(drug, daysSupply) - used,
  );
  const status = drug.use === "maintenance" && random.chance(0.03) ? "discontinued" : "active";
  const held = status === "active" && refillsRemaining > 0 && random.chance(0.02);
  return {
    writtenDaysAgo: dates.writtenDaysAgo,
    daysSupply,
    quantity,
    refillsAuthorized: used + refillsRemaining,
    refillsRemaining,
    status,
    ...(held && { hold: random.pick(["dose-question", "interaction", "insurance", "stock"] as const) }),
    fills,
  };
}

/** What is usually given for 90 days is written for 30 by one doctor in four. */
function drawSupply(drug: DemoDrug, random: Random): { daysSupply: number; quantity: number } {
  const { typicalDaysSupply: daysSupply, typicalQuantity: quantity } = drug;
  const monthly = daysSupply === 90 && quantity % 3 === 0 && random.chance(0.25);
  return monthly ? { daysSupply: 30, quantity: quantity / 3 } : { daysSupply, quantity };
}

function drawDates(
  drug: DemoDrug,
  daysSupply: number,
  random: Random,
): { writtenDaysAgo: number; lastFillDaysAgo: number } {
  // Schedule II is written anew for every fill; a short course is filled when it is written.
  if (drug.deaSchedule === "II" || drug.use === "acute") {
    const lastFillDaysAgo = random.int(1, drug.use === "acute" ? 120 : daysSupply + 15);
    return { lastFillDaysAgo, writtenDaysAgo: lastFillDaysAgo + random.int(0, Math.min(3, daysSupply - 1)) };
  }
  const writtenDaysAgo = drawWritten(drug, random);
  const late = random.chance(0.12);
  const lastFillDaysAgo = late ? random.int(daysSupply + 1, daysSupply + 70) : random.int(1, daysSupply + 6);
  // No fill after the prescription lapsed.
  const lapsedDays = writtenDaysAgo - (drug.deaSchedule === null ? 365 : 180);
  return { writtenDaysAgo, lastFillDaysAgo: Math.min(Math.max(lastFillDaysAgo, lapsedDays), writtenDaysAgo) };
}

/** Mostly still in force: a year for most medicines, half a year for controlled ones. */
function drawWritten(drug: DemoDrug, random: Random): number {
  const lapsed = random.chance(0.07);
  if (drug.deaSchedule !== null) return lapsed ? random.int(190, 260) : random.int(8, 175);
  return lapsed ? random.int(370, 460) : random.int(10, 345);
}

function drawRefillsRemaining(drug: DemoDrug, daysSupply: number, random: Random): number {
  if (drug.use === "acute") return 0;
  const choices = daysSupply >= 84 ? [0, 1, 2, 3] : [0, 1, 2, 3, 4, 5, 8];
  return random.pickWeighted(choices, (refills) => (refills === 0 ? 22 : refills <= 3 ? 24 : 12));
}

/** None for schedule II (21 CFR 1306.12); for other controlled drugs 5, and 120 days of refills in all as California asks. */
function mostRefills(drug: DemoDrug, daysSupply: number): number {
  if (drug.deaSchedule === "II") return 0;
  return drug.deaSchedule === null ? 11 : Math.min(5, Math.floor(120 / daysSupply));
}
