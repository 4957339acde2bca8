import { describe, expect, it, test } from "vitest";
import { addDays, type Day, parseDay } from "#domain/calendar/day.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { DrugFacts, FillFacts, HoldReason } from "#domain/refill/refill-facts.ts";
import { type FactChanges, mailToCalifornia, refillFacts } from "#domain/refill/refill-facts.samples.ts";

const decide = (changes: FactChanges, on = "2026-07-25"): RefillDecision =>
  decideRefill(refillFacts(changes), policy, parseDay(on));

function fillsBack(from: string, count: number, daysSupply: number): FillFacts[] {
  return Array.from({ length: count }, (_, n) => ({
    filledOn: addDays(parseDay(from), -n * daysSupply),
    daysSupply,
    quantity: daysSupply,
  }));
}

describe("a refill that may be filled", () => {
  it("is accepted with its days and units", () => {
    expect(decide({})).toEqual({
      kind: "accepted",
      code: "ready",
      owner: "pharmacy",
      nextStep: "order-now",
      daysSupply: 30,
      quantity: 30,
      flags: [],
    });
  });
  it("as a first fill is never too soon", () => {
    expect(decide({ prescription: { fills: [] } }, "2026-06-20")).toMatchObject({ kind: "accepted" });
  });
});

describe("membership, recalls and safety programmes", () => {
  it("ended membership is for the plan to explain, from its first day on", () => {
    const ended = (on: string) => decide({ member: { membershipEndedOn: parseDay("2026-07-25") } }, on);
    expect(ended("2026-07-24")).toMatchObject({ kind: "accepted" });
    expect(ended("2026-07-25")).toEqual({
      kind: "refused",
      code: "membership-ended",
      owner: "plan",
      nextStep: "call-plan",
    });
  });
  it("a recalled drug is for the pharmacy", () => {
    expect(decide({ drug: { recalled: true } })).toMatchObject({
      code: "drug-recalled",
      owner: "pharmacy",
      nextStep: "call-pharmacy",
    });
  });
  it("a drug under a safety programme is never filled by itself", () => {
    expect(decide({ drug: { rems: true } })).toMatchObject({
      code: "safety-programme",
      owner: "pharmacy",
      nextStep: "call-pharmacy",
    });
  });
});

test.each([
  ["cancelled", "prescriber"],
  ["discontinued", "prescriber"],
  ["transferred-out", "pharmacy"],
  ["entered-in-error", "pharmacy"],
] as const)("a prescription that was %s is refused; the %s can help", (status, owner) => {
  expect(decide({ prescription: { status } })).toMatchObject({ kind: "refused", code: status, owner });
});

test.each([
  [false, "open-request"],
  [true, "fill-in-process"],
] as const)("asking again answers with the first confirmation number (picking begun: %s)", (inProcess, code) => {
  expect(decide({ prescription: { openRequest: { confirmationNumber: "4821773605", inProcess } } })).toEqual({
    kind: "already-ordered",
    code,
    owner: "pharmacy",
    nextStep: "track-order",
    confirmationNumber: "4821773605",
  });
});

it("schedule II is never refilled; a new prescription is needed", () => {
  expect(decide({ drug: { deaSchedule: "II" } })).toEqual({
    kind: "refused",
    code: "schedule-ii-never-refilled",
    owner: "prescriber",
    nextStep: "ask-new-prescription",
  });
});

describe("an expired prescription", () => {
  // Written on 20 June 2026: last fillable on 20 June 2027, renewable until 18 October 2027.
  test.each([
    ["2027-06-20", "accepted", "ready"],
    ["2027-06-21", "sent-to-prescriber", "expired-renewable"],
    ["2027-10-18", "sent-to-prescriber", "expired-renewable"],
    ["2027-10-19", "refused", "expired"],
  ])("on %s is %s: %s", (on, kind, code) => {
    expect(decide({}, on)).toMatchObject({ kind, code });
  });
  it("that was never dispensed here is no renewal: see the prescriber", () => {
    expect(decide({ prescription: { fills: [] } }, "2027-06-21")).toEqual({
      kind: "refused",
      code: "expired",
      owner: "prescriber",
      nextStep: "see-prescriber",
    });
  });
  test.each([
    ["IV", "2026-12-20", "accepted"],
    ["IV", "2026-12-21", "sent-to-prescriber"],
    ["V", "2026-12-21", "sent-to-prescriber"],
  ] as const)("schedule %s in California on %s: %s", (deaSchedule, on, kind) => {
    expect(decide({ drug: { deaSchedule } }, on)).toMatchObject({ kind });
  });
});

describe("refills of C-III and C-IV", () => {
  const filled = (fills: readonly FillFacts[], state: string, drug: Partial<DrugFacts> = { deaSchedule: "IV" }) =>
    decide({ drug, prescription: { fills, state, writtenOn: parseDay("2026-06-20") } }, "2026-12-01");
  const limit = {
    kind: "refused",
    code: "controlled-refill-limit",
    owner: "prescriber",
    nextStep: "ask-new-prescription",
  };

  it("the fifth refill is filled, the sixth is not", () => {
    expect(filled(fillsBack("2026-11-01", 5, 20), "HI")).toMatchObject({ kind: "accepted" });
    expect(filled(fillsBack("2026-11-01", 6, 20), "HI")).toEqual(limit);
  });
  it("California stops at 120 days of refills together", () => {
    expect(filled(fillsBack("2026-11-01", 4, 30), "CA")).toMatchObject({ kind: "accepted" });
    expect(filled(fillsBack("2026-11-01", 5, 30), "CA")).toEqual(limit);
    expect(filled(fillsBack("2026-11-01", 5, 30), "HI")).toMatchObject({ kind: "accepted" });
  });
  it("C-V has no such limit", () => {
    expect(filled(fillsBack("2026-11-01", 8, 15), "CA", { deaSchedule: "V" })).toMatchObject({ kind: "accepted" });
  });
});

