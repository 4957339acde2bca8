import { createHash } from "node:crypto";
import { forgetTries, giveBackTry, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { Refusal } from "#use-cases/refusal.ts";

/**
 * Slows whoever guesses at pairs of record and prescription numbers. Only an attempt with a pair that does not match
 * counts; however many right orders somebody places, they never wait.
 * @param source where the attempt comes from: a network address, or the signed-on member's id
 */
export async function guardNumbers<Result>(
  dependencies: Dependencies,
  attempt: { readonly source: string; readonly mrns: readonly string[] },
  run: () => Promise<Result>,
  isWrong: (result: Result) => boolean,
): Promise<Result | Refusal<"too-many-tries">> {
  if (attempt.mrns.length === 0) return run();
  const subject = createHash("sha256").update([...attempt.mrns].sort().join()).digest("base64url");
  const taken = await takeTry(dependencies, { guessedAt: "number-pair", subject: `mrn:${subject}`, source: attempt.source });
  if (taken.kind === "refused") return taken;
  const { kysely } = dependencies.database;
  let result: Result;
  try {
    result = await run();
  } catch (error) {
    await giveBackTry(kysely, taken);
    throw error;
  }
  if (!isWrong(result)) await forgetTries(kysely, taken);
  return result;
}
