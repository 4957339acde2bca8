import { describe, expect, test } from "vitest";
import { announcementState, isFor, spanFaults } from "#domain/announcement/announcement.ts";

const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const downey = { pharmacyId: "downey", areaId: "south" };

test.each([
  [{ scope: "plan" }, downey, true],
  [{ scope: "area", areaId: "south" }, downey, true],
  [{ scope: "area", areaId: "north" }, downey, false],
  [{ scope: "area", areaId: "south" }, { pharmacyId: null, areaId: null }, false],
  [{ scope: "pharmacy", pharmacyId: "downey" }, downey, true],
  [{ scope: "pharmacy", pharmacyId: "downey" }, { pharmacyId: null, areaId: "south" }, false],
] as const)("an announcement for %j concerns %j: %s", (about, place, concerns) => {
  expect(isFor(about, place)).toBe(concerns);
});

describe("an announcement from the 24th at 8 to the 25th at 8", () => {
  const span = { startsAt: at("24T08:00"), endsAt: at("25T08:00"), isWithdrawn: false };

  test.each([
    ["24T07:59", "coming"],
    ["24T08:00", "current"],
    ["25T07:59", "current"],
    ["25T08:00", "over"],
  ])("at %s is %s", (now, state) => {
    expect(announcementState(span, at(now))).toBe(state);
    expect(announcementState({ ...span, isWithdrawn: true }, at(now))).toBe("withdrawn");
  });

  test.each([
    ["24T08:00", "24T08:00", "announcement-end"],
    ["22T08:00", "23T08:00", "announcement-over"],
    ["24T08:00", "25T08:00", undefined],
  ])("written on the 24th from %s until %s is refused as %s", (from, until, code) => {
    expect(spanFaults({ startsAt: at(from), endsAt: at(until) }, at("24T07:00"))["until"]).toBe(code);
  });

  test("stands for a year at most", () => {
    const endsAt = new Date("2027-12-24T08:00:00Z");
    expect(spanFaults({ startsAt: at("24T08:00"), endsAt }, at("24T07:00"))).toEqual({ until: "announcement-long" });
  });
});
