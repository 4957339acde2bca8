import { expect, test } from "vitest";
import { type Day, parseDay } from "#domain/calendar/day.ts";
import { willRunOut } from "#domain/refill/will-run-out.ts";

const day = (text: string | null): Day | null => (text === null ? null : parseDay(text));
const on = parseDay("2026-11-10");

test.each([
  ["mail arrives before the last day", "2026-11-24", null, "2026-11-19", { kind: "enough", daysLeft: 14 }],
  ["mail arrives on the first day without", "2026-11-19", null, "2026-11-19", { kind: "enough", daysLeft: 9 }],
  [
    "mail is a day late, pick-up is not",
    "2026-11-18",
    "2026-11-10",
    "2026-11-19",
    { kind: "short", daysLeft: 8, shortByDays: 1, pickupInTime: true },
  ],
  [
    "both are late",
    "2026-11-11",
    "2026-11-12",
    "2026-11-19",
    { kind: "short", daysLeft: 1, shortByDays: 8, pickupInTime: false },
  ],
  [
    "nothing is left since five days",
    "2026-11-05",
    "2026-11-10",
    null,
    { kind: "short", daysLeft: 0, shortByDays: 0, pickupInTime: true },
  ],
  [
    "nothing is left and nothing can be had",
    "2026-11-05",
    null,
    null,
    { kind: "short", daysLeft: 0, shortByDays: 0, pickupInTime: false },
  ],
])("%s", (_name, runsOutOn, pickupBy, mailArrivesBy, expected) => {
  expect(
    willRunOut({ runsOutOn: parseDay(runsOutOn), on, pickupBy: day(pickupBy), mailArrivesBy: day(mailArrivesBy) }),
  ).toEqual(expected);
});
