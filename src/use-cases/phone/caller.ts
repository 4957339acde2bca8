import type { Dependencies } from "#use-cases/dependencies.ts";
import { guardNumbers } from "#use-cases/orders/guard-numbers.ts";
import type { Refusal } from "#use-cases/refusal.ts";

/** Who is at the other end, as far as the line knows. */
export type PhoneCaller = {
  /** The line's own name for the call. */
  readonly callId: string;
  /** The number that called; "" when withheld. */
  readonly number: string;
  /** The network address of a caller who has no phone; guesses are counted there. */
  readonly address?: string;
};

/** Where a caller's guesses are counted: at their number, and where it is withheld at this call alone. */
export function guessSource({ callId, number, address }: PhoneCaller): string {
  if (address !== undefined) return address;
  return number === "" ? `call:${callId}` : `phone:${number}`;
}

/** The member of a record number; null where there is none. Nothing of it may be told before it is proved. */
export async function memberOf({ database }: Pick<Dependencies, "database">, recordNumber: string) {
  const row = await database.kysely
    .selectFrom("members")
    .select(["member_id as memberId", "birth_date as birthDate"])
    .where("mrn", "=", recordNumber)
    .executeTakeFirst();
  return row ?? null;
}

/** Checks something keyed against a record number; a mismatch counts against the number and where it came from. */
export async function guardCaller<Result extends { readonly kind: string }>(
  dependencies: Dependencies,
  caller: PhoneCaller,
  recordNumber: string,
  run: () => Promise<Result>,
  isWrong: (result: Result) => boolean,
): Promise<Result | Refusal<"too-many-tries">> {
  return guardNumbers(dependencies, { source: guessSource(caller), mrns: [recordNumber] }, run, (result) =>
    isWrong(result) ? [recordNumber] : [],
  );
}
