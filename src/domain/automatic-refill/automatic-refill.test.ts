import { describe, expect, it, test } from "vitest";
import {
  agreementEndsOn,
  announcedFor,
  asksAgainOn,
  nextAutomaticFill,
  whyNotAutomatic,
  whyStopped,
} from "#domain/automatic-refill/automatic-refill.ts";
import { type Day, parseDay } from "#domain/calendar/day.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import { mailToCalifornia, refillFacts } from "#domain/refill/refill-facts.samples.ts";
import type { DrugFacts, PrescriptionStatus } from "#domain/refill/refill-facts.ts";

const drugOf = (changes: Partial<DrugFacts> = {}) => refillFacts({ drug: changes }).drug;
const directions = { en: "Take one a day", es: "Tome una al día" };
const agreement = { drugId: "a", directions, endsOn: parseDay("2027-07-01") };

it("an agreement holds twelve months and is asked for again a month before", () => {
  expect(agreementEndsOn(parseDay("2026-07-01"))).toBe("2027-07-01");
  expect(agreementEndsOn(parseDay("2028-02-29"))).toBe("2029-02-28");
  expect(asksAgainOn(parseDay("2027-07-01"))).toBe("2027-06-01");
});

test.each<[string, Partial<DrugFacts>, string | null]>([
  ["an ordinary medicine", {}, null],
  ["a controlled one", { deaSchedule: "V" }, "controlled"],
  ["one under a safety programme", { rems: true }, "pharmacist-decides"],
  ["a recalled one", { recalled: true }, "pharmacist-decides"],
])("%s is refilled automatically: %s", (_name, changes, why) => {
  expect(whyNotAutomatic(drugOf(changes))).toBe(why);
});

test.each<
  [
    string,
    { drugId?: string; en?: string; status?: PrescriptionStatus; drug?: Partial<DrugFacts>; on?: string },
    string | null,
  ]
>([
  ["nothing changed", {}, null],
  ["another strength", { drugId: "b" }, "changed"],
  ["other directions", { en: "Take two a day" }, "changed"],
  ["a newer prescription", { status: "superseded" }, "changed"],
  ["the doctor stopped it", { status: "discontinued" }, "prescription-over"],
  ["it moved away", { status: "transferred-out" }, "prescription-over"],
  ["it became controlled", { drug: { deaSchedule: "IV" } }, "controlled"],
  ["the last day of the year", { on: "2027-06-30" }, null],
  ["the year is over", { on: "2027-07-01" }, "agreement-ended"],
])(
  "when %s the agreement stops because: %s",
  (_name, { drugId = "a", en = directions.en, status = "active", drug = {}, on = "2026-12-01" }, why) => {
    const now = { drugId, directions: { ...directions, en }, status, drug: drugOf(drug) };
    expect(whyStopped(agreement, now, parseDay(on))).toBe(why);
  },
);

describe("the next fill", () => {
  // Filled on 1 July for 30 days: runs out on 31 July, refillable at the counter from 24 July.
  it("is picked up five days before it runs out", () => {
    expect(nextAutomaticFill(refillFacts(), policy)).toBe("2026-07-26");
  });
  it("is mailed with fourteen days left", () => {
    expect(nextAutomaticFill(refillFacts({ delivery: mailToCalifornia }), policy)).toBe("2026-07-17");
  });
  it("waits till it may be filled", () => {
    const short = [{ filledOn: parseDay("2026-07-01"), daysSupply: 10, quantity: 10 }];
    expect(nextAutomaticFill(refillFacts({ prescription: { fills: short } }), policy)).toBe("2026-07-09");
  });
  it("is not the first", () => {
    expect(nextAutomaticFill(refillFacts({ prescription: { fills: [] } }), policy)).toBeNull();
  });
});

test.each([
  ["2026-07-20", null],
  ["2026-07-21", "2026-07-26"],
  ["2026-07-22", "2026-07-27"],
  ["2026-08-10", "2026-08-15"],
])("a fill of 26 July is announced on %s for %s: there are always five days to skip it", (today, fillOn) => {
  expect(announcedFor("2026-07-26" as Day, today as Day)).toBe(fillOn);
});
