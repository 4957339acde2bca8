import { v7 as newId } from "uuid";
import {
  type BookedMovement,
  readBookedMovements,
  readBookedOfPayments,
  readDaysToCompare,
} from "#database/queries/read-payment-books.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { type BookDifference, type BookEntry, compareBooks, totalOf } from "#domain/payment/compare-books.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";

export type Reconciled = {
  readonly kind: "reconciled";
  readonly day: Day;
  /** Charged less refunded, as our ledger and as the provider's books have it. */
  readonly ourCents: number;
  readonly providerCents: number;
  readonly differences: readonly BookDifference[];
};

type Unknown = { readonly kind: "unknown"; readonly cause: unknown };

/** Asks that were still open at midnight are answered by then. */
const GRACE_MS = 2 * 3_600_000;
const LOOK_AGAIN_MS = 6 * 3_600_000;

/**
 * Compares our ledger with the provider's books of one day (UTC) to the cent, and writes down what does not agree. What
 * we learned of on another day than the provider booked it is no difference. Compared again, what agrees by then is
 * cleared.
 * @returns `unknown` where the provider did not answer: nothing was written
 */
export async function reconcileDay(dependencies: MoneyDependencies, day: Day): Promise<Reconciled | Unknown> {
  const { database, payment } = dependencies;
  const theirs = await payment.listMovements(day);
  if (theirs.kind === "unknown") return theirs;
  if (theirs.kind === "rejected") throw new Error(`the provider refused to list a day: ${theirs.code}`);
  const provider: BookEntry[] = theirs.movements.map(({ kind, providerId, amountCents }) => {
    return { kind, providerId, cents: amountCents };
  });
  const listed = new Set(provider.map(({ providerId }) => providerId));
  const booked = await readBookedMovements(database.kysely, { day, providerIds: [...listed] });
  const unlisted = booked.filter(({ provider_id: id }) => !listed.has(id));
  const elsewhere = await bookedOnAnotherDay(dependencies, unlisted);
  if (elsewhere.kind === "unknown") return elsewhere;
  const ours: BookEntry[] = booked
    .filter((movement) => !elsewhere.movements.has(movement))
    .map(({ kind, provider_id: providerId, amount_cents: cents }) => ({ kind, providerId, cents }));
  const reconciled: Reconciled = {
    kind: "reconciled",
    day,
    ourCents: totalOf(ours),
    providerCents: totalOf(provider),
    differences: compareBooks(ours, provider),
  };
  await write(dependencies, reconciled);
  return reconciled;
}

/**
 * What the provider booked on another day than we learned of it: their books of the payment agree with ours though the
 * day's list does not name it.
 */
async function bookedOnAnotherDay(
  { database, payment }: MoneyDependencies,
  unlisted: readonly BookedMovement[],
): Promise<{ readonly kind: "known"; readonly movements: ReadonlySet<BookedMovement> } | Unknown> {
  const agreeing = new Set<string>();
  const ids = unlisted.map(({ payment_provider_id: id }) => id);
  for (const { provider_id: id, captured, refunded } of await readBookedOfPayments(database.kysely, ids)) {
    const state = await payment.read(id);
    if (state.kind === "unknown") return state;
    if (state.kind === "rejected") continue;
    if (state.payment.capturedCents === captured && state.payment.refundedCents === refunded) agreeing.add(id);
  }
  return { kind: "known", movements: new Set(unlisted.filter((row) => agreeing.has(row.payment_provider_id))) };
}

async function write({ database, clock }: MoneyDependencies, reconciled: Reconciled): Promise<void> {
  const { day, ourCents: our_cents, providerCents: provider_cents, differences } = reconciled;
  const now = clock();
  await database.kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto("payment_reconciliations")
      .values({ day, compared_at: now, our_cents, provider_cents })
      .onConflict((on) => on.column("day").doUpdateSet({ compared_at: now, our_cents, provider_cents }))
      .execute();
    for (const { kind, providerId, ourCents, providerCents } of differences) {
      const cents = { our_cents: ourCents, provider_cents: providerCents };
      const found = { day, found_at: now, cleared_at: null, resolved_at: null, resolved_by: null, note: null };
      await trx
        .insertInto("payment_differences")
        .values({ difference_id: newId(), kind, provider_id: providerId, ...found, ...cents })
        // One that was looked into stays so, unless other cents are missing now.
        .onConflict((on) =>
          on
            .columns(["provider_id", "kind"])
            .doUpdateSet({ ...found, ...cents })
            .where((eb) =>
              eb.or([
                eb("payment_differences.our_cents", "is distinct from", ourCents),
                eb("payment_differences.provider_cents", "is distinct from", providerCents),
                eb("payment_differences.cleared_at", "is not", null),
              ]),
            ),
        )
        .execute();
    }
    const standing = differences.map(({ kind, providerId }) => `${kind} ${providerId}`);
    const open = await trx
      .selectFrom("payment_differences")
      .select(["difference_id", "kind", "provider_id"])
      .where("day", "=", day)
      .where("cleared_at", "is", null)
      .execute();
    const cleared = open.filter(({ kind, provider_id }) => !standing.includes(`${kind} ${provider_id}`));
    if (cleared.length === 0) return;
    await trx
      .updateTable("payment_differences")
      .set({ cleared_at: now })
      .where(
        "difference_id",
        "in",
        cleared.map(({ difference_id }) => difference_id),
      )
      .execute();
  });
}

/** Compares every day that is over and was not compared since, and again each with differences nobody looked into. */
export async function reconcileDueDays(dependencies: MoneyDependencies): Promise<readonly Reconciled[]> {
  const now = dependencies.clock();
  const days = await readDaysToCompare(dependencies.database.kysely, {
    until: addDays(dayInZone(new Date(now.getTime() - GRACE_MS), "UTC"), -1),
    comparedBefore: new Date(now.getTime() - LOOK_AGAIN_MS),
    graceMs: GRACE_MS,
  });
  const reconciled: Reconciled[] = [];
  for (const day of days) {
    const answer = await reconcileDay(dependencies, day);
    if (answer.kind === "unknown") throw new Error("the provider's books could not be read", { cause: answer.cause });
    reconciled.push(answer);
  }
  return reconciled;
}
