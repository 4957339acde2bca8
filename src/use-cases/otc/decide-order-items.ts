import type { Database } from "#database/database.ts";
import { type ItemFactsRow, readItemFacts } from "#database/queries/read-item-facts.ts";
import type { Pharmacy, Plan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { decideItems, type ItemSetting } from "#domain/otc/decide-item.ts";
import { adviseOnItem } from "#domain/otc/item-advice.ts";
import { priceItem } from "#domain/otc/price-item.ts";
import { isMilitaryState } from "#domain/places/postal-address.ts";
import type { PrescriberNetwork } from "#domain/price/price.ts";
import { promiseFill } from "#domain/promise/promise-fill.ts";
import type { AskedItem } from "#use-cases/orders/order-request.ts";
import { fulfilmentFacts } from "#use-cases/orders/promise-line.ts";
import type { ItemAnswer } from "#use-cases/otc/item-answer.ts";

/** One item as decided: what its asker is told, and the shelf it would come from. */
export type DecidedItem = {
  readonly answer: ItemAnswer;
  readonly pharmacyId: string;
  /** What one piece costs on the shelf: the order is written only while it still does. */
  readonly shelfPriceCents: number | null;
};

/** Reads the shelf and lets the rules decide each item of one order. */
export async function decideOrderItems(
  database: Database,
  ask: {
    readonly buyerId: string;
    readonly items: readonly AskedItem[];
    readonly plan: Plan;
    readonly pharmacy: Pharmacy;
    /** Null for pick-up. */
    readonly shipToState: string | null;
    /** By member, what the order's lines put towards the deductible. */
    readonly deductibleSpent: Map<string, number>;
    readonly now: Date;
  },
): Promise<DecidedItem[]> {
  const { plan, pharmacy, now, buyerId } = ask;
  const rows = await readItemFacts(database, {
    buyerId,
    pharmacyId: pharmacy.id,
    itemIds: ask.items.map(({ itemId }) => itemId),
  });
  const buyer = rows[0];
  if (buyer === undefined) return [];
  const setting = settingOf(ask, buyer);
  const decisions = decideItems(
    rows.map((row, index) => ({
      item:
        row.item_id === null
          ? null
          : {
              ingredients: row.ingredients,
              minAge: row.min_age,
              mostPerOrder: row.most_per_order,
              mailable: row.mailable,
            },
      shelf: row.offered === null ? null : { offered: row.offered, onHand: row.on_hand ?? 0 },
      quantity: ask.items[index]?.quantity ?? 0,
    })),
    setting,
  );
  // Nobody is asked and nothing is counted, but items are gathered with the refills and promised like them.
  const { delivery } = setting;
  const shipToState = ask.shipToState ?? undefined;
  const facts = fulfilmentFacts({ row: { cold_chain: false }, pharmacy, delivery, shipToState });
  const promise = promiseFill(facts, pharmacy.promise, now);
  return ask.items.map(({ itemId, quantity }, index): DecidedItem => {
    const row = rows[index];
    const decision = decisions[index];
    if (row === undefined || decision === undefined) throw new Error("an asked item has no row");
    if (row.item_id === null)
      return { answer: { itemId, quantity, decision, advice: [] }, pharmacyId: pharmacy.id, shelfPriceCents: null };
    const shelfPriceCents = row.shelf_price_cents;
    const goesOn = decision.kind === "accepted" && shelfPriceCents !== null;
    const others = rows.flatMap((other) => (other === row || other.item_id === null ? [] : other.ingredients));
    const medicines = row.medicines.flatMap(({ drugId, name }) => (drugId === row.drug_id ? [] : [name]));
    return {
      pharmacyId: pharmacy.id,
      shelfPriceCents,
      answer: {
        itemId,
        quantity,
        decision,
        name: row.name,
        advice: goesOn ? adviseOnItem(row.ingredients, others, medicines, row.allergies) : [],
        ...(goesOn
          ? {
              price: priceOf(row, shelfPriceCents, quantity, plan, setting.delivery, ask.deductibleSpent, buyerId),
              promise,
            }
          : {}),
      },
    };
  });
}

function settingOf(
  { plan, pharmacy, shipToState, now }: Parameters<typeof decideOrderItems>[1],
  buyer: ItemFactsRow,
): ItemSetting {
  const today = dayInZone(now, pharmacy.timeZone);
  const licence = shipToState === null ? undefined : pharmacy.licensedStates.get(shipToState);
  return {
    delivery: shipToState === null ? "pickup" : "mail",
    state: shipToState ?? pharmacy.state,
    mailInArea: plan.areas.get(buyer.area_id)?.features.includes("mail-order") === true,
    // As with medicines: military mail leaves the pharmacy's own state for a federal post.
    licensed: shipToState !== null && (isMilitaryState(shipToState) || (licence !== undefined && licence >= today)),
    buyerBirthDate: buyer.birth_date as Day,
    today,
  };
}

/** Moves `deductibleSpent` on by what the item puts towards the deductible. */
function priceOf(
  row: ItemFactsRow & { readonly item_id: string },
  shelfPriceCents: number,
  quantity: number,
  plan: Plan,
  delivery: "pickup" | "mail",
  deductibleSpent: Map<string, number>,
  buyerId: string,
): NonNullable<ItemAnswer["price"]> {
  const coverage = plan.coverages.get(row.coverage_id);
  if (coverage === undefined) throw new Error("a member has a coverage that does not exist");
  const spent = deductibleSpent.get(buyerId) ?? 0;
  const price = priceItem(
    shelfPriceCents,
    quantity,
    delivery,
    row.care_plan_network === null
      ? null
      : {
          coverage,
          prescriberNetwork: row.care_plan_network as PrescriberNetwork,
          deductibleMetCents: row.deductible_met_cents + spent,
        },
  );
  deductibleSpent.set(buyerId, spent + price.deductibleUsedCents);
  return { amountCents: price.amountCents, code: price.code };
}
