import { Kysely, PostgresDialect } from "kysely";
import type { Database } from "#database/database.ts";
import type { DB } from "#database/generated/row-types.ts";
import type { Plan } from "#database/queries/read-plan.ts";
import { placeOrderInSession } from "#use-cases/orders/place-order-in-session.ts";
import { rxNumberOf, sessionTokenOf } from "./generate-members.ts";

/** The two statements of an order as the product sends them, for any member. */
export type OrderPair = {
  readonly read: Statement;
  readonly write: Statement;
};

/**
 * Values hold `{member}` (twelve digits), `{rxNumber}`, `{confirmation}`, `{key}` and `{tokenHash}` (of the session,
 * hexadecimal) where orders differ.
 */
export type Statement = { readonly text: string; readonly values: readonly Value[] };
export type Value = string | null | readonly Value[];

const KEY = "bench key";

/**
 * Places one order of member 0 through the use case and keeps the statements it sent, so that what is driven straight at
 * the database is always what the product sends. Needs a member who is used for nothing else.
 */
export async function captureOrderPair(database: Database, pharmacyId: string): Promise<OrderPair> {
  const sent: Statement[] = [];
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => {
      sent.push({ text: query.sql, values: query.parameters.map(asValue) });
    },
  });
  const placed = await placeOrderInSession(
    { database: { ...database, kysely, reads: kysely }, clock: () => new Date() },
    sessionTokenOf(0),
    {
      channel: "web",
      lines: [{ rxNumber: rxNumberOf(0), mrn: null, daysSupply: null }],
      delivery: { kind: "pickup", pharmacyId },
      paymentMethodId: null,
    },
    KEY,
  );
  if (placed === undefined) throw new Error("the session to learn from was not found");
  const { result } = placed;
  if (result.kind !== "placed") throw new Error(`the order to learn from was not placed: ${JSON.stringify(result)}`);
  const read = sent.find(({ text }) => text.includes("idempotency_keys k"));
  const write = sent.find(({ text }) => text.includes("commit_order("));
  if (read === undefined || write === undefined)
    throw new Error("an order no longer sends the two statements known here");
  const places = new Map([
    [KEY, "{key}"],
    [rxNumberOf(0), "{rxNumber}"],
    [result.answer.confirmationNumber, "{confirmation}"],
  ]);
  const generalized = ({ text, values }: Statement) => ({
    text,
    values: values.map((value) => generalize(value, places)),
  });
  return { read: generalized(read), write: generalized(write) };
}

/** The only bytes sent are the hash of the session's token, the only instants those it is compared with. */
function asValue(parameter: unknown): Value {
  if (parameter instanceof Date) return parameter.toISOString();
  return Buffer.isBuffer(parameter) ? "\\x{tokenHash}" : (parameter as Value);
}

/** Where all of them pick up. */
export function pharmacyToOrderFrom({ pharmacies }: Plan): string {
  const found = [...pharmacies.values()].find(
    ({ kind, area }) => kind === "plan" && area.features.includes("online-refill"),
  );
  if (found === undefined) throw new Error("the demo plan has no pharmacy to pick up at");
  return found.id;
}

/** Ids made for the order, and those of member and prescription, end in the member's twelve digits. */
function generalize(value: Value, places: ReadonlyMap<string, string>): Value {
  if (value === null) return null;
  if (typeof value !== "string") return value.map((part) => generalize(part, places));
  let text = value.replaceAll(/([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-)[0-9a-f]{12}/g, "$1{member}");
  for (const [known, place] of places) text = text.replaceAll(known, place);
  return text;
}
