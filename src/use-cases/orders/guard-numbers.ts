import { createHash } from "node:crypto";
import { countWrongTries, waitForTries, type Guess } from "#use-cases/access/take-try.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { LineAnswer } from "#use-cases/orders/line-answer.ts";
import type { Idempotency, OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrder, type PlaceOrderResult } from "#use-cases/orders/place-order.ts";
import type { Refusal } from "#use-cases/refusal.ts";

/**
 * Slows whoever guesses at pairs of record and prescription numbers. Only a pair that does not match counts, and only
 * against its own record number and against where it came from; however many right orders come at once, none waits.
 * Wrong pairs sent at once may all be looked at before the first is counted: against a billion numbers that is nothing.
 *
 * @param source where the attempt comes from: a network address, or the signed-on member's id
 * @param wrongPairs the record numbers of those pairs in the result that did not match
 */
export async function guardNumbers<Result>(
  dependencies: Dependencies,
  attempt: { readonly source: string; readonly mrns: readonly (string | null)[] },
  run: () => Promise<Result>,
  wrongPairs: (result: Result) => readonly (string | null)[],
): Promise<Result | Refusal<"too-many-tries">> {
  const guesses = guessesAt(attempt.mrns, attempt.source);
  if (guesses.length === 0) return run();
  const refusal = await waitForTries(dependencies, guesses);
  if (refusal !== undefined) return refusal;
  const result = await run();
  await countWrongTries(dependencies, guessesAt(wrongPairs(result), attempt.source));
  return result;
}

export type GuardedOrderResult = PlaceOrderResult | Refusal<"too-many-tries">;

/** `placeOrder` for numbers that somebody may be guessing at. */
export function placeGuardedOrder(
  dependencies: Dependencies,
  ask: OrderAsk,
  idempotency: Idempotency,
  source: string,
): Promise<GuardedOrderResult> {
  return guardNumbers(
    dependencies,
    { source, mrns: ask.lines.map(({ mrn }) => mrn) },
    () => placeOrder(dependencies, ask, idempotency),
    (result) => {
      if (result.kind === "nothing-ordered") return wrongPairsOf(ask.lines, result.lines);
      return result.kind === "placed" ? wrongPairsOf(ask.lines, result.answer.lines) : [];
    },
  );
}

/** The record numbers asked with, of those lines that found nothing. */
export function wrongPairsOf(
  asked: readonly { readonly mrn: string | null }[],
  lines: readonly LineAnswer[],
): (string | null)[] {
  return asked.flatMap(({ mrn }, index) => {
    const decision = lines[index]?.decision;
    return decision?.kind === "refused" && decision.code === "not-found" ? [mrn] : [];
  });
}

function guessesAt(mrns: readonly (string | null)[], source: string): Guess[] {
  const named = new Set(mrns.filter((mrn) => mrn !== null));
  return [...named].map((mrn) => ({
    guessedAt: "number-pair",
    subject: `mrn:${createHash("sha256").update(mrn).digest("base64url")}`,
    source,
  }));
}
