import { describe, expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { arrivesLate, choiceFor, isLate, type ShippingPlan } from "#domain/promise/late-shipment.ts";

const day = parseDay;

describe("what saying nothing to a late shipment means", () => {
  test.each([
    ["the first delay, three days", 1, "2026-11-25", "2026-11-30", "waits", "2026-11-30"],
    ["the first delay, thirty days", 1, "2026-11-25", "2026-12-25", "waits", "2026-12-25"],
    ["the first delay, thirty-one days", 1, "2026-11-25", "2026-12-26", "cancels", "2026-12-25"],
    ["the second delay, one day", 2, "2026-11-30", "2026-12-01", "cancels", "2026-11-30"],
    ["the third delay", 3, "2026-12-01", "2026-12-02", "cancels", "2026-12-01"],
  ] as const)("%s", (_, turn, promisedOn, newOn, silence, answerBy) => {
    expect(choiceFor({ turn, promisedOn: day(promisedOn), newOn: day(newOn) })).toEqual({ silence, answerBy });
  });
});

const plan: ShippingPlan = { shipsOn: day("2026-11-25"), delays: 0, isPacked: false, stockOn: null };

test.each<[string, Partial<ShippingPlan>, string, number, boolean]>([
  ["the afternoon of its day", {}, "2026-11-25", 17 * 60 + 59, false],
  ["after the driver left on its day", {}, "2026-11-25", 18 * 60, true],
  ["packed, and the driver left without it", { isPacked: true }, "2026-11-25", 18 * 60, true],
  ["the day after", {}, "2026-11-26", 0, true],
  ["the day before", {}, "2026-11-24", 23 * 60, false],
  ["out of stock beyond its day", { stockOn: day("2026-12-01") }, "2026-11-24", 600, true],
  ["out of stock until its day", { stockOn: day("2026-11-25") }, "2026-11-24", 600, true],
  ["out of stock until the day before", { stockOn: day("2026-11-24") }, "2026-11-23", 600, false],
  ["delayed before, and nothing packed on the morning of the new day", { delays: 1 }, "2026-11-25", 8 * 60, true],
  ["delayed before, and packed that morning", { delays: 1, isPacked: true }, "2026-11-25", 8 * 60, false],
  ["delayed before, at night", { delays: 1 }, "2026-11-25", 7 * 60, false],
])("a shipment %s", (_, more, today, minute, late) => {
  expect(isLate({ ...plan, ...more }, { today: day(today), minute })).toBe(late);
});

it("a parcel misses its day from that evening on, unless it is out for delivery", () => {
  const parcel = { promisedOn: day("2026-12-02"), isOutForDelivery: false };
  expect(arrivesLate(parcel, { today: day("2026-12-02"), minute: 17 * 60 })).toBe(false);
  expect(arrivesLate(parcel, { today: day("2026-12-02"), minute: 18 * 60 })).toBe(true);
  expect(arrivesLate({ ...parcel, isOutForDelivery: true }, { today: day("2026-12-02"), minute: 18 * 60 })).toBe(false);
  expect(arrivesLate({ ...parcel, isOutForDelivery: true }, { today: day("2026-12-03"), minute: 0 })).toBe(true);
});
