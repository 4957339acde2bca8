import { type OfferedRow, readOffered } from "#database/queries/read-shelf.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { type ItemPrice, priceItem } from "#domain/otc/price-item.ts";
import type { PrescriberNetwork } from "#domain/price/price.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type ListedItem = { readonly row: OfferedRow; readonly price: ItemPrice };

/**
 * What a pharmacy sells without a prescription, by name, at the reader's price of one piece.
 * @param pharmacyId null for what comes by mail
 */
export async function listItems(
  { database }: Dependencies,
  actor: Actor,
  pharmacyId: string | null,
): Promise<
  | { readonly kind: "catalogue"; readonly pharmacy: Pharmacy; readonly items: readonly ListedItem[] }
  | Refusal<"pharmacy-not-found">
> {
  const plan = await readPlan(database);
  const pharmacy = pharmacyId === null ? plan.mailOrderPharmacy : plan.pharmacies.get(pharmacyId);
  if (pharmacy === undefined || pharmacy.kind === "contracted-community") return refuse("pharmacy-not-found");
  const [rows, member] = await Promise.all([
    readOffered(database, { memberId: actor.memberId, pharmacyId: pharmacy.id, language: actor.language }),
    database.kysely
      .selectFrom("members")
      .select(["coverage_id", "deductible_met_cents"])
      .where("member_id", "=", actor.memberId)
      .executeTakeFirstOrThrow(),
  ]);
  const coverage = plan.coverages.get(member.coverage_id);
  if (coverage === undefined) throw new Error("a member has a coverage that does not exist");
  const delivery = pharmacy.kind === "mail-order" ? "mail" : "pickup";
  const priceOf = ({ price_cents, care_plan_network: network }: OfferedRow): ItemPrice => {
    const carePlan =
      network === null
        ? null
        : {
            coverage,
            prescriberNetwork: network as PrescriberNetwork,
            deductibleMetCents: member.deductible_met_cents,
          };
    return priceItem(price_cents, 1, delivery, carePlan);
  };
  const items = rows.filter(({ mailable }) => delivery === "pickup" || mailable);
  return { kind: "catalogue", pharmacy, items: items.map((row) => ({ row, price: priceOf(row) })) };
}
