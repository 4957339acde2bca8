import fc from "fast-check";
import { expect, test } from "vitest";
import { ordinaryBusinessCalendar as calendar } from "#domain/calendar/business-calendar.ts";
import { addDays, type Day, parseDay } from "#domain/calendar/day.ts";
import { nextClockAct, renewalClock, type RenewalTimes } from "#domain/renewal/renewal-clock.ts";

/** Asked on Thursday, 19 November 2026: the answer is due on Monday, the 23rd. The 26th is Thanksgiving. */
const sent: RenewalTimes = { answerDueOn: parseDay("2026-11-23"), seenAt: null, followedUpAt: null, escalatedAt: null };
const then = new Date("2026-11-20T18:00:00Z");

test.each([
  ["sent", sent, "2026-11-19"],
  ["sent", sent, "2026-11-23"],
  ["seen", { ...sent, seenAt: then }, "2026-11-23"],
  ["overdue", sent, "2026-11-24"],
  ["overdue", { ...sent, seenAt: then }, "2026-11-24"],
  ["escalated", { ...sent, seenAt: then, followedUpAt: then, escalatedAt: then }, "2026-11-24"],
])("a renewal is %s", (state, times, on) => {
  expect(renewalClock(times, parseDay(on))).toBe(state);
});

test.each([
  ["nothing is done while the answer is not late", "2026-11-23", null, null],
  [
    "the day after it was due, the prescriber is asked again, with a working day to answer",
    "2026-11-24",
    null,
    { kind: "follow-up", answerBy: "2026-11-25" },
  ],
  [
    "a renewal found late by days is asked for again first",
    "2026-12-10",
    null,
    { kind: "follow-up", answerBy: "2026-12-11" },
  ],
  ["asked again, it waits for that working day to end", "2026-11-25", "2026-11-24", null],
  [
    "then who covers is asked, holidays not counted",
    "2026-11-26",
    "2026-11-24",
    { kind: "escalate", answerBy: "2026-11-27" },
  ],
  ["asked again before a holiday, the day after the holiday still counts", "2026-11-27", "2026-11-25", null],
  ["a weekend is no answer time", "2026-11-30", "2026-11-27", null],
])("%s", (_name, on, followedUpOn, act) => {
  const times = followedUpOn === null ? sent : { ...sent, followedUpAt: then };
  expect(nextClockAct(times, followedUpOn as Day | null, parseDay(on), calendar)).toEqual(act);
});

test("who was asked instead is not asked again", () => {
  const times = { ...sent, followedUpAt: then, escalatedAt: then };
  expect(nextClockAct(times, parseDay("2026-11-24"), parseDay("2026-12-24"), calendar)).toBeNull();
});

test("run on every day, the clock asks again once and escalates once, in this order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 20, maxLength: 60 }),
      (start, gaps) => {
        let times = { ...sent, answerDueOn: addDays(sent.answerDueOn, start) };
        let day = times.answerDueOn;
        let followedUpOn: Day | null = null;
        const acts: string[] = [];
        for (const gap of [...gaps, 3, 3, 3, 3, 3]) {
          day = addDays(day, gap);
          const act = nextClockAct(times, followedUpOn, day, calendar);
          if (act === null) continue;
          acts.push(act.kind);
          if (act.kind === "follow-up") {
            followedUpOn = day;
            times = { ...times, followedUpAt: then };
          } else times = { ...times, escalatedAt: then };
          expect(act.answerBy > day).toBe(true);
        }
        expect(acts.length).toBeLessThanOrEqual(2);
        expect(acts).toEqual(["follow-up", "escalate"].slice(0, acts.length));
      },
    ),
  );
});
