import type { Dependencies } from "#use-cases/dependencies.ts";
import { guardCaller, memberOf, type PhoneCaller } from "#use-cases/phone/caller.ts";
import type { AddressCheck } from "#use-cases/phone/phone-answers.ts";

/**
 * Whether the caller knows the member's date of birth, and street number and ZIP of an address on file: the one that is
 * mailed to. One answer for every mismatch.
 */
export async function checkAddress(
  dependencies: Dependencies,
  caller: PhoneCaller,
  keyed: {
    readonly recordNumber: string;
    readonly birthDate: string;
    readonly streetNumber: string;
    readonly zip: string;
  },
): Promise<AddressCheck> {
  const check = await guardCaller<AddressCheck>(
    dependencies,
    caller,
    keyed.recordNumber,
    async () => {
      const member = await memberOf(dependencies, keyed.recordNumber);
      if (member?.birthDate !== keyed.birthDate) return { kind: "no-match" };
      const addresses = await dependencies.database.kysely
        .selectFrom("addresses")
        .select(["address_id", "line1", "zip"])
        .where("member_id", "=", member.memberId)
        .where("removed_at", "is", null)
        .orderBy("created_at", "desc")
        .execute();
      const known = addresses.find(
        ({ line1, zip }) => streetNumberOf(line1) === keyed.streetNumber && zip.slice(0, 5) === keyed.zip,
      );
      return known === undefined ? { kind: "no-match" } : { kind: "matched", addressId: known.address_id };
    },
    ({ kind }) => kind === "no-match",
  );
  return check.kind === "refused" ? { kind: "too-many-tries" } : check;
}

/** The digits before a street's name, as they can be keyed: 94300 of "94-300 Farrington Highway". */
function streetNumberOf(line1: string): string {
  return (/^[\d\s-]+/.exec(line1.trim())?.[0] ?? "").replace(/\D/g, "");
}
