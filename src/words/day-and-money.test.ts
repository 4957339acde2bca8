import { expect, test } from "vitest";
import { dateWords, dayWords, instantWords, moneyWords } from "#words/day-and-money.ts";

test("a day is written with its weekday, whatever the zone of the machine", () => {
  expect(dayWords("2026-11-24", "en")).toBe("Tue, Nov 24");
  expect(dayWords("2026-11-24", "es")).toBe("mar, 24 nov");
  expect(dateWords("2026-11-24", "en")).toBe("Nov 24, 2026");
});

test("an instant is told on the clock of the zone asked for", () => {
  expect(instantWords("2026-11-25T06:10:00Z", "en", "America/Los_Angeles").replaceAll("\u202f", " ")).toBe("Tue, Nov 24, 10:10 PM");
  expect(instantWords("2026-11-25T06:10:00Z", "en", "Pacific/Honolulu").replaceAll("\u202f", " ")).toBe("Tue, Nov 24, 8:10 PM");
});

test("money is written with its cents", () => {
  expect(moneyWords(2500, "en")).toBe("$25.00");
  expect(moneyWords(123_456, "es")).toBe("$1,234.56");
});
