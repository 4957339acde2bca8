import { expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import { expiresOn, renewableUntil } from "#domain/refill/expiry.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";

const cases: readonly [string, string, DeaSchedule | null, string][] = [
  ["CA", "2026-06-20", null, "2027-06-20"],
  ["HI", "2026-06-20", null, "2027-06-20"],
  ["CA", "2026-06-20", "III", "2026-12-20"],
  ["HI", "2026-06-20", "IV", "2026-12-20"],
  ["HI", "2026-06-20", "V", "2027-06-20"],
  ["CA", "2026-06-20", "V", "2026-12-20"],
  ["CA", "2026-08-31", "IV", "2027-02-28"],
  ["CA", "2027-08-31", "IV", "2028-02-29"],
  ["CA", "2028-02-29", null, "2029-02-28"],
];
test.each(cases)(
  "in %s, written on %s, schedule %s, the last day to fill it is %s",
  (state, writtenOn, schedule, last) => {
    expect(expiresOn({ state, writtenOn: parseDay(writtenOn) }, schedule, policy)).toBe(last);
  },
);

it("a state of its own table overrules the ordinary year", () => {
  const strict = { ...policy, expiryMonths: { ...policy.expiryMonths, byState: { ME: { nonControlled: 15 } } } };
  expect(expiresOn({ state: "ME", writtenOn: parseDay("2026-01-31") }, null, strict)).toBe("2027-04-30");
});

it("may be renewed for 120 days after it expired", () => {
  expect(renewableUntil(parseDay("2026-12-20"), policy)).toBe("2027-04-19");
});
