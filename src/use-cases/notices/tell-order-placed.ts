import type { Dependencies } from "#use-cases/dependencies.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";

/** Tells the orderer that the order stands. A guest's has nobody to be told. */
export async function tellOrderPlaced(dependencies: Dependencies, payload: unknown): Promise<void> {
  const { orderId } = payload as { readonly orderId: string };
  const { kysely } = dependencies.database;
  const order = await kysely
    .selectFrom("orders")
    .select("orderer_member_id")
    .where("order_id", "=", orderId)
    .where("channel", "<>", "demo")
    .executeTakeFirst();
  const memberId = order?.orderer_member_id;
  if (memberId === undefined || memberId === null) return;
  const { count } = await kysely
    .selectFrom("order_lines")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("order_id", "=", orderId)
    .executeTakeFirstOrThrow();
  await writeNotice(dependencies, {
    memberId,
    kind: "order-placed",
    change: `order:${orderId}`,
    orderId,
    details: { lines: count },
  });
}
