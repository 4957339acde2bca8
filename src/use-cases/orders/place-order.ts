import type { Kysely } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Database } from "#database/database.ts";
import { commitOrder, type OrderToCommit } from "#database/queries/commit-order.ts";
import { drawConfirmationNumber } from "#database/queries/draw-confirmation-number.ts";
import type { OrderFactsRow } from "#database/queries/read-order-facts.ts";
import { rememberAnswer } from "#database/queries/remember-answer.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { askForBridges, type BridgeToAsk } from "#use-cases/bridges/ask-for-bridges.ts";
import { type DecidedOrder, decideOrder, type OrderRefusal } from "#use-cases/orders/decide-order.ts";
import { type LineAnswer, opensRequest, type OrderAnswer } from "#use-cases/orders/line-answer.ts";
import {
  bridgesToAsk,
  grantsLeanedOn,
  type LineToWrite,
  lineToWrite,
  renewalsToAsk,
} from "#use-cases/orders/lines-to-write.ts";
import { askedHash, decidedHash } from "#use-cases/orders/order-hashes.ts";
import type { Idempotency, OrderAsk } from "#use-cases/orders/order-request.ts";
import type { ItemAnswer } from "#use-cases/otc/item-answer.ts";
import { orderItemsToWrite } from "#use-cases/otc/order-items-to-write.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type PlaceOrderResult =
  | { readonly kind: "placed"; readonly answer: OrderAnswer }
  /** Every line has an open request already: nothing new, and no error. */
  | { readonly kind: "already-ordered"; readonly answer: OrderAnswer }
  | { readonly kind: "nothing-ordered"; readonly lines: readonly LineAnswer[]; readonly items: readonly ItemAnswer[] }
  | OrderRefusal
  | Refusal<"idempotency-key-reused" | "payment-method-required" | "changed-since-read" | "try-again">;

/** A member of staff who places an order for its orderer, with what the orderer was read and agreed to. */
export type PlacingStaff = {
  readonly staffId: string;
  /** Hash of the order as it was read ({@link decidedHash}): one that would be decided otherwise is not placed. */
  readonly agreedTo: Buffer;
  /** As the access log tells it. */
  readonly reason: string;
};

const ATTEMPTS = 3;

/**
 * Places an order: one read, the rules, one guarded write. Where the facts moved between the two, it reads and decides
 * again. The same key and request get the first answer, whatever has happened since.
 *
 * @param staff who acts for the orderer; what is decided does not depend on it
 * @param factsInHand what `readOrderFacts` would say now, where it was read a moment ago
 */
export async function placeOrder(
  dependencies: Dependencies,
  ask: OrderAsk,
  idempotency: Idempotency,
  staff?: PlacingStaff,
  factsInHand?: readonly OrderFactsRow[],
): Promise<PlaceOrderResult> {
  const requestHash = askedHash(ask);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const order = await decideOrder(dependencies, ask, idempotency, attempt === 1 ? factsInHand : undefined);
    if (order.kind === "refused") return order;
    if (order.repeated !== null) {
      if (!order.repeated.requestHash.equals(requestHash)) return refuse("idempotency-key-reused");
      return order.repeated.response as PlaceOrderResult;
    }
    if (staff !== undefined && !decidedHash(order).equals(staff.agreedTo)) return refuse("changed-since-read");
    const goesOn =
      order.lines.some(({ answer }) => opensRequest(answer.decision)) ||
      order.items.some(({ answer }) => answer.decision.kind === "accepted");
    if (!goesOn) {
      const answer = await answerWithoutOrder(dependencies, order, idempotency, requestHash);
      if (answer === null) continue;
      return answer;
    }
    if (order.mailCents > 0 && order.paymentMethodId === null) {
      return refuse("payment-method-required");
    }
    const result = await commit(dependencies, ask, order, { idempotency, requestHash, staff });
    if (result !== null) return result;
  }
  return refuse("try-again");
}

/** Null when the same key was answered meanwhile: that answer counts. */
async function answerWithoutOrder(
  { database }: Dependencies,
  order: DecidedOrder,
  idempotency: Idempotency,
  requestHash: Buffer,
): Promise<PlaceOrderResult | null> {
  const lines = order.lines.map(({ answer }) => answer);
  const open = lines[0]?.decision;
  const placedAt = order.lines[0]?.found?.row.open_placed_at ?? order.now;
  if (
    open?.kind !== "already-ordered" ||
    !lines.every(({ decision }) => decision.kind === "already-ordered") ||
    order.items.length > 0
  ) {
    // Not kept under the key: once the reason is mended, the same request may go through.
    return { kind: "nothing-ordered", lines, items: order.items.map(({ answer }) => answer) };
  }
  const result: PlaceOrderResult = {
    kind: "already-ordered",
    answer: { confirmationNumber: open.confirmationNumber, placedAt: placedAt.toISOString(), lines },
  };
  const kept = await rememberAnswer(database, { ...idempotency, requestHash, response: result, at: order.now });
  return kept ? result : null;
}

