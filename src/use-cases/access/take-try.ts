import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import {
  type CountedFailures,
  countersFor,
  countFailure,
  type GuessedAt,
  type ThrottleCounter,
  type ThrottleRule,
  waitSeconds,
} from "#domain/identity/throttle.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** One try at something that could be guessed. */
export type Guess = {
  readonly guessedAt: GuessedAt;
  /** What is guessed at, as a text that is no health data and no e-mail: a hash or an id, with its kind before it. */
  readonly subject: string;
  /** Where from: the network address, or the id of the one who is signed on. */
  readonly source: string;
  /** Set where the subject's owner has signed on from this device before; then `source` does not count. */
  readonly knownDevice?: string | undefined;
};

type CounterKey = {
  readonly subject: string;
  readonly source: string;
  readonly counter: ThrottleCounter;
  readonly rule: ThrottleRule;
};

export type TakenTry = { readonly kind: "taken"; readonly keys: readonly CounterKey[] };

/**
 * Counts a try as wrong before it is looked at, so that many tries sent at once can't slip past the count.
 * A try that proves right is given back.
 */
export async function takeTry(
  { database, clock }: Dependencies,
  guess: Guess,
): Promise<TakenTry | Refusal<"too-many-tries">> {
  const keys = keysOf(guess);
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const rows = await lockCounters(trx, keys, now);
    const refusal = refusalOf(keys, rows, now);
    if (refusal !== undefined) return refusal;
    await countFailures(trx, keys, rows, now);
    return { kind: "taken", keys };
  });
}

/** Whether these guesses have to wait; looks only, and counts nothing. */
export async function waitForTries(
  { database, clock }: Dependencies,
  guesses: readonly Guess[],
): Promise<Refusal<"too-many-tries"> | undefined> {
  const keys = guesses.flatMap(keysOf);
  const rows = await database.kysely
    .selectFrom("throttles")
    .selectAll()
    .where((eb) => eb("subject", "=", eb.fn.any(eb.val(keys.map(({ subject }) => subject)))))
    .where((eb) => eb("source", "=", eb.fn.any(eb.val(keys.map(({ source }) => source)))))
    .execute();
  return refusalOf(keys, rows, clock());
}

/** Counts guesses that proved wrong. */
export async function countWrongTries({ database, clock }: Dependencies, guesses: readonly Guess[]): Promise<void> {
  const now = clock();
  for (const keys of guesses.map(keysOf)) {
    await database.kysely.transaction().execute(async (trx) => {
      await countFailures(trx, keys, await lockCounters(trx, keys, now), now);
    });
  }
}

/** One by one, in the order of the keys: makes the counter where it is new, and locks it. */
async function lockCounters(trx: Kysely<DB>, keys: readonly CounterKey[], now: Date): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { subject, source } of keys) {
    const row = await trx
      .insertInto("throttles")
      .values({ subject, source, failures: 0, last_failed_at: now })
      .onConflict((conflict) =>
        conflict.columns(["subject", "source"]).doUpdateSet((eb) => ({ failures: eb.ref("throttles.failures") })),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    rows.push(row);
  }
  return rows;
}

async function countFailures(
  trx: Kysely<DB>,
  keys: readonly CounterKey[],
  rows: readonly Row[],
  now: Date,
): Promise<void> {
  for (const key of keys) {
    const { failures, lastFailedAt } = countFailure(key.rule, countedOf(key, rows), now);
    await trx
      .updateTable("throttles")
      .set({ failures, last_failed_at: lastFailedAt })
      .where("subject", "=", key.subject)
      .where("source", "=", key.source)
      .execute();
  }
}

/** The try was right, or was none: it is not counted. */
export async function giveBackTry(kysely: Kysely<DB>, { keys }: TakenTry): Promise<void> {
  for (const { subject, source } of keys) {
    await kysely
      .updateTable("throttles")
      .set((eb) => ({ failures: eb.fn("greatest", [eb("failures", "-", 1), eb.lit(0)]) }))
      .where("subject", "=", subject)
      .where("source", "=", source)
      .execute();
  }
}

/** The one who tried is who they say: their own wrong tries are forgotten, not those of everybody else. */
export async function forgetTries(kysely: Kysely<DB>, taken: TakenTry): Promise<void> {
  await giveBackTry(kysely, taken);
  const own = taken.keys.find(({ counter }) => counter === "known-device" || counter === "subject-and-source");
  if (own === undefined) return;
  await kysely.deleteFrom("throttles").where("subject", "=", own.subject).where("source", "=", own.source).execute();
}

/** In one order always, so that two tries never wait for each other's rows in a circle. */
function keysOf({ guessedAt, subject, source, knownDevice }: Guess): CounterKey[] {
  const keys: Record<ThrottleCounter, { subject: string; source: string }> = {
    "known-device": { subject, source: `device:${knownDevice ?? ""}` },
    "subject-and-source": { subject, source },
    source: { subject: `${guessedAt}:*`, source },
    subject: { subject, source: "*" },
  };
  return countersFor(guessedAt, knownDevice !== undefined)
    .map(({ counter, rule }) => ({ ...keys[counter], counter, rule }))
    .toSorted((a, b) => (`${a.subject} ${a.source}` < `${b.subject} ${b.source}` ? -1 : 1));
}

type Row = {
  readonly subject: string;
  readonly source: string;
  readonly failures: number;
  readonly last_failed_at: Date;
};

function countedOf(key: CounterKey, rows: readonly Row[]): CountedFailures | null {
  const row = rows.find(({ subject, source }) => subject === key.subject && source === key.source);
  return row === undefined ? null : { failures: row.failures, lastFailedAt: row.last_failed_at };
}

function refusalOf(
  keys: readonly CounterKey[],
  rows: readonly Row[],
  now: Date,
): Refusal<"too-many-tries"> | undefined {
  const retryAfter = Math.max(...keys.map((key) => waitSeconds(key.rule, countedOf(key, rows), now)));
  return retryAfter > 0 ? refuse("too-many-tries", { retryAfter }) : undefined;
}
