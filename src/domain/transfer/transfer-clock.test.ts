import { describe, expect, it } from "vitest";
import { addDays, parseDay } from "#domain/calendar/day.ts";
import { workingDays } from "#domain/calendar/working-days.ts";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import { promiseTransfer } from "#domain/promise/promise-decision.ts";
import { defaultPromiseTerms as terms } from "#domain/promise/promise-terms.ts";
import { openLineOnMove, type OpenLine } from "#domain/transfer/open-line-on-move.ts";
import { isOverdue } from "#domain/transfer/transfer-clock.ts";

const span = [{ openMinute: 540, closeMinute: 1140 }];
const hours = (weekdays: readonly (0 | 1 | 2 | 3 | 4 | 5 | 6)[], closedDays: readonly string[] = []): OpeningHours => ({
  week: Object.fromEntries(weekdays.map((weekday) => [weekday, span])),
  closedOnFederalHolidays: false,
  closedDays: closedDays.map(parseDay),
});
const everyDay = [0, 1, 2, 3, 4, 5, 6] as const;

describe("five working days", () => {
  // 26 November 2026 is Thanksgiving.
  it.each([
    ["open every day", hours(everyDay), "America/Los_Angeles", "2026-11-24T18:00Z", "2026-12-02"],
    ["closed on Wednesdays", hours([1, 2, 4, 5, 6]), "America/Los_Angeles", "2026-11-24T18:00Z", "2026-12-04"],
    [
      "closed on Friday after Thanksgiving",
      hours(everyDay, ["2026-11-27"]),
      "America/Los_Angeles",
      "2026-11-24T18:00Z",
      "2026-12-03",
    ],
    ["still Tuesday in Honolulu", hours(everyDay), "Pacific/Honolulu", "2026-11-25T09:00Z", "2026-12-02"],
    ["open at the weekend only", hours([0, 6]), "America/Los_Angeles", "2026-11-24T18:00Z", "2026-12-02"],
  ])("%s", (_, open, zone, at, by) => {
    expect(promiseTransfer(workingDays(open), terms, zone, new Date(at)).by).toBe(by);
  });

  it("the last day is in time; the day after is not, while it is open", () => {
    const answerBy = parseDay("2026-12-02");
    expect(isOverdue({ status: "called", answerBy }, answerBy)).toBe(false);
    expect(isOverdue({ status: "called", answerBy }, addDays(answerBy, 1))).toBe(true);
    expect(isOverdue({ status: "completed", answerBy }, addDays(answerBy, 1))).toBe(false);
  });
});

it.each<[string, Partial<OpenLine>, "plan" | "mail-order", string]>([
  ["what nobody has begun", {}, "plan", "goes-along"],
  ["what waits for its day", { status: "scheduled" }, "plan", "goes-along"],
  ["what waits for the prescriber", { status: "awaiting-prescriber" }, "plan", "goes-along"],
  ["what somebody has taken", { claimed: true }, "plan", "in-process"],
  ["what is being filled", { status: "in-process", begun: true }, "plan", "in-process"],
  ["what is held with a part of it filled", { status: "on-hold", begun: true }, "plan", "in-process"],
  ["a bag on the shelf", { status: "ready-for-pickup", begun: true }, "plan", "in-process"],
  ["a parcel not begun", { delivery: "mail" }, "plan", "stays"],
  ["a pick-up, to the mail-order pharmacy", {}, "mail-order", "stays"],
])("when a prescription moves, %s", (_, line, to, becomes) => {
  expect(openLineOnMove({ status: "received", delivery: "pickup", begun: false, claimed: false, ...line }, to)).toBe(
    becomes,
  );
});
