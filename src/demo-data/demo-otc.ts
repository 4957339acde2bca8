import { drugId, itemId, memberId, pharmacyId } from "#demo-data/demo-ids.ts";
import { demoStaff } from "#demo-data/demo-staff.ts";
import type { DemoPlan } from "#demo-data/demo-plan.ts";
import { otcItems } from "#demo-data/otc-items.ts";
import { type DemoItem, PACK_UNITS, WARNINGS } from "#demo-data/otc-rows.ts";
import { createRandom } from "#demo-data/random.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import { actOnItems } from "#use-cases/otc/act-on-items.ts";
import { addItems } from "#use-cases/otc/add-items.ts";
import { listPickLists } from "#use-cases/otc/read-shelf.ts";

const SEED = 4_711;
const MINUTE = 60_000;

/** Puts the catalogue on the shelves of every plan pharmacy and of the mail-order one, at prices that differ a little. */
export async function stockDemoShelves(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const random = createRandom(SEED);
  const shops = plan.pharmacies.filter(({ kind }) => kind !== "contracted-community");
  const stock = shops.flatMap(({ key, kind }) =>
    otcItems
      .filter(({ heavy }) => kind === "plan" || heavy !== true)
      .map((item) => {
        // The demo's own pharmacy has everything, so that whoever tries it finds what they look for.
        const here = key === "downey";
        const soldOut = random.chance(0.04);
        return {
          pharmacy_id: pharmacyId(key),
          item_id: itemId(item.key),
          offered: random.chance(0.92) || here,
          price_cents: priceNear(item.cents, random.int(-6, kind === "mail-order" ? 0 : 6)),
          on_hand: soldOut ? (here ? 3 : 0) : random.int(4, 40),
        };
      }),
  );
  const items = otcItems.map((item, index) => itemRow(item, index));
  const result = await addItems(dependencies, items, stock);
  if (result.kind === "refused") throw new Error("the demo's catalogue holds what may not be sold");
}

/** Moved by so many per cent, and ending in a nine as prices do. */
function priceNear(cents: number, percent: number): number {
  return Math.max(9, Math.round((cents * (100 + percent)) / 1000) * 10 - 1);
}

function itemRow(item: DemoItem, index: number) {
  const [count, unit] = item.pack;
  const inBoth = (en: string, es: string) => JSON.stringify({ en, es });
  const units = PACK_UNITS[unit];
  const warnings = WARNINGS[item.warn];
  return {
    item_id: itemId(item.key),
    name: inBoth(item.en, item.es),
    purpose: inBoth(item.forEn, item.forEs),
    package: inBoth(`${count} ${units.en}`, `${count} ${units.es}`),
    warnings: inBoth(warnings.en, warnings.es),
    category: item.shelf,
    upc: upcOf(30_099_900_100 + index * 17),
    ingredients: [...item.ingredients],
    min_age: item.minAge ?? null,
    most_per_order: item.most ?? 6,
    mailable: item.heavy !== true,
    drug_id: item.drug === undefined ? null : drugId(...item.drug),
  };
}

/** Eleven digits and their check digit (GS1: odd places count three times). */
function upcOf(body: number): string {
  const digits = String(body).padStart(11, "0");
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** How far the items of each of the demo's orders have come. */
const ORDERS = [
  { key: "items-waiting", minutesAgo: 50, items: ["vitamin-d3-1000", "acetaminophen-500"], acts: [] },
  { key: "items-gathered", minutesAgo: 130, items: ["cetirizine-10", "saline-spray"], acts: ["gather"] },
  { key: "items-ready", minutesAgo: 200, items: ["omeprazole-20"], acts: ["gather", "make-ready"] },
] as const;

/** Drawn members ordered items at the demo's pharmacy, and its technician has gathered some. */
export async function orderDemoItems(dependencies: Dependencies, plan: DemoPlan): Promise<void> {
  const buyers = plan.members.filter(({ key, age }) => key.startsWith("member-") && age >= 30);
  const technician = demoStaff("technician@example.com", "technician", "downey");
  for (const [index, { key, minutesAgo, items, acts }] of ORDERS.entries()) {
    const buyer = buyers[index];
    if (buyer === undefined) throw new Error("the demo plan has too few members");
    const ordererId = memberId(buyer.key);
    const at = new Date(dependencies.clock().getTime() - minutesAgo * MINUTE);
    const then = { ...dependencies, clock: () => at };
    const result = await placeOrder(
      then,
      {
        channel: "demo",
        ordererId,
        lines: [],
        items: items.map((item) => ({ itemId: itemId(item), quantity: 1 })),
        delivery: { kind: "pickup", pharmacyId: pharmacyId("downey") },
        paymentMethodId: null,
      },
      { subject: ordererId, key: `demo ${key}` },
    );
    if (result.kind !== "placed") throw new Error(`the demo order ${key} was not placed`);
    for (const act of acts) await workItems(then, technician, result.answer.confirmationNumber, act);
  }
}

async function workItems(
  dependencies: Dependencies,
  technician: StaffActor,
  confirmationNumber: string,
  act: "gather" | "make-ready",
): Promise<void> {
  const found = await listPickLists(dependencies, technician);
  if (found.kind === "refused") throw new Error("the demo's technician may not gather items");
  const rows = found.lists
    .flatMap(({ items }) => items)
    .filter(({ row, acts }) => row.confirmation_number === confirmationNumber && acts.includes(act))
    .map(({ row }) => row);
  const [first] = rows;
  // Worked before a load that was stopped: it stays where it is.
  if (first === undefined) return;
  const result = await actOnItems(dependencies, technician, {
    orderId: first.order_id,
    act,
    items: rows.map(({ order_item_id: id, version }) => ({ id, version })),
    reason: null,
  });
  if (result.kind === "refused") throw new Error(`the demo's items could not be worked: ${result.code}`);
}
