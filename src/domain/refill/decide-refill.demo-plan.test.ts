import { describe, expect, it, test } from "vitest";
import { addDays, type Day, parseDay } from "#domain/calendar/day.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type {
  DeliveryFacts,
  DrugFacts,
  HoldReason,
  PrescriptionFacts,
  RefillFacts,
} from "#domain/refill/refill-facts.ts";
import { refillFacts } from "#domain/refill/refill-facts.samples.ts";

/** A prescription of the demo plan; its days are counted back from the day the plan is loaded. */
type Row = {
  readonly written: number;
  readonly filled: number;
  readonly days: number;
  readonly quantity: number;
  readonly refills: number;
  readonly state?: "HI";
  readonly drug?: Partial<DrugFacts>;
  readonly hold?: HoldReason;
  readonly status?: PrescriptionFacts["status"];
  readonly openOrder?: true;
};

const ROWS: readonly (readonly [name: string, row: Row, kind: RefillDecision["kind"], code: RefillDecision["code"]])[] =
  [
    [
      "Atorvastatin, 90 days, last filled 80 days ago",
      { written: 200, filled: 80, days: 90, quantity: 90, refills: 2 },
      "accepted",
      "ready",
    ],
    [
      "Lisinopril, 30 days, 28 days ago",
      { written: 60, filled: 28, days: 30, quantity: 30, refills: 5 },
      "accepted",
      "ready",
    ],
    [
      "Levothyroxine without refills",
      { written: 300, filled: 85, days: 90, quantity: 90, refills: 0 },
      "sent-to-prescriber",
      "no-refills-remaining",
    ],
    [
      "Metformin filled ten days ago",
      { written: 100, filled: 10, days: 90, quantity: 180, refills: 2 },
      "scheduled",
      "too-soon",
    ],
    [
      "Sertraline written 405 days ago",
      { written: 405, filled: 95, days: 90, quantity: 90, refills: 1, drug: { psychotropic: true } },
      "sent-to-prescriber",
      "expired-renewable",
    ],
    [
      "Naproxen written 600 days ago",
      { written: 600, filled: 420, days: 30, quantity: 60, refills: 1 },
      "refused",
      "expired",
    ],
    ["Esomeprazole", { written: 90, filled: 88, days: 90, quantity: 90, refills: 3 }, "accepted", "ready"],
    [
      "Ibuprofen from the dentist",
      { written: 40, filled: 29, days: 30, quantity: 60, refills: 1 },
      "accepted",
      "ready",
    ],
    ["Tamsulosin", { written: 120, filled: 86, days: 90, quantity: 90, refills: 2 }, "accepted", "ready"],
    [
      "Losartan with an open order",
      { written: 150, filled: 88, days: 90, quantity: 90, refills: 2, openOrder: true },
      "already-ordered",
      "open-request",
    ],
    [
      "Gabapentin on hold",
      { written: 100, filled: 29, days: 30, quantity: 90, refills: 3, hold: "dose-question" },
      "refused",
      "on-hold",
    ],
    [
      "Oxycodone",
      { written: 30, filled: 29, days: 15, quantity: 30, refills: 0, drug: { deaSchedule: "II" } },
      "refused",
      "schedule-ii-never-refilled",
    ],
    [
      "Zolpidem",
      { written: 90, filled: 29, days: 30, quantity: 30, refills: 2, drug: { deaSchedule: "IV", psychotropic: true } },
      "accepted",
      "ready",
    ],
    [
      "Lorazepam written 200 days ago",
      { written: 200, filled: 60, days: 30, quantity: 30, refills: 1, drug: { deaSchedule: "IV", psychotropic: true } },
      "sent-to-prescriber",
      "expired-renewable",
    ],
    [
      "Insulin glargine",
      { written: 100, filled: 80, days: 90, quantity: 30, refills: 2, drug: { coldChain: true, injectable: true } },
      "accepted",
      "ready",
    ],
    ["Amlodipine", { written: 100, filled: 82, days: 90, quantity: 90, refills: 3 }, "accepted", "ready"],
    ["Montelukast for a child", { written: 100, filled: 27, days: 30, quantity: 30, refills: 4 }, "accepted", "ready"],
    [
      "Escitalopram for a teenager",
      { written: 100, filled: 27, days: 30, quantity: 30, refills: 4, drug: { psychotropic: true } },
      "accepted",
      "ready",
    ],
    ["Aspirin of the care plan", { written: 100, filled: 82, days: 90, quantity: 90, refills: 3 }, "accepted", "ready"],
    [
      "Simvastatin, discontinued",
      { written: 300, filled: 210, days: 90, quantity: 90, refills: 2, status: "discontinued" },
      "refused",
      "discontinued",
    ],
    [
      "Insulin lispro in Hawaii",
      {
        written: 100,
        filled: 80,
        days: 90,
        quantity: 30,
        refills: 2,
        state: "HI",
        drug: { coldChain: true, injectable: true },
      },
      "accepted",
      "ready",
    ],
    [
      "Clopidogrel in Hawaii",
      { written: 100, filled: 80, days: 90, quantity: 90, refills: 2, state: "HI" },
      "accepted",
      "ready",
    ],
    ["Rosuvastatin", { written: 100, filled: 80, days: 90, quantity: 90, refills: 2 }, "accepted", "ready"],
    ["Warfarin", { written: 100, filled: 28, days: 30, quantity: 30, refills: 4 }, "accepted", "ready"],
    [
      "Furosemide without refills",
      { written: 250, filled: 85, days: 90, quantity: 90, refills: 0 },
      "sent-to-prescriber",
      "no-refills-remaining",
    ],
  ];

