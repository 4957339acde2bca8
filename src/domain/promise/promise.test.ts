import { describe, expect, it, test } from "vitest";
import { ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { daysBetween, parseDay } from "#domain/calendar/day.ts";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import { weekdayOf } from "#domain/calendar/weekday.ts";
import { promiseDecision, promiseTransfer } from "#domain/promise/promise-decision.ts";
import { type FulfilmentFacts, promiseFill } from "#domain/promise/promise-fill.ts";
import { defaultPromiseTerms as terms } from "#domain/promise/promise-terms.ts";
import { notFound } from "#domain/refill/decide-refill.ts";

const mail = (zone: string, coldChain: boolean): FulfilmentFacts => ({
  kind: "mail",
  zone,
  cutoffMinute: 14 * 60,
  pharmacyCalendar: ordinaryBusinessCalendar,
  carrierCalendar: ordinaryBusinessCalendar,
  coldChain,
});

// Computed apart from this program; the comment is the pharmacy's own clock, on which orders close at 14:00.
const ORDERS = [
  ["2026-11-23T21:59Z", "America/Los_Angeles", "2026-11-25", "2026-12-03", "2026-11-30", "2026-12-02"], // Mon 13:59
  ["2026-11-23T22:00Z", "America/Los_Angeles", "2026-11-27", "2026-12-03", "2026-11-30", "2026-12-02"], // Mon 14:00
  ["2026-11-23T23:59Z", "Pacific/Honolulu", "2026-11-25", "2026-12-03", "2026-11-30", "2026-12-02"], // Mon 13:59
  ["2026-11-24T00:00Z", "Pacific/Honolulu", "2026-11-27", "2026-12-03", "2026-11-30", "2026-12-02"], // Mon 14:00
  ["2026-11-23T18:59Z", "America/New_York", "2026-11-25", "2026-12-03", "2026-11-30", "2026-12-02"], // Mon 13:59
  ["2026-11-23T19:00Z", "America/New_York", "2026-11-27", "2026-12-03", "2026-11-30", "2026-12-02"], // Mon 14:00
  ["2026-11-21T20:00Z", "America/Los_Angeles", "2026-11-25", "2026-12-02", "2026-11-30", "2026-12-02"], // Sat 12:00
  ["2026-11-20T23:00Z", "America/Los_Angeles", "2026-11-25", "2026-12-02", "2026-11-30", "2026-12-02"], // Fri 15:00
  ["2026-11-25T20:00Z", "America/Los_Angeles", "2026-11-30", "2026-12-07", "2026-11-30", "2026-12-02"], // Wed 12:00
  ["2026-11-26T20:00Z", "America/Los_Angeles", "2026-12-01", "2026-12-07", "2026-12-01", "2026-12-03"], // Thu 12:00
  ["2026-03-08T20:59Z", "America/Los_Angeles", "2026-03-11", "2026-03-17", "2026-03-11", "2026-03-13"], // Sun 13:59
  ["2026-03-09T20:59Z", "America/Los_Angeles", "2026-03-11", "2026-03-18", "2026-03-11", "2026-03-13"], // Mon 13:59
  ["2026-03-09T21:00Z", "America/Los_Angeles", "2026-03-12", "2026-03-18", "2026-03-16", "2026-03-18"], // Mon 14:00
  ["2026-03-06T21:59Z", "America/Los_Angeles", "2026-03-10", "2026-03-17", "2026-03-10", "2026-03-12"], // Fri 13:59
  ["2026-03-06T22:00Z", "America/Los_Angeles", "2026-03-11", "2026-03-17", "2026-03-11", "2026-03-13"], // Fri 14:00
  ["2026-10-30T17:59Z", "America/New_York", "2026-11-03", "2026-11-10", "2026-11-03", "2026-11-05"], // Fri 13:59
  ["2026-10-30T18:00Z", "America/New_York", "2026-11-04", "2026-11-10", "2026-11-04", "2026-11-06"], // Fri 14:00
  ["2026-11-02T18:59Z", "America/New_York", "2026-11-04", "2026-11-12", "2026-11-04", "2026-11-06"], // Mon 13:59
  ["2026-11-21T09:59Z", "Pacific/Honolulu", "2026-11-25", "2026-12-02", "2026-11-30", "2026-12-02"], // Fri 23:59
  ["2026-11-21T10:00Z", "Pacific/Honolulu", "2026-11-25", "2026-12-02", "2026-11-30", "2026-12-02"], // Sat 00:00
  ["2027-12-23T20:00Z", "America/Los_Angeles", "2027-12-28", "2028-01-05", "2027-12-28", "2027-12-30"], // Thu 12:00
  ["2026-12-31T23:30Z", "America/Los_Angeles", "2027-01-06", "2027-01-12", "2027-01-06", "2027-01-08"], // Thu 15:30
  ["2027-01-01T07:59Z", "America/Los_Angeles", "2027-01-06", "2027-01-12", "2027-01-06", "2027-01-08"], // Thu 23:59
  ["2027-01-01T07:59Z", "Pacific/Honolulu", "2027-01-06", "2027-01-12", "2027-01-06", "2027-01-08"], // Thu 21:59
  ["2027-01-01T04:59Z", "America/New_York", "2027-01-06", "2027-01-12", "2027-01-06", "2027-01-08"], // Thu 23:59
  ["2027-01-01T05:00Z", "America/New_York", "2027-01-06", "2027-01-12", "2027-01-06", "2027-01-08"], // Fri 00:00
  ["2026-11-02T22:59Z", "America/Anchorage", "2026-11-04", "2026-11-12", "2026-11-04", "2026-11-06"], // Mon 13:59
  ["2026-11-02T23:00Z", "America/Anchorage", "2026-11-05", "2026-11-12", "2026-11-16", "2026-11-18"], // Mon 14:00
  ["2026-03-09T21:59Z", "America/Anchorage", "2026-03-11", "2026-03-18", "2026-03-11", "2026-03-13"], // Mon 13:59
  ["2026-03-09T22:00Z", "America/Anchorage", "2026-03-12", "2026-03-18", "2026-03-16", "2026-03-18"], // Mon 14:00
  ["2026-03-09T20:59Z", "America/Phoenix", "2026-03-11", "2026-03-18", "2026-03-11", "2026-03-13"], // Mon 13:59
  ["2026-03-09T21:00Z", "America/Phoenix", "2026-03-12", "2026-03-18", "2026-03-16", "2026-03-18"], // Mon 14:00
  ["2026-03-09T19:59Z", "America/Denver", "2026-03-11", "2026-03-18", "2026-03-11", "2026-03-13"], // Mon 13:59
  ["2026-03-09T20:00Z", "America/Denver", "2026-03-12", "2026-03-18", "2026-03-16", "2026-03-18"], // Mon 14:00
  ["2026-11-01T06:30Z", "America/Chicago", "2026-11-04", "2026-11-10", "2026-11-04", "2026-11-06"], // Sun 01:30
  ["2026-11-01T07:30Z", "America/Chicago", "2026-11-04", "2026-11-10", "2026-11-04", "2026-11-06"], // Sun 01:30
  ["2026-07-02T17:59Z", "America/New_York", "2026-07-07", "2026-07-14", "2026-07-07", "2026-07-09"], // Thu 13:59
  ["2026-07-02T18:00Z", "America/New_York", "2026-07-08", "2026-07-14", "2026-07-08", "2026-07-10"], // Thu 14:00
  ["2026-12-24T18:59Z", "America/New_York", "2026-12-29", "2027-01-06", "2026-12-29", "2026-12-31"], // Thu 13:59
  ["2026-12-24T19:00Z", "America/New_York", "2026-12-30", "2027-01-06", "2027-01-04", "2027-01-06"], // Thu 14:00
  ["2026-12-24T23:59Z", "Pacific/Honolulu", "2026-12-29", "2027-01-06", "2026-12-29", "2026-12-31"], // Thu 13:59
  ["2026-12-25T00:00Z", "Pacific/Honolulu", "2026-12-30", "2027-01-06", "2027-01-04", "2027-01-06"], // Thu 14:00
  ["2027-07-03T03:59Z", "America/New_York", "2027-07-08", "2027-07-14", "2027-07-12", "2027-07-14"], // Fri 23:59
  ["2027-07-04T03:30Z", "Pacific/Honolulu", "2027-07-08", "2027-07-14", "2027-07-12", "2027-07-14"], // Sat 17:30
  ["2026-06-18T18:00Z", "America/New_York", "2026-06-24", "2026-06-30", "2026-06-24", "2026-06-26"], // Thu 14:00
  ["2026-03-08T06:59Z", "America/New_York", "2026-03-11", "2026-03-17", "2026-03-11", "2026-03-13"], // Sun 01:59
  ["2026-03-08T07:00Z", "America/New_York", "2026-03-11", "2026-03-17", "2026-03-11", "2026-03-13"], // Sun 03:00
  ["2027-12-31T05:00Z", "America/New_York", "2028-01-05", "2028-01-11", "2028-01-05", "2028-01-07"], // Fri 00:00
  ["2026-11-10T23:59Z", "Pacific/Honolulu", "2026-11-13", "2026-11-20", "2026-11-16", "2026-11-18"], // Tue 13:59
  ["2026-11-11T05:00Z", "America/New_York", "2026-11-16", "2026-11-20", "2026-11-16", "2026-11-18"], // Wed 00:00
] as const;

describe("by mail", () => {
  test.each(ORDERS)(
    "an order of %s to a pharmacy in %s ships by %s and arrives by %s; cold %s, %s",
    (at, zone, shipsBy, by, coldShipsBy, coldBy) => {
      expect(promiseFill(mail(zone, false), terms, new Date(at))).toEqual({ kind: "arrives-by", shipsBy, by });
      expect(promiseFill(mail(zone, true), terms, new Date(at))).toEqual({
        kind: "arrives-by",
        shipsBy: coldShipsBy,
        by: coldBy,
      });
    },
  );

  it("a cold parcel of any day of three years is never on its way over a weekend", () => {
    for (let hour = 0; hour < 3 * 365; hour++) {
      const at = new Date(Date.UTC(2026, 0, 1, 20) + hour * 86_400_000);
      const promised = promiseFill(mail("America/Los_Angeles", true), terms, at);
      if (promised.kind !== "arrives-by") throw new Error("mail arrives");
      expect([1, 2, 3]).toContain(weekdayOf(promised.shipsBy));
      expect(daysBetween(promised.shipsBy, promised.by)).toBe(2);
    }
  });

  it("never arrives before it ships, however little time a plan gives itself", () => {
    const hasty = { ...terms, arriveBusinessDays: 1 };
    expect(promiseFill(mail("America/Los_Angeles", false), hasty, new Date("2026-11-16T20:00Z"))).toEqual({
      kind: "arrives-by",
      shipsBy: "2026-11-18",
      by: "2026-11-19",
    });
  });
});

describe("at the counter", () => {
  const nineToSix = [{ openMinute: 9 * 60, closeMinute: 18 * 60 }];
  const hours: OpeningHours = {
    week: {
      1: nineToSix,
      2: nineToSix,
      3: nineToSix,
      4: nineToSix,
      5: nineToSix,
      6: [{ openMinute: 9 * 60, closeMinute: 13 * 60 }],
    },
    closedOnFederalHolidays: true,
    closedDays: [],
  };
  const pickup: FulfilmentFacts = { kind: "pickup", zone: "America/Los_Angeles", hours };

  test.each([
    ["in the morning", "2026-11-23T18:00Z", "2026-11-23", "2026-11-23T22:00:00.000Z"],
    ["before it opens", "2026-11-23T13:00Z", "2026-11-23", "2026-11-23T21:00:00.000Z"],
    ["four hours before it closes", "2026-11-23T22:00Z", "2026-11-23", "2026-11-24T02:00:00.000Z"],
    ["an hour before it closes", "2026-11-24T01:00Z", "2026-11-24", "2026-11-24T20:00:00.000Z"],
    ["on the evening before Thanksgiving", "2026-11-26T01:00Z", "2026-11-27", "2026-11-27T20:00:00.000Z"],
    ["on Saturday morning", "2026-11-21T17:00Z", "2026-11-21", "2026-11-21T21:00:00.000Z"],
    ["on Saturday at noon", "2026-11-21T20:00Z", "2026-11-23", "2026-11-23T20:00:00.000Z"],
    ["on Saturday before clocks go forward", "2026-03-07T20:00Z", "2026-03-09", "2026-03-09T19:00:00.000Z"],
    ["on Saturday before clocks go back", "2026-10-31T19:00Z", "2026-11-02", "2026-11-02T20:00:00.000Z"],
  ])("ordered %s it is ready after four open hours", (_when, at, by, readyAt) => {
    expect(promiseFill(pickup, terms, new Date(at))).toEqual({ kind: "ready-by", by, at: new Date(readyAt) });
  });

  it("a scheduled line starts on its day and is ready four open hours after opening", () => {
    const clearsOn = parseDay("2026-11-24");
    const scheduled = {
      kind: "scheduled",
      code: "too-soon",
      owner: "pharmacy",
      nextStep: "start-on-date",
      clearsOn,
      daysSupply: 30,
      quantity: 30,
      flags: [],
    } as const;
    expect(promiseDecision(scheduled, pickup, ordinaryBusinessCalendar, terms, new Date("2026-11-20T20:00Z"))).toEqual({
      kind: "starts-on",
      by: clearsOn,
      then: { kind: "ready-by", by: clearsOn, at: new Date("2026-11-24T21:00Z") },
    });
  });
  it("a prescriber answers within two working days, counted from the pharmacy's today", () => {
    const asked = {
      kind: "sent-to-prescriber",
      code: "no-refills-remaining",
      owner: "prescriber",
      nextStep: "ask-prescriber",
    } as const;
    expect(promiseDecision(asked, pickup, ordinaryBusinessCalendar, terms, new Date("2026-11-21T02:00Z"))).toEqual({
      kind: "answer-by",
      by: "2026-11-24",
    });
  });
  it("nothing is promised for what is refused", () => {
    expect(
      promiseDecision(notFound, pickup, ordinaryBusinessCalendar, terms, new Date("2026-11-21T02:00Z")),
    ).toBeNull();
  });
  it("a transfer takes about five working days", () => {
    expect(
      promiseTransfer(ordinaryBusinessCalendar, terms, "America/Los_Angeles", new Date("2026-11-20T20:00Z")),
    ).toEqual({
      kind: "transferred-by",
      by: "2026-11-30",
    });
  });
});
