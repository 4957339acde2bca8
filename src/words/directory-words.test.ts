import { expect, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { wordClosures, wordOpeningHours } from "#words/directory-words.ts";

const weekday = [{ openMinute: 540, closeMinute: 1140 }];
const hours = {
  week: { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: [{ openMinute: 540, closeMinute: 780 }] },
  closedOnFederalHolidays: true,
  closedDays: [],
};

test("days with the same hours are said together, from Monday on", () => {
  expect(wordOpeningHours(hours, "en").map((line) => line.replaceAll(" ", " "))).toEqual([
    "Mon–Fri 9:00 AM – 7:00 PM",
    "Sat 9:00 AM – 1:00 PM",
    "Sun closed",
    "Closed on federal holidays",
  ]);
});

test("Spanish says the same in its own words", () => {
  const lines = wordOpeningHours(hours, "es");
  expect(lines[0]).toMatch(/^lun–vie /);
  expect(lines[2]).toBe("dom cerrado");
});

test("tells closures as one line, or none", () => {
  const days = ["2026-12-24", "2026-12-31"].map(parseDay);
  expect(wordClosures(days, "en")).toEqual(["Closed on Thu, Dec 24 and Thu, Dec 31"]);
  expect(wordClosures(days, "es")).toEqual(["Cerrado el jue, 24 de dic y jue, 31 de dic"]);
  expect(wordClosures([], "en")).toEqual([]);
});
