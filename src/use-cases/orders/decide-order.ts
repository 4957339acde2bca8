import { type OrderFactsRow, readOrderFacts, type ShipTo } from "#database/queries/read-order-facts.ts";
import { type Pharmacy, type Plan, readPlan } from "#database/queries/read-plan.ts";
import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";
import { tooManyPeople } from "#domain/order/order-limits.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { Sight } from "#use-cases/family/sight.ts";
import { authorityOver } from "#use-cases/orders/authority.ts";
import { addressOf, type DecidedLine, decideLine, featureFor, unknownLine } from "#use-cases/orders/decide-line.ts";
import type { LineAnswer } from "#use-cases/orders/line-answer.ts";
import type { Delivery, Idempotency, OrderAsk } from "#use-cases/orders/order-request.ts";
import { type DecidedItem, decideOrderItems } from "#use-cases/otc/decide-order-items.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type DecidedOrder = {
  readonly kind: "decided";
  readonly plan: Plan;
  readonly now: Date;
  /** Where the order's items go, and every line that names no other way. */
  readonly shipTo: ShipTo | null;
  readonly paymentMethodId: string | null;
  readonly lines: readonly DecidedLine[];
  readonly items: readonly DecidedItem[];
  readonly totalCents: number;
  /** Of that, what is charged to the card: the rest is paid at the counter. */
  readonly mailCents: number;
  /** What this key was answered before, with the hash of that request; null for a new key. */
  readonly repeated: { readonly requestHash: Buffer; readonly response: unknown } | null;
};

export type OrderRefusal = Refusal<
  | "bad-input"
  | "too-many-people"
  | "address-not-found"
  | "payment-method-not-found"
  | "pharmacy-not-found"
  | "feature-not-in-area"
>;

/** What an order's facts are read by. */
export function factsAskOf({ lines, delivery, paymentMethodId }: Omit<OrderAsk, "ordererId">, key: string | null) {
  return {
    lines: lines.length === 0 ? [NO_LINE] : lines,
    key,
    addressId: delivery.kind === "mail" ? delivery.addressId : null,
    lineAddressIds: lines.map((line) => (line.delivery?.kind === "mail" ? line.delivery.addressId : null)),
    paymentMethodId,
  };
}

/**
 * Reads the facts of an order in one statement and lets the rules decide each line. People, address and card are
 * checked before the lines; one failing line never fails the others.
 */
export async function decideOrder(
  { database, clock }: Dependencies,
  ask: OrderAsk,
  idempotency: Idempotency | null,
  factsInHand?: readonly OrderFactsRow[],
): Promise<DecidedOrder | OrderRefusal> {
  const mistyped = checkNumbers(ask);
  if (mistyped !== null) return mistyped;
  const rows =
    factsInHand ??
    (await readOrderFacts(database, {
      ...factsAskOf(ask, idempotency?.key ?? null),
      ordererId: ask.ordererId,
      subject: idempotency?.subject ?? NOBODY,
    }));
  const first = rows[0];
  if (first === undefined) throw new Error("an order needs a line");
  const plan = await readPlan(database, first.policy_version);
  const now = clock();
  const decided: Omit<DecidedOrder, "lines" | "items" | "totalCents" | "mailCents"> = {
    kind: "decided",
    plan,
    now,
    shipTo: addressOf(first.ship_to),
    paymentMethodId: first.payment_method_id,
    repeated:
      first.idempotent_hash === null
        ? null
        : { requestHash: first.idempotent_hash, response: first.idempotent_response },
  };
  if (decided.repeated !== null) return { ...decided, lines: [], items: [], totalCents: 0, mailCents: 0 };

  const authorities = ask.lines.map((line, index) => {
    const row = rows[index];
    return row === undefined ? null : authorityOver(row, line, ask.ordererId, now);
  });
  const twice = askedTwice(rows, authorities);
  if (twice !== null) return twice;
  if (tooManyPeople(first.orderer_mrn, peopleOf(ask, rows, authorities))) return refuse("too-many-people");
  if (ask.delivery.kind === "mail" && first.ship_to === null) return refuse("address-not-found");
  if (ask.lines.some(({ delivery }, index) => delivery?.kind === "mail" && rows[index]?.line_ship_to == null))
    return refuse("address-not-found");
  if (ask.paymentMethodId !== null && first.payment_method_id === null) return refuse("payment-method-not-found");
  const chosen = chosenPharmacy(plan, ask.channel, ask.delivery);
  if (chosen?.kind === "refused") return chosen;
  const ownPharmacies: (Pharmacy | null)[] = [];
  for (const { delivery } of ask.lines) {
    const own = delivery === undefined ? chosen : chosenPharmacy(plan, ask.channel, delivery);
    if (own?.kind === "refused") return own;
    ownPharmacies.push(own);
  }

  const deductibleSpent = new Map<string, number>();
  const lines = ask.lines.map((line, index): DecidedLine => {
    const row = rows[index];
    const authority = authorities[index] ?? null;
    if (row === undefined || row.prescription_id === null || authority === null) return unknownLine(line.rxNumber);
    const pharmacy = ownPharmacies[index] ?? plan.pharmacies.get(row.pharmacy_id);
    if (pharmacy === undefined) throw new Error("a prescription names a pharmacy that does not exist");
    const { kind } = line.delivery ?? ask.delivery;
    const goesTo = kind === "pickup" ? null : line.delivery === undefined ? row.ship_to : row.line_ship_to;
    return decideLine({ ask, line, row, authority, plan, pharmacy, goesTo, now }, deductibleSpent);
  });
  const asked = ask.items ?? [];
  if (asked.length === 0 || ask.ordererId === null) {
    return { ...decided, lines, items: [], totalCents: totalOf(lines), mailCents: totalOf(lines.filter(isMailed)) };
  }
  if (chosen === null) return refuse("pharmacy-not-found");
  const items = await decideOrderItems(database, {
    buyerId: ask.ordererId,
    items: asked,
    plan,
    pharmacy: chosen,
    shipToState: ask.delivery.kind === "mail" ? (first.ship_to?.state ?? null) : null,
    deductibleSpent,
    now,
  });
  const mailedItems = ask.delivery.kind === "mail" ? items : [];
  const mailCents = totalOf([...lines.filter(isMailed), ...mailedItems]);
  return { ...decided, lines, items, totalCents: totalOf([...lines, ...items]), mailCents };
}

