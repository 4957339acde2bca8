import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";

/**
 * Tells that the order stands: who placed it, or, where it came by phone, on paper or from staff, the member it is for.
 * That is the receipt of a call. A guest's order has nobody to be told.
 */
export async function tellOrderPlaced(dependencies: Dependencies, payload: unknown): Promise<void> {
  const { orderId } = payload as { readonly orderId: string };
  const { kysely } = dependencies.database;
  const order = await kysely
    .selectFrom("orders")
    .select(["orderer_member_id as ordererId", "channel"])
    .where("order_id", "=", orderId)
    .where("channel", "<>", "demo")
    .executeTakeFirst();
  if (order === undefined || (order.ordererId === null && order.channel === "guest")) return;
  const linesOf = await countLines(kysely, orderId);
  const told =
    order.ordererId === null
      ? linesOf.map(({ memberId, count }) => [memberId, count] as const)
      : [[order.ordererId, sum(linesOf) + (await countItems(kysely, orderId))] as const];
  for (const [memberId, lines] of told) {
    await writeNotice(dependencies, {
      memberId,
      kind: "order-placed",
      change: `order:${orderId}`,
      orderId,
      details: { lines },
    });
  }
}

type LineCount = { readonly memberId: string; readonly count: number };

function countLines(kysely: Kysely<DB>, orderId: string): Promise<LineCount[]> {
  return kysely
    .selectFrom("order_lines")
    .select((eb) => ["member_id as memberId", eb.fn.countAll<number>().as("count")])
    .where("order_id", "=", orderId)
    .groupBy("member_id")
    .execute();
}

async function countItems(kysely: Kysely<DB>, orderId: string): Promise<number> {
  const { count } = await kysely
    .selectFrom("order_items")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("order_id", "=", orderId)
    .executeTakeFirstOrThrow();
  return count;
}

function sum(counts: readonly LineCount[]): number {
  return counts.reduce((all, { count }) => all + count, 0);
}
