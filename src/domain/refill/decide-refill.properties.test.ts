import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOfNumber, dayNumber, type Day, parseDay } from "#domain/calendar/day.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { DeliveryFacts, FillFacts, RefillFacts } from "#domain/refill/refill-facts.ts";
import { type FactChanges, mailToCalifornia, refillFacts } from "#domain/refill/refill-facts.samples.ts";
import { earliestFillOn } from "#domain/refill/too-soon.ts";

const day = fc
  .integer({ min: dayNumber(parseDay("2025-01-01")), max: dayNumber(parseDay("2028-12-31")) })
  .map(dayOfNumber);

const fills = fc
  .record({
    newest: day,
    gaps: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 7 }),
    daysSupply: fc.constantFrom(7, 14, 28, 30, 60, 84, 90),
  })
  .map(({ newest, gaps, daysSupply }) => {
    const rows: FillFacts[] = [{ filledOn: newest, daysSupply, quantity: daysSupply }];
    for (const gap of gaps)
      rows.push({ filledOn: addDays(rows.at(-1)?.filledOn ?? newest, -gap), daysSupply, quantity: daysSupply });
    return rows;
  });

const delivery: fc.Arbitrary<DeliveryFacts> = fc.oneof(
  fc.constant<DeliveryFacts>({ kind: "pickup" }),
  fc.record({
    kind: fc.constant("mail"),
    shipToState: fc.constantFrom("CA", "HI", "ME"),
    licensedStates: day.map(
      (until): ReadonlyMap<string, Day> =>
        new Map([
          ["CA", until],
          ["HI", parseDay("2029-01-01")],
        ]),
    ),
    areaForbids: fc.subarray(["controlled", "injectable", "heat-sensitive"] as const),
  }),
);

const facts: fc.Arbitrary<RefillFacts> = fc.record({
  member: fc.record({ membershipEndedOn: fc.option(day, { freq: 6 }) }),
  prescription: fc.record({
    status: fc.constantFrom(
      "active",
      "active",
      "active",
      "active",
      "discontinued",
      "cancelled",
      "transferred-out",
      "entered-in-error",
    ),
    hold: fc
      .option(fc.constantFrom("dose-question", "interaction", "insurance", "stock", "member-asked"), { freq: 1 })
      .map((hold) => (hold === "stock" ? hold : null)),
    writtenOn: day,
    state: fc.constantFrom("CA", "HI"),
    quantity: fc.constantFrom(2.5, 30, 60, 90),
    daysSupply: fc.constantFrom(7, 30, 90, 180),
    refillsAuthorized: fc.nat(11),
    unitsRemaining: fc.nat(400),
    prescriberBars90Days: fc.boolean(),
    earlyFillAllowedUntil: fc.option(day, { freq: 1 }).map((until) => until),
    fills: fc.oneof({ weight: 6, arbitrary: fills }, { weight: 1, arbitrary: fc.constant([]) }),
    openRequest: fc
      .option(fc.record({ confirmationNumber: fc.constant("4821773605"), inProcess: fc.boolean() }), { freq: 1 })
      .map((open) => (open?.inProcess ? open : null)),
  }),
  drug: fc.record({
    deaSchedule: fc.constantFrom(null, null, null, "II", "III", "IV", "V"),
    dosageClass: fc.constantFrom("ordinary", "eye-drops"),
    coldChain: fc.boolean(),
    heatSensitive: fc.boolean(),
    injectable: fc.boolean(),
    psychotropic: fc.boolean(),
    recalled: fc.nat(9).map((n) => n === 0),
    rems: fc.nat(9).map((n) => n === 0),
  }),
  delivery,
  requestedDaysSupply: fc.constantFrom(null, null, 7, 30, 60, 90, 120),
});

/** Facts near enough to an accepted fill that most of them are accepted or scheduled. */
const mostlyFillable = facts.map((each): RefillFacts => {
  const newest = each.prescription.fills[0]?.filledOn ?? each.prescription.writtenOn;
  return {
    ...each,
    member: { membershipEndedOn: null },
    drug: {
      ...each.drug,
      recalled: false,
      rems: false,
      deaSchedule: each.drug.deaSchedule === "II" ? null : each.drug.deaSchedule,
    },
    prescription: {
      ...each.prescription,
      status: "active",
      hold: null,
      openRequest: null,
      earlyFillAllowedUntil: null,
      writtenOn: addDays(newest, -30),
      unitsRemaining: each.prescription.unitsRemaining + 1,
    },
  };
});
/** A controlled medicine is never stretched, and goes by mail for 30 days at most. */
function longestControlled({ drug, delivery, prescription }: RefillFacts): number {
  if (drug.deaSchedule === null) return Number.POSITIVE_INFINITY;
  return delivery.kind === "mail" ? Math.min(30, prescription.daysSupply) : prescription.daysSupply;
}
const daysAfterFill = fc.integer({ min: 0, max: 100 });

