import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { commitOrder } from "#database/queries/commit-order.ts";
import { drawConfirmationNumber } from "#database/queries/draw-confirmation-number.ts";
import { rememberAnswer } from "#database/queries/remember-answer.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { type DecidedLine, type DecidedOrder, decideOrder, type OrderRefusal } from "#use-cases/orders/decide-order.ts";
import { type LineAnswer, opensRequest, type OrderAnswer, startsOn } from "#use-cases/orders/line-answer.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { firstStatus } from "#use-cases/orders/first-status.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type PlaceOrderResult =
  | { readonly kind: "placed"; readonly answer: OrderAnswer }
  /** Every line has an open request already: nothing new, and no error. */
  | { readonly kind: "already-ordered"; readonly answer: OrderAnswer }
  | { readonly kind: "nothing-ordered"; readonly lines: readonly LineAnswer[] }
  | OrderRefusal
  | Refusal<"idempotency-key-reused" | "payment-method-required" | "try-again">;

const ATTEMPTS = 3;

/**
 * Places an order: one read, the rules, one guarded write. Where the facts moved between the two, it reads and decides
 * again. The same key and request get the first answer, whatever has happened since.
 *
 * @param subject whose keys these are: the orderer's, or a guest's record's
 */
export async function placeOrder(
  dependencies: Dependencies,
  ask: OrderAsk,
  idempotency: { readonly subject: string; readonly key: string },
): Promise<PlaceOrderResult> {
  const requestHash = hashOf(ask);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const order = await decideOrder(dependencies, ask, idempotency);
    if (order.kind === "refused") return order;
    if (order.repeated !== null) {
      if (!order.repeated.requestHash.equals(requestHash)) return refuse("idempotency-key-reused");
      return order.repeated.response as PlaceOrderResult;
    }
    const opening = order.lines.filter(({ answer }) => opensRequest(answer.decision));
    if (opening.length === 0) {
      const answer = await answerWithoutOrder(dependencies, order, idempotency, requestHash);
      if (answer === null) continue;
      return answer;
    }
    if (ask.delivery.kind === "mail" && order.totalCents > 0 && order.paymentMethodId === null) {
      return refuse("payment-method-required");
    }
    const result = await commit(dependencies, ask, order, idempotency, requestHash);
    if (result !== null) return result;
  }
  return refuse("try-again");
}

/** Null when the same key was answered meanwhile: that answer counts. */
async function answerWithoutOrder(
  { database }: Dependencies,
  order: DecidedOrder,
  idempotency: { readonly subject: string; readonly key: string },
  requestHash: Buffer,
): Promise<PlaceOrderResult | null> {
  const lines = order.lines.map(({ answer }) => answer);
  const open = lines[0]?.decision;
  const placedAt = order.lines[0]?.found?.row.open_placed_at ?? order.now;
  if (open?.kind !== "already-ordered" || !lines.every(({ decision }) => decision.kind === "already-ordered")) {
    // Not kept under the key: once the reason is mended, the same request may go through.
    return { kind: "nothing-ordered", lines };
  }
  const result: PlaceOrderResult = {
    kind: "already-ordered",
    answer: { confirmationNumber: open.confirmationNumber, placedAt: placedAt.toISOString(), lines },
  };
  const kept = await rememberAnswer(database, { ...idempotency, requestHash, response: result, at: order.now });
  return kept ? result : null;
}

