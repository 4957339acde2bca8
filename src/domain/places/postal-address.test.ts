import { describe, expect, it, test } from "vitest";
import { type Day, parseDay } from "#domain/calendar/day.ts";
import { addressKind, checkAddress, checkAddressDays, isThere } from "#domain/places/postal-address.ts";
import { STATE_CODES } from "#domain/places/us-states.ts";
import { stateOfZip } from "#domain/places/zip-states.ts";

const home = { line1: "12 Bay Street", line2: null, city: "Downey", state: "CA", zip: "90242" };
const post = { line1: "PSC 802 Box 74", line2: null, city: "APO", state: "AE", zip: "09499" };
const check = (changes: Partial<typeof home>, isZip = true) => checkAddress({ ...home, ...changes }, () => isZip);

describe("an address", () => {
  test.each([
    ["a house", {}, {}],
    ["a rural route", { line1: "RR 2 Box 152" }, {}],
    ["a post office box", { line1: "PO Box 1120" }, {}],
    ["a street without a number", { line1: "Bay Street" }, { line1: "street-number" }],
    ["General Delivery", { line1: "General Delivery" }, { line1: "general-delivery" }],
    ["no state", { state: "ZZ" }, { state: "state" }],
    ["a ZIP of another state", { zip: "89101" }, { zip: "zip-other-state" }],
    ["a ZIP of no state", { zip: "00400" }, { zip: "zip-unknown" }],
    ["Fishers Island in New York", { state: "NY", zip: "06390" }, {}],
    ["a territory", { state: "PR", zip: "00901" }, { state: "state" }],
  ])("of %s", (_what, changes, faults) => {
    expect(check(changes)).toEqual(faults);
  });

  it("with a ZIP that nobody has is told so", () => {
    expect(check({ zip: "90001" }, false)).toEqual({ zip: "zip-unknown" });
  });

  test.each([
    ["a base in Europe", {}, {}],
    ["a unit of the army", { line1: "Unit 2050 Box 4190", state: "AP", zip: "96278" }, {}],
    ["a ship", { line1: "USS Nimitz CVN 68", city: "FPO", state: "AP", zip: "96620" }, {}],
    ["an embassy", { line1: "Unit 9900 Box 0500", city: "DPO" }, {}],
    ["a foreign city", { city: "Ramstein" }, { city: "military-city" }],
    ["a foreign street", { line1: "12 Hauptstrasse" }, { line1: "military-line" }],
    ["Europe's ZIP in the Pacific", { state: "AP" }, { zip: "zip-other-state" }],
  ])("of military mail: %s", (_what, changes, faults) => {
    expect(checkAddress({ ...post, ...changes }, () => false)).toEqual(faults);
  });

  test.each([
    ["12 Bay Street", null, "CA", "street"],
    ["P.O. Box 12", null, "CA", "po-box"],
    ["PO BOX 12", null, "CA", "po-box"],
    ["Post Office Box 7", null, "CA", "po-box"],
    ["Apartado 7", null, "CA", "po-box"],
    ["Box 44", null, "CA", "po-box"],
    ["12 Bay Street", "PO Box 7", "CA", "po-box"],
    ["12 Box Canyon Road", null, "CA", "street"],
    ["RR 2 Box 152", null, "CA", "street"],
    ["HC 4 Box 45", null, "CA", "street"],
    ["40 Poboxer Lane", null, "CA", "street"],
    ["PSC 802 Box 74", null, "AE", "military"],
  ] as const)("%s, %s in %s is %s", (line1, line2, state, kind) => {
    expect(addressKind({ line1, line2, state })).toBe(kind);
  });
});

test.each([
  ["00501", "NY"],
  ["02134", "MA"],
  ["05501", "MA"],
  ["20001", "DC"],
  ["20101", "VA"],
  ["33101", "FL"],
  ["34001", "AA"],
  ["39901", "GA"],
  ["73301", "TX"],
  ["73401", "OK"],
  ["88510", "TX"],
  ["90210", "CA"],
  ["96701", "HI"],
  ["99950", "AK"],
])("ZIP %s lies in %s", (zip, state) => {
  expect(stateOfZip(zip)).toBe(state);
});

it("every state has ZIP codes", () => {
  const found = new Set(Array.from({ length: 1000 }, (_, n) => stateOfZip(`${String(n).padStart(3, "0")}01`)));
  expect(STATE_CODES.filter((state) => !found.has(state))).toEqual([]);
});

describe("an address for a while", () => {
  const days = (fromOn: string | null, untilOn: string | null) => ({
    fromOn: fromOn as Day | null,
    untilOn: untilOn as Day | null,
  });
  const today = parseDay("2026-11-24");
  test.each([
    [null, null, null],
    ["2026-12-01", "2027-03-31", null],
    ["2026-11-01", "2026-11-24", null],
    ["2026-11-01", "2026-11-23", "address-days-over"],
    ["2026-12-02", "2026-12-01", "address-days-order"],
    ["2026-12-02", null, "address-days-order"],
    ["2026-12-01", "2027-12-02", null],
    ["2026-12-01", "2027-12-03", "address-days-long"],
  ])("from %s to %s: %s", (fromOn, untilOn, fault) => {
    expect(checkAddressDays(days(fromOn, untilOn), today)).toBe(fault);
  });
  test.each([
    ["2026-11-30", false],
    ["2026-12-01", true],
    ["2026-12-31", true],
    ["2027-01-01", false],
  ])("for December takes a parcel of %s: %s", (on, there) => {
    expect(isThere(days("2026-12-01", "2026-12-31"), parseDay(on))).toBe(there);
    expect(isThere(days(null, null), parseDay(on))).toBe(true);
  });
});
