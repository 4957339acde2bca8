import { expect, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { defaultRefillPolicy } from "#domain/refill/default-refill-policy.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import { isReminderDue } from "#domain/refill/reminder-due.ts";

test.each<[string, string | null, RefillDecision["kind"], boolean]>([
  ["with 15 days left", "2026-12-09", "accepted", false],
  ["with 14 days left", "2026-12-08", "accepted", true],
  ["too soon at the counter, but it can be ordered to start on its day", "2026-12-08", "scheduled", true],
  ["with no refills left: the doctor may need days", "2026-12-08", "sent-to-prescriber", true],
  ["on its last day", "2026-11-24", "accepted", true],
  ["a week after it ran out", "2026-11-17", "accepted", true],
  ["longer ago", "2026-11-16", "accepted", false],
  ["already ordered", "2026-12-01", "already-ordered", false],
  ["that can't be ordered", "2026-12-01", "refused", false],
  ["never filled", null, "accepted", false],
])("of a medicine %s", (_name, runsOutOn, kind, due) => {
  const medicine = { runsOutOn: runsOutOn === null ? null : parseDay(runsOutOn), decision: { kind } };
  expect(isReminderDue(medicine, parseDay("2026-11-24"), defaultRefillPolicy)).toBe(due);
});
