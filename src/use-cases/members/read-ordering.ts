import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type Address, listAddresses } from "#use-cases/addresses/addresses.ts";
import { listForStaff } from "#use-cases/members/read-member.ts";
import { requireCaller } from "#use-cases/members/read-back-order.ts";
import { listPaymentMethods, type PaymentMethod } from "#use-cases/payment-methods/payment-methods.ts";
import type { ListedPrescription } from "#use-cases/prescriptions/list-prescriptions.ts";
import type { Refusal } from "#use-cases/refusal.ts";

/** What can be chosen from while a caller orders: their medicines, where parcels may go, and cards by their last digits. */
export type Ordering = {
  readonly kind: "ordering";
  readonly name: string;
  readonly prescriptions: readonly ListedPrescription[];
  readonly addresses: readonly Address[];
  readonly cards: readonly PaymentMethod[];
};

export async function readOrdering(
  dependencies: Dependencies,
  staff: StaffActor,
  memberId: string,
): Promise<Ordering | Refusal<"not-allowed" | "not-found" | "reason-required" | "caller-unchecked">> {
  const open = await requireCaller(dependencies, staff, memberId);
  if (open.kind === "refused") return open;
  const owner = { memberId, sessionId: staff.sessionId, language: "en" } as const;
  const [member, prescriptions, addresses, cards] = await Promise.all([
    dependencies.database.kysely
      .selectFrom("members")
      .select(["given_name", "family_name"])
      .where("member_id", "=", memberId)
      .executeTakeFirstOrThrow(),
    listForStaff(dependencies, staff, memberId),
    listAddresses(dependencies, owner),
    listPaymentMethods(dependencies, owner),
  ]);
  return {
    kind: "ordering",
    name: `${member.given_name} ${member.family_name}`,
    prescriptions,
    addresses,
    cards,
  };
}