function isMailed({ found }: DecidedLine): boolean {
  return found?.delivery === "mail";
}

function totalOf(decided: readonly { readonly answer: Pick<LineAnswer, "price"> | DecidedItem["answer"] }[]): number {
  return decided.reduce((sum, { answer }) => sum + (answer.price?.amountCents ?? 0), 0);
}

/**
 * Whom the lines are for, by record number. A prescription that the asker has no right to counts as nobody but whom they
 * named themselves, or the count would tell which numbers exist and whose they are.
 */
function peopleOf(
  ask: OrderAsk,
  rows: readonly OrderFactsRow[],
  authorities: readonly (Sight | null)[],
): (string | null)[] {
  return rows.map((row, index) =>
    row.prescription_id === null || authorities[index] === null ? (ask.lines[index]?.mrn ?? row.orderer_mrn) : row.mrn,
  );
}

/** No member and no guest: reads without a key find no earlier answer under it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Asked for in place of lines where an order has items only: address, card and plan are read all the same. */
const NO_LINE = { rxNumber: "", mrn: null };

function checkNumbers(ask: OrderAsk): OrderRefusal | null {
  const fields: Record<string, string> = {};
  const seen = new Set<string>();
  ask.lines.forEach(({ rxNumber, mrn }, index) => {
    if (!hasValidCheckDigit(rxNumber)) fields[`lines.${index}.rxNumber`] = "rx-number-check-digit";
    else if (seen.has(rxNumber)) fields[`lines.${index}.rxNumber`] = "duplicate-line";
    if (mrn !== null && !hasValidCheckDigit(mrn)) fields[`lines.${index}.mrn`] = "record-number-check-digit";
    seen.add(rxNumber);
  });
  ask.items?.forEach(({ itemId }, index) => {
    if (seen.has(itemId)) fields[`items.${index}.itemId`] = "duplicate-item";
    seen.add(itemId);
  });
  return Object.keys(fields).length === 0 ? null : refuse("bad-input", { fields });
}

/** Two numbers of one medicine, an old bottle's and a new one's, are one prescription. */
function askedTwice(rows: readonly OrderFactsRow[], authorities: readonly (Sight | null)[]): OrderRefusal | null {
  const seen = new Set<string>();
  for (const [index, { prescription_id: id }] of rows.entries()) {
    if (id === null || authorities[index] === null) continue;
    if (seen.has(id)) return refuse("bad-input", { fields: { [`lines.${index}.rxNumber`]: "duplicate-line" } });
    seen.add(id);
  }
  return null;
}

/** The pharmacy named for pick-up, or the mail-order pharmacy; null where each label's own is meant. */
function chosenPharmacy(plan: Plan, channel: OrderAsk["channel"], delivery: Delivery): Pharmacy | OrderRefusal | null {
  if (delivery.kind === "mail") return plan.mailOrderPharmacy ?? refuse("pharmacy-not-found");
  if (delivery.pharmacyId === null) return null;
  const pharmacy = plan.pharmacies.get(delivery.pharmacyId);
  if (pharmacy?.kind !== "plan") return refuse("pharmacy-not-found");
  return pharmacy.area.features.includes(featureFor(channel)) ? pharmacy : refuse("feature-not-in-area");
}
