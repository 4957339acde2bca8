import {
  type DifferenceRow,
  type PaymentFigures,
  readDifferences,
  readPaymentFigures,
  readPaymentsWaiting,
} from "#database/queries/read-payment-books.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

type Compared = {
  readonly day: Day;
  readonly comparedAt: Date;
  /** Charged less refunded. */
  readonly ourCents: number;
  readonly providerCents: number;
};

export type PaymentDay = {
  readonly day: Day;
  readonly figures: PaymentFigures;
  readonly waiting: { readonly unanswered: number; readonly needCard: number };
  /** The day's, and of every other day those that nobody has looked into. */
  readonly differences: readonly DifferenceRow[];
  /** The last days that were compared, newest first. */
  readonly compared: readonly Compared[];
};

const DAYS_SHOWN = 14;

/** What the money of a day (UTC, as the provider counts) came to, and where the books do not agree; today where none is named. */
export async function readPaymentDay(
  { database: { kysely }, clock }: Dependencies,
  staff: StaffActor,
  named: Day | null,
): Promise<{ readonly kind: "found"; readonly found: PaymentDay } | Refusal<"not-allowed">> {
  if (!mayAct(staff, "reconcile-payments", null)) return refuse("not-allowed");
  const day = named ?? dayInZone(clock(), "UTC");
  const [figures, waiting, differences, compared] = await Promise.all([
    readPaymentFigures(kysely, day),
    readPaymentsWaiting(kysely),
    readDifferences(kysely, day),
    kysely
      .selectFrom("payment_reconciliations")
      .select(["day", "compared_at", "our_cents", "provider_cents"])
      .orderBy("day", "desc")
      .limit(DAYS_SHOWN)
      .execute(),
  ]);
  return {
    kind: "found",
    found: {
      day,
      figures,
      waiting,
      differences,
      compared: compared.map((row) => ({
        day: row.day as Day,
        comparedAt: row.compared_at,
        ourCents: row.our_cents,
        providerCents: row.provider_cents,
      })),
    },
  };
}
