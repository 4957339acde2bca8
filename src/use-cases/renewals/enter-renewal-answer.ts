import { readPlan } from "#database/queries/read-plan.ts";
import { isDay } from "#domain/calendar/day.ts";
import { instantOf } from "#domain/calendar/zoned-time.ts";
import type { RenewalAnswer } from "#domain/renewal/renewal-answer.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { coverDay } from "#use-cases/prescribing/prescriber-of.ts";
import type { SigningRefusal } from "#use-cases/prescribing/sign-with-second-factor.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { type AnswerResult, settleRenewal } from "#use-cases/renewals/answer-renewal.ts";
import { findRenewalOfLine, zoneOf } from "#use-cases/renewals/read-renewals.ts";

/** What a prescriber's office said on the phone. */
export type PhoneAnswer = {
  readonly lineId: string;
  readonly answer: RenewalAnswer;
  /** What the member may read besides; null for nothing. */
  readonly note: string | null;
  readonly warningsRead: boolean;
  /** Who said it: the prescriber, or who speaks for them. */
  readonly informant: string;
  /** When, on the pharmacy's clocks: `2026-11-21T10:15`. */
  readonly toldAt: string;
};

/** Clocks in two offices may differ by this much. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/**
 * Writes down a prescriber's answer by phone, as a pharmacist of the line's pharmacy heard it: an oral order, reduced to
 * writing with who gave it and when (21 CFR 1306.05, 1306.21(a)). Schedules III to V may be ordered so, schedule II not
 * (21 CFR 1306.11). Everything else is as if the prescriber had answered: the first answer counts, the order goes on.
 */
export async function enterRenewalAnswer(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: PhoneAnswer,
): Promise<Exclude<AnswerResult, SigningRefusal> | Refusal<"not-by-phone">> {
  const { database, clock } = dependencies;
  const found = await findRenewalOfLine(database, staff, ask.lineId);
  if ("kind" in found) return found;
  const now = clock();
  const toldAt = instantOn(ask.toldAt, zoneOf(found, await readPlan(database, found.policy_version)));
  const fault = faultOfTime(toldAt, found.requested_at, now);
  if (toldAt === null || fault !== null) return refuse("bad-input", { fields: { toldAt: fault ?? "date" } });
  return settleRenewal(dependencies, ask, {
    find: async () => {
      const row = await findRenewalOfLine(database, staff, ask.lineId);
      return "kind" in row ? undefined : row;
    },
    // The prescriber answers; the pharmacist has written it down.
    by: (row) => ({
      kind: "prescriber",
      staffId: staff.staffId,
      prescriberId: row.asked_prescriber_id,
      name: row.asked_prescriber_name,
      on: coverDay(now),
    }),
    sign: (schedule) => (schedule === "II" ? refuse("not-by-phone") : undefined),
    byPhone: { informant: ask.informant, toldAt },
  });
}

/** Null where there is no such time. */
function instantOn(wallClock: string, zone: string): Date | null {
  const [, day = "", hours = "", minutes = ""] =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(wallClock) ?? [];
  return isDay(day) ? instantOf(day, Number(hours) * 60 + Number(minutes), zone) : null;
}

function faultOfTime(
  toldAt: Date | null,
  askedAt: Date,
  now: Date,
): "date" | "told-later" | "told-before-asked" | null {
  if (toldAt === null) return "date";
  if (toldAt.getTime() > now.getTime() + CLOCKS_DIFFER_MS) return "told-later";
  return toldAt.getTime() < askedAt.getTime() - CLOCKS_DIFFER_MS ? "told-before-asked" : null;
}