/** Null when the facts moved and the order must be decided again. */
async function commit(
  { database }: Dependencies,
  ask: OrderAsk,
  order: DecidedOrder,
  idempotency: { readonly subject: string; readonly key: string },
  requestHash: Buffer,
): Promise<PlaceOrderResult | null> {
  const confirmationNumber = await drawConfirmationNumber(database, order.plan.confirmationKey);
  const written = order.lines.map((line, position) => placedLine(line, position, ask, order));
  const answer: OrderAnswer = {
    confirmationNumber,
    placedAt: order.now.toISOString(),
    lines: order.lines.map(({ answer: line }, index) => {
      const placed = written[index];
      return placed === null || placed === undefined
        ? line
        : { ...line, lineId: placed.line_id, status: placed.status };
    }),
  };
  const result: PlaceOrderResult = { kind: "placed", answer };
  const lines = written.filter((line) => line !== null);
  const committed = await commitOrder(database, {
    order_id: uuidv7(),
    outbox_id: uuidv7(),
    confirmation_number: confirmationNumber,
    orderer_member_id: ask.ordererId,
    channel: ask.channel,
    actor_kind: ask.ordererId === null ? "guest" : "member",
    at: order.now.toISOString(),
    payment_method_id: order.paymentMethodId,
    subject: idempotency.subject,
    key: idempotency.key,
    request_hash: requestHash.toString("hex"),
    response: result,
    policy_version: order.plan.version,
    prescriptions: lines.map(({ prescription_id, prescription_version }) => ({
      prescription_id,
      version: prescription_version,
    })),
    grants: grantsLeanedOn(order.lines),
    lines,
    renewals: lines
      .filter((line) => line.outcome === "sent-to-prescriber")
      .map((line) => ({
        renewal_id: uuidv7(),
        member_id: line.member_id,
        prescription_id: line.prescription_id,
        line_id: line.line_id,
        prescriber_id: line.prescriber_id,
        answer_due_on: line.promise_by,
      })),
    accesses: [...new Set(lines.map((line) => line.member_id))].map((memberId) => ({
      access_id: uuidv7(),
      member_id: memberId,
      actor_kind: ask.ordererId === null ? "guest" : memberId === ask.ordererId ? "member" : "proxy",
    })),
  });
  return committed ? result : null;
}

function placedLine({ answer, found }: DecidedLine, position: number, ask: OrderAsk, order: DecidedOrder) {
  const { promise, price } = answer;
  if (found === null || !opensRequest(found.decision) || promise === undefined || price === undefined) return null;
  const { row, pharmacy, decision, daysSupply } = found;
  return {
    line_id: uuidv7(),
    member_id: row.member_id,
    prescription_id: row.prescription_id,
    prescription_version: row.version,
    prescriber_id: row.prescriber_id,
    ordered_as: answer.orderedAs,
    position,
    outcome: decision.kind,
    code: decision.code,
    status: firstStatus(decision.kind),
    days_supply: daysSupply,
    quantity: "quantity" in decision ? decision.quantity : row.quantity,
    delivery_kind: ask.delivery.kind,
    pharmacy_id: pharmacy.id,
    ship_to: ask.delivery.kind === "mail" ? order.shipTo : null,
    starts_on: startsOn(decision),
    promise_kind: promise.kind,
    promise_by: promise.by,
    due_at: dueAt(promise, pharmacy.timeZone).toISOString(),
    promise_then_by: promise.kind === "starts-on" ? promise.then.by : null,
    price_cents: price.amountCents,
    price_code: price.code,
    flags: "flags" in decision ? decision.flags : [],
  };
}

function grantsLeanedOn(lines: readonly DecidedLine[]): { grant_id: string; version: number }[] {
  const versions = new Map<string, number>();
  for (const { answer, found } of lines) {
    if (answer.orderedAs === "self" || found === null) continue;
    const { grant_id, grant_version } = found.row;
    if (grant_id !== null && grant_version !== null) versions.set(grant_id, grant_version);
  }
  return [...versions].map(([grant_id, version]) => ({ grant_id, version }));
}

/** Two requests are the same when they ask the same; the order of keys in their JSON does not matter. */
function hashOf(ask: OrderAsk): Buffer {
  const { lines, delivery, paymentMethodId } = ask;
  const asked = [
    lines.map(({ rxNumber, mrn, daysSupply }) => [rxNumber, mrn, daysSupply]),
    delivery.kind === "pickup" ? ["pickup", delivery.pharmacyId] : ["mail", delivery.addressId],
    paymentMethodId,
  ];
  return createHash("sha256").update(JSON.stringify(asked)).digest();
}