describe("whatever the facts", () => {
  it("the same facts, policy and day give the same answer, and nothing given is changed", () => {
    fc.assert(
      fc.property(facts, day, (each, on) => {
        const before = structuredClone(each);
        expect(decideRefill(each, policy, on)).toEqual(decideRefill(structuredClone(each), policy, on));
        expect(each).toEqual(before);
      }),
    );
  });

  it("never gives more than is authorised, nor more days than the way allows", () => {
    fc.assert(
      fc.property(fc.oneof(facts, mostlyFillable), day, (each, on) => {
        const decision = decideRefill(each, policy, on);
        if (decision.kind !== "accepted" && decision.kind !== "scheduled") return;
        expect(decision.quantity).toBeGreaterThan(0);
        expect(decision.quantity).toBeLessThanOrEqual(each.prescription.unitsRemaining);
        expect(decision.daysSupply).toBeGreaterThanOrEqual(1);
        expect(decision.daysSupply).toBeLessThanOrEqual(90);
        expect(decision.daysSupply).toBeLessThanOrEqual(longestControlled(each));
        expect(decision.daysSupply).toBeLessThanOrEqual(each.requestedDaysSupply ?? Number.POSITIVE_INFINITY);
        if (each.prescription.fills.length > 0) expect(each.drug.deaSchedule).not.toBe("II");
      }),
      { numRuns: 500 },
    );
  });

  it("a date that clears really clears, and the day before really did not", () => {
    let scheduled = 0;
    fc.assert(
      fc.property(fc.oneof(facts, mostlyFillable), daysAfterFill, (each, after) => {
        const on = addDays(each.prescription.fills[0]?.filledOn ?? each.prescription.writtenOn, after);
        const decision = decideRefill(each, policy, on);
        if (decision.kind !== "scheduled") return;
        scheduled += 1;
        expect(decision.clearsOn > on).toBe(true);
        expect(decideRefill(each, policy, decision.clearsOn)).toMatchObject({
          kind: "accepted",
          quantity: decision.quantity,
          daysSupply: decision.daysSupply,
        });
        expect(decideRefill(each, policy, addDays(decision.clearsOn, -1))).toEqual(decision);
      }),
      { numRuns: 2000 },
    );
    expect(scheduled).toBeGreaterThan(100);
  });

  it("a medicine that isn't controlled clears by mail no later than for pick-up, a controlled one on the same day", () => {
    fc.assert(
      fc.property(
        facts.filter((each) => each.prescription.fills.length > 0),
        (each) => {
          const byMail = earliestFillOn({ ...each, delivery: mailToCalifornia }, policy);
          const byPickup = earliestFillOn({ ...each, delivery: { kind: "pickup" } }, policy);
          if (byMail === null || byPickup === null) throw new Error("a medicine that was filled has a day");
          const asPromised = each.drug.deaSchedule === null ? byMail <= byPickup : byMail === byPickup;
          expect(asPromised).toBe(true);
        },
      ),
    );
  });
});

describe("the order of the gates", () => {
  const on = parseDay("2026-07-05");
  /** Each closes one gate for the ordinary prescription, which on this day is too soon. */
  const CLOSED: readonly (readonly [code: string, changes: FactChanges])[] = [
    ["membership-ended", { member: { membershipEndedOn: parseDay("2026-07-01") } }],
    ["drug-recalled", { drug: { recalled: true } }],
    ["safety-programme", { drug: { rems: true } }],
    ["discontinued", { prescription: { status: "discontinued" } }],
    ["open-request", { prescription: { openRequest: { confirmationNumber: "4821773605", inProcess: false } } }],
    ["schedule-ii-never-refilled", { drug: { deaSchedule: "II" } }],
    ["expired", { prescription: { writtenOn: parseDay("2024-06-20") } }],
    [
      "controlled-refill-limit",
      {
        drug: { deaSchedule: "IV" },
        prescription: {
          fills: Array.from({ length: 6 }, (_, n) => ({
            filledOn: addDays(parseDay("2026-07-01"), -n * 30),
            daysSupply: 30,
            quantity: 30,
          })),
        },
      },
    ],
    ["no-refills-remaining", { prescription: { unitsRemaining: 0 } }],
    ["on-hold", { prescription: { hold: "stock" } }],
    ["days-supply-not-allowed", { requestedDaysSupply: 365 }],
    // What waiting would not help outranks "too soon": see the day that clears.
    ["ship-to-state-not-licensed", { delivery: { ...mailToCalifornia, shipToState: "ME" } }],
    ["too-soon", {}],
  ];

  const together = (...all: readonly FactChanges[]): FactChanges =>
    all.reduce(
      (sum, each) => ({
        ...sum,
        ...each,
        prescription: { ...sum.prescription, ...each.prescription },
        drug: { ...each.drug, ...sum.drug },
      }),
      {},
    );
  const codeOf = (changes: FactChanges): RefillDecision["code"] => decideRefill(refillFacts(changes), policy, on).code;

  it("each answers alone", () => {
    expect(CLOSED.map(([, changes]) => codeOf(changes))).toEqual(CLOSED.map(([code]) => code));
  });

  it("of any that are closed the earliest answers", () => {
    fc.assert(
      fc.property(fc.subarray([...CLOSED], { minLength: 1 }), (closed) => {
        expect(codeOf(together(...closed.map(([, changes]) => changes)))).toBe(closed[0]?.[0]);
      }),
      { numRuns: 1000 },
    );
  });
});