describe("no refills remaining", () => {
  it("asks the prescriber", () => {
    expect(decide({ prescription: { unitsRemaining: 0 } })).toEqual({
      kind: "sent-to-prescriber",
      code: "no-refills-remaining",
      owner: "prescriber",
      nextStep: "ask-prescriber",
    });
  });
  it("asks the prescriber even when it is too soon, who may need days", () => {
    expect(decide({ prescription: { unitsRemaining: 0 } }, "2026-07-02")).toMatchObject({
      code: "no-refills-remaining",
    });
  });
  it("of a medicine never dispensed here sends the member to the prescriber", () => {
    expect(decide({ prescription: { unitsRemaining: 0, fills: [] } })).toMatchObject({
      kind: "refused",
      code: "never-dispensed-here",
      nextStep: "see-prescriber",
    });
  });
  it("but a part of a fill: what remains is dispensed", () => {
    expect(decide({ prescription: { unitsRemaining: 12 } })).toMatchObject({
      kind: "accepted",
      quantity: 12,
      daysSupply: 12,
      flags: ["partial-of-remaining"],
    });
  });
});

test.each([
  ["dose-question", "prescriber"],
  ["interaction", "pharmacy"],
  ["insurance", "plan"],
  ["stock", "pharmacy"],
  ["member-asked", "member"],
] as const satisfies readonly (readonly [HoldReason, string])[])("on hold for %s waits for the %s", (hold, owner) => {
  expect(decide({ prescription: { hold } })).toMatchObject({ kind: "refused", code: "on-hold", hold, owner });
});

describe("too soon", () => {
  it("is scheduled for the day it clears: 30 days of 1 July on 24 July", () => {
    expect(decide({}, "2026-07-23")).toMatchObject({
      kind: "scheduled",
      code: "too-soon",
      clearsOn: "2026-07-24",
      daysSupply: 30,
    });
    expect(decide({}, "2026-07-24")).toMatchObject({ kind: "accepted" });
  });
  it("lets a pharmacist's early fill through, up to its last day", () => {
    const early = { prescription: { earlyFillAllowedUntil: parseDay("2026-07-10") } };
    expect(decide(early, "2026-07-10")).toMatchObject({ kind: "accepted" });
    expect(decide(early, "2026-07-11")).toMatchObject({ kind: "scheduled" });
  });
  it("asks for a renewal at once when the prescription lapses before that day", () => {
    expect(decide({ prescription: { writtenOn: parseDay("2025-07-23") } }, "2026-07-05")).toMatchObject({
      kind: "sent-to-prescriber",
      code: "expires-before-refill",
    });
    expect(decide({ prescription: { writtenOn: parseDay("2025-07-24") } }, "2026-07-05")).toMatchObject({
      kind: "scheduled",
    });
  });
  it("never promises a day on which the mail would be refused: that is said now", () => {
    const delivery = { ...mailToCalifornia, areaForbids: ["heat-sensitive"] } as const;
    expect(decide({ drug: { coldChain: true }, delivery }, "2026-07-05")).toMatchObject({
      code: "mail-forbidden-heat-sensitive",
    });
    const licensedStates = new Map([["CA", parseDay("2026-07-10")]]);
    expect(decide({ delivery: { ...mailToCalifornia, licensedStates } }, "2026-07-05")).toMatchObject({
      code: "ship-to-state-not-licensed",
    });
  });
});

it("days that may not be given are refused with the offer of fewer", () => {
  expect(decide({ drug: { psychotropic: true }, requestedDaysSupply: 90 })).toEqual({
    kind: "refused",
    code: "days-supply-not-allowed",
    owner: "member",
    nextStep: "ask-fewer-days",
  });
});

describe("by mail", () => {
  const hawaii = {
    kind: "mail",
    shipToState: "HI",
    licensedStates: new Map<string, Day>([["HI", parseDay("2026-12-31")]]),
    areaForbids: ["controlled", "injectable", "heat-sensitive"],
  } as const;
  test.each([
    [{ deaSchedule: "IV" }, "mail-forbidden-controlled"],
    [{ injectable: true }, "mail-forbidden-injectable"],
    [{ heatSensitive: true }, "mail-forbidden-heat-sensitive"],
    [{ coldChain: true, injectable: true }, "mail-forbidden-heat-sensitive"],
  ] as const)("to Hawaii %j is refused, and pick-up offered", (drug, code) => {
    expect(decide({ drug, delivery: hawaii }, "2026-08-01")).toEqual({
      kind: "refused",
      code,
      owner: "member",
      nextStep: "pick-up-instead",
    });
    expect(decide({ drug, delivery: { ...hawaii, areaForbids: [] } }, "2026-08-01")).toMatchObject({
      kind: "accepted",
    });
    expect(decide({ drug }, "2026-08-01")).toMatchObject({ kind: "accepted" });
  });
  it("an ordinary medicine goes to Hawaii", () => {
    expect(decide({ delivery: hawaii })).toMatchObject({ kind: "accepted" });
  });
  it("goes only to a state of a current licence, whose last day counts", () => {
    expect(decide({ delivery: { ...hawaii, shipToState: "ME" } })).toMatchObject({
      code: "ship-to-state-not-licensed",
      nextStep: "change-address",
    });
    const facts = { delivery: hawaii, prescription: { writtenOn: parseDay("2026-06-20") } };
    expect(decide(facts, "2026-12-31")).toMatchObject({ kind: "accepted" });
    expect(decide(facts, "2027-01-01")).toMatchObject({ code: "ship-to-state-not-licensed" });
  });
});