type Committing = {
  readonly idempotency: Idempotency;
  readonly requestHash: Buffer;
  readonly staff: PlacingStaff | undefined;
};

/** Null when the facts moved and the order must be decided again. */
async function commit(
  { database }: Dependencies,
  ask: OrderAsk,
  order: DecidedOrder,
  { idempotency, requestHash, staff }: Committing,
): Promise<PlaceOrderResult | null> {
  const confirmationNumber = await drawConfirmationNumber(database, order.plan.confirmationKey);
  const written = order.lines.map(lineToWrite);
  const lines = written.filter((line) => line !== null);
  const bridges = bridgesToAsk(ask, order, written);
  const items = orderItemsToWrite(order.items, order.shipTo, order.plan.pharmacies);
  const answer = { confirmationNumber, ...answerOf(order, { lines: written, bridges, items }) };
  const result: PlaceOrderResult = { kind: "placed", answer };
  const orderId = uuidv7();
  const memberIds = [...new Set(lines.map((line) => line.member_id))];
  const toCommit: OrderToCommit = {
    order_id: orderId,
    outbox_id: uuidv7(),
    confirmation_number: confirmationNumber,
    orderer_member_id: ask.ordererId,
    channel: ask.channel,
    actor_kind: staff === undefined ? (ask.ordererId === null ? "guest" : "member") : "staff",
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
    renewals: renewalsToAsk(lines),
    // Those of staff are written with who they are and why, beside the order.
    accesses:
      staff === undefined
        ? memberIds.map((memberId) => ({
            access_id: uuidv7(),
            member_id: memberId,
            actor_kind: ask.ordererId === null ? "guest" : memberId === ask.ordererId ? "member" : "proxy",
          }))
        : [],
    ...(items.length === 0 ? {} : { items, items_access_id: uuidv7() }),
  };
  const { syncOn } = ask;
  const lineIds = lines.map((line) => line.line_id);
  const beside: readonly Write[] = [
    ...(staff === undefined
      ? []
      : [(trx: Kysely<DB>) => noteStaff(trx, staff, { memberIds, lineIds, now: order.now })]),
    ...(bridges.length === 0 ? [] : [(trx: Kysely<DB>) => askForBridges(trx, bridges, order.now)]),
    ...(syncOn === undefined || ask.ordererId === null
      ? []
      : memberIds.map((member_id) => (trx: Kysely<DB>) => {
          const row = { order_id: orderId, member_id, sync_on: syncOn };
          return trx.insertInto("sync_orders").values(row).execute();
        })),
  ];
  return (await commitWith(database, toCommit, beside)) ? result : null;
}

/** What the orderer is told of what was written; a line or an item that does not go on is told as it was decided. */
function answerOf(
  order: DecidedOrder,
  written: {
    /** By position. */
    readonly lines: readonly (LineToWrite | null)[];
    readonly bridges: readonly BridgeToAsk[];
    readonly items: ReturnType<typeof orderItemsToWrite>;
  },
): Omit<OrderAnswer, "confirmationNumber"> {
  const lines = order.lines.map(({ answer }, index): LineAnswer => {
    const line = written.lines[index];
    if (line == null) return answer;
    const bridge = written.bridges.find(({ line_id }) => line_id === line.line_id);
    return {
      ...answer,
      lineId: line.line_id,
      status: line.status,
      ...(bridge === undefined ? {} : { bridge: { days: bridge.asked_days, pharmacy: bridge.pharmacy_name } }),
    };
  });
  const items = order.items.map(({ answer }): ItemAnswer => {
    const item = written.items.find(({ item_id }) => item_id === answer.itemId);
    return item === undefined ? answer : { ...answer, orderItemId: item.order_item_id, status: item.status };
  });
  return { placedAt: order.now.toISOString(), lines, ...(items.length === 0 ? {} : { items }) };
}

type Write = (trx: Kysely<DB>) => Promise<unknown>;

/** The order with what is written beside it, all or nothing; most orders are one statement. */
function commitWith(database: Database, order: OrderToCommit, beside: readonly Write[]): Promise<boolean> {
  if (beside.length === 0) return commitOrder(database, order);
  return database.kysely.transaction().execute(async (trx) => {
    if (!(await commitOrder({ ...database, kysely: trx }, order))) return false;
    for (const write of beside) await write(trx);
    return true;
  });
}

async function noteStaff(
  trx: Kysely<DB>,
  { staffId, reason }: PlacingStaff,
  { memberIds, lineIds, now }: { memberIds: readonly string[]; lineIds: readonly string[]; now: Date },
): Promise<void> {
  await trx.updateTable("line_events").set({ by_staff_id: staffId }).where("line_id", "in", lineIds).execute();
  const access = { by: { kind: "staff", staffId }, action: "refill-ordered", channel: "agent", reason } as const;
  await recordAccess(trx, now, ...memberIds.map((memberId) => ({ ...access, memberId })));
}
