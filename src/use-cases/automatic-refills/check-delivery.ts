import type { AutomaticDelivery } from "#database/queries/automatic-refills.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Automatic refills come to a counter of the plan, or to an own address with an own card to charge; undefined for those. */
export async function checkDelivery(
  { database }: Dependencies,
  { memberId }: Actor,
  delivery: AutomaticDelivery,
  paymentMethodId: string | null,
): Promise<
  | Refusal<"pharmacy-not-found" | "address-not-found" | "payment-method-not-found" | "payment-method-required">
  | undefined
> {
  if (delivery.kind === "pickup") {
    const pharmacy = (await readPlan(database)).pharmacies.get(delivery.pharmacyId);
    return pharmacy?.kind === "plan" ? undefined : refuse("pharmacy-not-found");
  }
  const address = await database.kysely
    .selectFrom("addresses")
    .select("address_id")
    .where("address_id", "=", delivery.addressId)
    .where("member_id", "=", memberId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (address === undefined) return refuse("address-not-found");
  if (paymentMethodId === null) return refuse("payment-method-required");
  const card = await database.kysely
    .selectFrom("payment_methods")
    .select("payment_method_id")
    .where("payment_method_id", "=", paymentMethodId)
    .where("member_id", "=", memberId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return card === undefined ? refuse("payment-method-not-found") : undefined;
}
