import { v7 as newId } from "uuid";
import { mayAct, seesSensitiveMedicines } from "#domain/staff/roles.ts";
import { recordRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type Opening, requireOpening } from "#use-cases/members/open-member.ts";
import type { DecidedLine } from "#use-cases/orders/decide-line.ts";
import { type DecidedOrder, decideOrder, type OrderRefusal } from "#use-cases/orders/decide-order.ts";
import { guardNumbers, wrongPairsOf } from "#use-cases/orders/guard-numbers.ts";
import { type LineAnswer, opensRequest, type OrderAnswer } from "#use-cases/orders/line-answer.ts";
import { decidedHash } from "#use-cases/orders/order-hashes.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrder, type PlaceOrderResult } from "#use-cases/orders/place-order.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { isLanguage, type Language } from "#words/languages.ts";

/** What a caller asks for; the order is theirs, whoever types it. */
export type CallerAsk = Pick<OrderAsk, "lines" | "delivery" | "paymentMethodId">;

/** An order as it is read to the caller before anything is ordered. */
export type ReadBack = {
  readonly kind: "read-back";
  readonly id: string;
  /** The caller's given name. */
  readonly name: string;
  /** In which it is read: the member's own. */
  readonly language: Language;
  readonly lines: readonly DecidedLine[];
  readonly delivery: OrderAsk["delivery"]["kind"];
  readonly shipTo: DecidedOrder["shipTo"];
  /** The card that is charged when a parcel goes out. */
  readonly card: { readonly brand: string; readonly last4: string } | null;
  readonly totalCents: number;
  /** Whether there is anything to order; else each line says why not. */
  readonly ordersSomething: boolean;
};

type CallerRefusal = Refusal<"not-allowed" | "not-found" | "reason-required" | "caller-unchecked">;

/** Lets staff order only for a caller who was found to be the member. */
export async function requireCaller(
  dependencies: Dependencies,
  staff: StaffActor,
  memberId: string,
): Promise<{ readonly kind: "open"; readonly opening: Opening } | CallerRefusal> {
  if (!mayAct(staff, "order-for-member", null)) return refuse("not-allowed");
  const open = await requireOpening(dependencies, staff, memberId);
  return open.kind === "open" && !open.opening.callerChecked ? refuse("caller-unchecked") : open;
}

/** Decides what the caller asks for, by the rules of every other channel, and keeps what is read to them. */
export async function readBackOrder(
  dependencies: Dependencies,
  staff: StaffActor,
  memberId: string,
  ask: CallerAsk,
): Promise<ReadBack | CallerRefusal | OrderRefusal | Refusal<"too-many-tries" | "payment-method-required">> {
  const open = await requireCaller(dependencies, staff, memberId);
  if (open.kind === "refused") return open;
  const order = await guardNumbers(
    dependencies,
    { source: staff.staffId, mrns: ask.lines.map(({ mrn }) => mrn) },
    () => decideOrder(dependencies, orderOf(memberId, ask), null),
    (decided) => (decided.kind === "decided" ? wrongPairsOf(ask.lines, answersOf(decided)) : []),
  );
  if (order.kind === "refused") return order;
  if (order.mailCents > 0 && order.paymentMethodId === null) return refuse("payment-method-required");
  const { database } = dependencies;
  const [id, by] = [newId(), { kind: "staff", staffId: staff.staffId } as const];
  await database.kysely
    .insertInto("read_backs")
    .values({
      read_back_id: id,
      staff_id: staff.staffId,
      member_id: memberId,
      ask: JSON.stringify(ask),
      decided_hash: decidedHash(order),
      created_at: order.now,
    })
    .execute();
  const found = new Set(order.lines.flatMap((line) => (line.found === null ? [] : [line.found.row.member_id])));
  const read = { by, action: "refill-checked", channel: "agent", reason: open.opening.logged } as const;
  recordRead(database, order.now, ...[...found].map((foundId) => ({ ...read, memberId: foundId })));
  return {
    kind: "read-back",
    id,
    ...(await callerOf(dependencies, memberId)),
    lines: order.lines.map((line) => withoutSensitive(line, staff)),
    delivery: ask.delivery.kind,
    shipTo: order.shipTo,
    card: order.paymentMethodId === null ? null : await cardOf(dependencies, order.paymentMethodId),
    totalCents: order.totalCents,
    ordersSomething: order.lines.some(({ answer }) => opensRequest(answer.decision)),
  };
}