/** Earlier fills stand a fill apart, none before the prescription was written, at most two. */
function factsOn(
  today: Day,
  row: Row,
  delivery: DeliveryFacts = { kind: "pickup" },
  requestedDaysSupply: number | null = null,
): RefillFacts {
  const filledBack = [row.filled, row.filled + row.days, row.filled + 2 * row.days].filter(
    (back) => back <= row.written,
  );
  return refillFacts({
    delivery,
    requestedDaysSupply,
    drug: row.drug ?? {},
    prescription: {
      status: row.status ?? "active",
      hold: row.hold ?? null,
      writtenOn: addDays(today, -row.written),
      state: row.state ?? "CA",
      quantity: row.quantity,
      daysSupply: row.days,
      refillsAuthorized: filledBack.length - 1 + row.refills,
      unitsRemaining: row.quantity * row.refills,
      fills: filledBack.map((back) => ({
        filledOn: addDays(today, -back),
        daysSupply: row.days,
        quantity: row.quantity,
      })),
      openRequest: row.openOrder ? { confirmationNumber: "4821773605", inProcess: false } : null,
    },
  });
}

/** Months and years differ in length: the plan gives the same answers on whatever day it is loaded. */
const LOADED_ON = ["2026-01-01", "2026-02-28", "2026-11-21", "2027-03-15", "2028-02-29", "2028-08-31"].map(parseDay);
const toHawaii: DeliveryFacts = {
  kind: "mail",
  shipToState: "HI",
  licensedStates: new Map([["HI", parseDay("2030-01-01")]]),
  areaForbids: ["controlled", "injectable", "heat-sensitive"],
};
const toCalifornia: DeliveryFacts = {
  ...toHawaii,
  shipToState: "CA",
  licensedStates: new Map([["CA", parseDay("2030-01-01")]]),
  areaForbids: [],
};

function rowOf(name: string): Row {
  const found = ROWS.find(([each]) => each.startsWith(name));
  if (found === undefined) throw new Error(`no row ${name}`);
  return found[1];
}

describe.each(LOADED_ON)("the demo plan loaded on %s", (today) => {
  test.each(ROWS)("%s: $2", (_name, row, kind, code) => {
    expect(decideRefill(factsOn(today, row), policy, today)).toMatchObject({ kind, code });
  });

  it("Metformin is scheduled for the 68th day after its fill", () => {
    expect(decideRefill(factsOn(today, rowOf("Metformin")), policy, today)).toMatchObject({
      clearsOn: addDays(today, 58),
    });
  });
  it("Lisinopril can be had for 90 days by mail", () => {
    expect(decideRefill(factsOn(today, rowOf("Lisinopril"), toCalifornia, 90), policy, today)).toMatchObject({
      kind: "accepted",
      quantity: 90,
      daysSupply: 90,
    });
  });
  it("Insulin glargine ships cold to California", () => {
    expect(decideRefill(factsOn(today, rowOf("Insulin glargine"), toCalifornia), policy, today)).toMatchObject({
      kind: "accepted",
      flags: ["ships-cold"],
    });
  });
  it("Insulin lispro is not mailed to Hawaii, because of the heat; Clopidogrel is", () => {
    expect(decideRefill(factsOn(today, rowOf("Insulin lispro"), toHawaii), policy, today)).toMatchObject({
      kind: "refused",
      code: "mail-forbidden-heat-sensitive",
    });
    expect(decideRefill(factsOn(today, rowOf("Clopidogrel"), toHawaii), policy, today)).toMatchObject({
      kind: "accepted",
    });
  });
});
