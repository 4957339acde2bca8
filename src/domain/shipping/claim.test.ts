import { describe, expect, it, test } from "vitest";
import { ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { decisionsFor, isReplacedByItself, type ParcelOnItsWay, troubleWith } from "#domain/shipping/claim.ts";

const onItsWay: ParcelOnItsWay = {
  kind: "in-transit",
  lastToldOn: parseDay("2026-11-24"),
  expectedOn: parseDay("2026-12-02"),
  isTrackingAway: false,
  isCold: false,
};

// Thanksgiving is 26 November.
test.each<[string, Partial<ParcelOnItsWay>, string, ReturnType<typeof troubleWith>]>([
  ["three business days without a word", {}, "2026-11-30", null],
  ["four business days without a word, a holiday between", {}, "2026-12-01", "stalled"],
  [
    "three business days with a weekend between",
    { lastToldOn: parseDay("2026-12-04"), expectedOn: null },
    "2026-12-09",
    null,
  ],
  ["no word, because the carrier does not answer", { isTrackingAway: true }, "2026-12-01", null],
  [
    "a day after the day it was to come",
    { lastToldOn: parseDay("2026-12-02"), isTrackingAway: true },
    "2026-12-03",
    null,
  ],
  [
    "two days after it, and the carrier still does not answer",
    { lastToldOn: parseDay("2026-12-02"), isTrackingAway: true },
    "2026-12-04",
    "stalled",
  ],
  ["a cold parcel a day after it", { isCold: true, lastToldOn: parseDay("2026-12-02") }, "2026-12-03", "stalled"],
  ["never scanned since it was handed over", { kind: null }, "2026-12-01", "stalled"],
  ["late, by the carrier's word", { kind: "delayed" }, "2026-11-25", null],
  ["lost, by the carrier's word", { kind: "lost" }, "2026-11-25", "lost"],
  ["damaged, by the carrier's word", { kind: "damaged" }, "2026-11-25", "damaged"],
  ["sent back", { kind: "returned" }, "2026-11-25", "returned"],
  ["delivered long ago", { kind: "delivered" }, "2027-01-04", null],
])("%s", (_, parcel, today, trouble) => {
  expect(troubleWith({ ...onItsWay, ...parcel }, ordinaryBusinessCalendar, parseDay(today))).toBe(trouble);
});

describe("what is done", () => {
  it("replaces what is lost at once, but a controlled medicine only by a pharmacist's word", () => {
    expect(isReplacedByItself("lost", false)).toBe(true);
    expect(isReplacedByItself("stalled", false)).toBe(true);
    expect(isReplacedByItself("lost", true)).toBe(false);
    expect(isReplacedByItself("damaged", false)).toBe(false);
    expect(isReplacedByItself("returned", false)).toBe(false);
  });
  it("sends a parcel again as it is only where it came back and needs no cold", () => {
    expect(decisionsFor("returned", { isCold: false })).toContain("send-again");
    expect(decisionsFor("returned", { isCold: true })).not.toContain("send-again");
    expect(decisionsFor("damaged", { isCold: true })).toEqual(["replace", "refund"]);
    expect(decisionsFor("damaged", { isCold: false })).not.toContain("send-again");
  });
});