/**
 * Places what was read back, once the caller agreed: under the read-back's own key, so that sending it twice gives the
 * first answer. Where it would be decided otherwise by now, nothing is ordered and the new words are to be read.
 */
export async function placeReadBack(
  dependencies: Dependencies,
  staff: StaffActor,
  readBackId: string,
  callerAgreed: boolean,
): Promise<
  | PlaceOrderResult
  | CallerRefusal
  /** What is to be read now: because it would not be as it was read, or the caller did not agree. */
  | { readonly kind: "changed"; readonly readBack: Awaited<ReturnType<typeof readBackOrder>> }
  | { readonly kind: "not-agreed"; readonly readBack: Awaited<ReturnType<typeof readBackOrder>> }
> {
  const row = await dependencies.database.kysely
    .selectFrom("read_backs")
    .selectAll()
    .where("read_back_id", "=", readBackId)
    .where("staff_id", "=", staff.staffId)
    .executeTakeFirst();
  if (row === undefined) return refuse(mayAct(staff, "order-for-member", null) ? "not-found" : "not-allowed");
  const open = await requireCaller(dependencies, staff, row.member_id);
  if (open.kind === "refused") return open;
  const ask = row.ask as unknown as CallerAsk;
  if (!callerAgreed)
    return { kind: "not-agreed", readBack: await readBackOrder(dependencies, staff, row.member_id, ask) };
  const result = await placeOrder(
    dependencies,
    orderOf(row.member_id, ask),
    { subject: row.member_id, key: `read-back ${readBackId}` },
    { staffId: staff.staffId, agreedTo: row.decided_hash, reason: open.opening.logged },
  );
  if (result.kind === "refused" && result.code === "changed-since-read")
    return { kind: "changed", readBack: await readBackOrder(dependencies, staff, row.member_id, ask) };
  if (result.kind !== "placed" && result.kind !== "already-ordered") return result;
  return { ...result, answer: await withoutSensitiveNames(dependencies, staff, result.answer) };
}

function orderOf(memberId: string, ask: CallerAsk): OrderAsk {
  return { ...ask, channel: "agent", ordererId: memberId };
}

function answersOf({ lines }: DecidedOrder): LineAnswer[] {
  return lines.map(({ answer }) => answer);
}

/** An agent orders a medicine of a sensitive class by its number, and learns its name no other way. */
function withoutSensitive(line: DecidedLine, staff: StaffActor): DecidedLine {
  const isSensitive = line.found !== null && line.found.row.sensitive_class !== null;
  return isSensitive && !seesSensitiveMedicines(staff.role) ? { ...line, answer: unnamed(line.answer) } : line;
}

async function withoutSensitiveNames(
  { database }: Dependencies,
  staff: StaffActor,
  answer: OrderAnswer,
): Promise<OrderAnswer> {
  if (seesSensitiveMedicines(staff.role)) return answer;
  const rows = await database.kysely
    .selectFrom("prescriptions as p")
    .innerJoin("drugs as d", "d.drug_id", "p.drug_id")
    .select("p.rx_number")
    .where((eb) => eb("p.rx_number", "=", eb.fn.any(eb.val(answer.lines.map(({ rxNumber }) => rxNumber)))))
    .where("d.sensitive_class", "is not", null)
    .execute();
  const sensitive = new Set(rows.map((row) => row.rx_number));
  return { ...answer, lines: answer.lines.map((line) => (sensitive.has(line.rxNumber) ? unnamed(line) : line)) };
}

function unnamed({ drug: _drug, ...answer }: LineAnswer): LineAnswer {
  return answer;
}

async function callerOf(
  { database }: Dependencies,
  memberId: string,
): Promise<{ readonly name: string; readonly language: Language }> {
  const { given_name: name, language } = await database.kysely
    .selectFrom("members")
    .select(["given_name", "language"])
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  return { name, language: isLanguage(language) ? language : "en" };
}

function cardOf({ database }: Dependencies, paymentMethodId: string) {
  return database.kysely
    .selectFrom("payment_methods")
    .select(["brand", "last4"])
    .where("payment_method_id", "=", paymentMethodId)
    .executeTakeFirstOrThrow();
}
