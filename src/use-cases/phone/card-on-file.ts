import { isCardGood } from "#domain/payment/card-expiry.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { memberOf } from "#use-cases/phone/caller.ts";

/** The card that pays new orders, or the oldest that has not run out; null where there is none. Asked only after the address matched. */
export async function cardOnFile(dependencies: Dependencies, recordNumber: string): Promise<string | null> {
  const member = await memberOf(dependencies, recordNumber);
  if (member === null) return null;
  const now = dependencies.clock();
  const cards = await dependencies.database.kysely
    .selectFrom("payment_methods")
    .select(["payment_method_id as id", "expires_month as expiresMonth", "expires_year as expiresYear"])
    .where("member_id", "=", member.memberId)
    .where("removed_at", "is", null)
    .orderBy("is_default", "desc")
    .orderBy("created_at")
    .orderBy("payment_method_id")
    .execute();
  return cards.find((card) => isCardGood(card, now))?.id ?? null;
}
