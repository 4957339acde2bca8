import type { Plan, Pharmacy } from "#database/queries/read-plan.ts";
import { type FoundRow, type OrderFactsRow, readOrderFacts, type ShipTo } from "#database/queries/read-order-facts.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";
import { tooManyPeople } from "#domain/order/order-limits.ts";
import { addressKind, isThere } from "#domain/places/postal-address.ts";
import type { Promised } from "#domain/promise/promised.ts";
import { addressNotThen, decideRefill, notFound } from "#domain/refill/decide-refill.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { DeliveryFacts } from "#domain/refill/refill-facts.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { Sight } from "#use-cases/family/sight.ts";
import { authorityOver } from "#use-cases/orders/authority.ts";
import { type LineAnswer, narrowForNumber, opensRequest } from "#use-cases/orders/line-answer.ts";
import type { AskedRefill, Delivery, OrderAsk } from "#use-cases/orders/order-request.ts";
import { priceLine } from "#use-cases/orders/price-line.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { type DecidedItem, decideOrderItems } from "#use-cases/otc/decide-order-items.ts";
import { factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** One line as decided: what its asker is told, and what the order would write. */
export type DecidedLine = {
  readonly answer: LineAnswer;
  /** Null where the asker has no right to the prescription, or it does not exist. */
  readonly found: {
    readonly row: FoundRow;
    readonly pharmacy: Pharmacy;
    readonly decision: RefillDecision;
    readonly daysSupply: number;
    /** How this line leaves. */
    readonly delivery: "pickup" | "mail";
    readonly shipTo: ShipTo | null;
  } | null;
};

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
  idempotency: { readonly subject: string; readonly key: string } | null,
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
  if (chosen !== null && "code" in chosen) return chosen;
  const ownPharmacies = ask.lines.map(({ delivery }) =>
    delivery === undefined ? chosen : chosenPharmacy(plan, ask.channel, delivery),
  );
  const notThere = ownPharmacies.find((pharmacy) => pharmacy !== null && "code" in pharmacy);
  if (notThere !== undefined && notThere !== null && "code" in notThere) return notThere;

  const deductibleSpent = new Map<string, number>();
  const lines = ask.lines.map((line, index): DecidedLine => {
    const row = rows[index];
    const authority = authorities[index] ?? null;
    if (row === undefined || row.prescription_id === null || authority === null) return unknownLine(line.rxNumber);
    const asked = ownPharmacies[index];
    const pharmacy = asked == null || "code" in asked ? plan.pharmacies.get(row.pharmacy_id) : asked;
    if (pharmacy === undefined) throw new Error("a prescription names a pharmacy that does not exist");
    const { kind } = line.delivery ?? ask.delivery;
    const goesTo = kind === "pickup" ? null : line.delivery === undefined ? row.ship_to : row.line_ship_to;
    const { decision, daysSupply, promise } = decideLine({
      line,
      row,
      plan,
      pharmacy,
      channel: ask.channel,
      goesTo,
      now,
    });
    const goesOn = opensRequest(decision);
    const prorated = ask.syncOn !== undefined;
    const price = goesOn ? priceLine(row, plan, kind, daysSupply, deductibleSpent, prorated) : undefined;
    const byNumber = authority === "number";
    return {
      found: { row, pharmacy, decision, daysSupply, delivery: kind, shipTo: addressOf(goesTo) },
      answer: {
        // As asked: an old bottle's number may have led to the prescription that took its place.
        rxNumber: line.rxNumber,
        orderedAs: authority,
        decision: byNumber ? narrowForNumber(decision) : decision,
        ...(goesOn && !byNumber ? { daysSupply } : {}),
        ...(price === undefined
          ? {}
          : { price: byNumber ? { amountCents: price.amountCents, code: "by-number" } : price }),
        ...(promise === undefined ? {} : { promise }),
        ...(byNumber ? {} : namesOf(row)),
      },
    };
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

type LineToDecide = {
  readonly line: AskedRefill;
  readonly row: FoundRow;
  readonly plan: Plan;
  readonly pharmacy: Pharmacy;
  readonly channel: OrderAsk["channel"];
  /** Null for pick-up. */
  readonly goesTo: OrderFactsRow["ship_to"];
  readonly now: Date;
};

/** One line by the rules of today, with what may be expected of it. */
function decideLine(asked: LineToDecide) {
  const { line, row, plan, pharmacy, goesTo, now } = asked;
  const facts = factsOfRow(row, plan, deliveryFacts(plan, row, goesTo), line.daysSupply);
  const decided = featureRefusal(asked) ?? decideRefill(facts, plan.policy, dayInZone(now, pharmacy.timeZone));
  const daysSupply = "daysSupply" in decided ? decided.daysSupply : row.days_supply;
  const delivery = goesTo === null ? ("pickup" as const) : ("mail" as const);
  const promise = promiseLine(decided, { row, pharmacy, delivery, shipToState: goesTo?.state, now });
  const decision = promise === undefined || isReached(goesTo, promise) ? decided : addressNotThen;
  return { decision, daysSupply, promise: opensRequest(decision) ? promise : undefined };
}

/** Whether somebody is at the address on the day the parcel is expected. */
function isReached(goesTo: OrderFactsRow["ship_to"], promise: Promised): boolean {
  if (goesTo === null) return true;
  const on = promise.kind === "starts-on" ? promise.then.by : promise.by;
  return isThere({ fromOn: goesTo.from_on as Day | null, untilOn: goesTo.until_on as Day | null }, on);
}

function isMailed({ found }: DecidedLine): boolean {
  return found?.delivery === "mail";
}

function addressOf(found: OrderFactsRow["ship_to"]): ShipTo | null {
  if (found === null) return null;
  const { line1, line2, city, state, zip } = found;
  return { line1, line2, city, state, zip };
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

function unknownLine(rxNumber: string): DecidedLine {
  return { found: null, answer: { rxNumber, orderedAs: "number", decision: notFound } };
}

/** The pharmacy named for pick-up, or the mail-order pharmacy; null where each label's own is meant. */
function chosenPharmacy(plan: Plan, channel: OrderAsk["channel"], delivery: Delivery): Pharmacy | OrderRefusal | null {
  if (delivery.kind === "mail") return plan.mailOrderPharmacy ?? refuse("pharmacy-not-found");
  if (delivery.pharmacyId === null) return null;
  const pharmacy = plan.pharmacies.get(delivery.pharmacyId);
  if (pharmacy?.kind !== "plan") return refuse("pharmacy-not-found");
  return pharmacy.area.features.includes(featureFor(channel)) ? pharmacy : refuse("feature-not-in-area");
}

function featureFor(channel: OrderAsk["channel"]): string {
  if (channel === "guest") return "guest-refill";
  return channel === "phone" ? "phone-refill" : "online-refill";
}

/**
 * Pick-up follows the pharmacy's area, mail the member's (rules.md, "Area"). A label of the mail-order or of a contracted
 * pharmacy names no counter of the plan to pick up at.
 */
function featureRefusal({ goesTo, plan, row, pharmacy, channel }: LineToDecide): RefillDecision | null {
  const isOffered =
    goesTo !== null
      ? plan.areas.get(row.area_id)?.features.includes("mail-order") === true
      : pharmacy.kind === "plan" && pharmacy.area.features.includes(featureFor(channel));
  return isOffered ? null : { kind: "refused", code: "feature-not-in-area", owner: "plan", nextStep: "call-pharmacy" };
}

/** How a fill would reach this member by mail, or at the counter where no address is named. */
export function deliveryFacts(plan: Plan, row: PrescriptionRow, shipTo: ShipTo | null): DeliveryFacts {
  if (shipTo === null) return { kind: "pickup" };
  return {
    kind: "mail",
    shipToState: shipTo.state,
    licensedStates: plan.mailOrderPharmacy?.licensedStates ?? new Map(),
    areaForbids: plan.areas.get(row.area_id)?.mailForbids ?? [],
    addressKind: addressKind(shipTo),
  };
}

function namesOf(row: PrescriptionRow): Pick<LineAnswer, "drug" | "person" | "prescriber"> {
  return {
    drug: `${row.drug_name} ${row.strength}`,
    person: `${row.given_name} ${row.family_name}`,
    prescriber: row.prescriber_name,
  };
}
