import type { DelayAnswer } from "#domain/promise/late-shipment.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { readOrder, type ReadOrder } from "#use-cases/orders/read-orders.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { giveUpLine } from "#use-cases/shipping/give-up-line.ts";

/** The member waits for a late shipment, or cancels it and pays nothing. Who agreed to wait may still cancel until it ships. */
export async function answerDelay(
  dependencies: Dependencies,
  actor: Actor,
  ask: { readonly confirmationNumber: string; readonly lineId: string; readonly answer: DelayAnswer },
): Promise<ReadOrder | Refusal<"not-found" | "picking-began" | "try-again">> {
  const { database, clock } = dependencies;
  const order = await readOrder(dependencies, actor, ask.confirmationNumber);
  const line = order?.lines.find(({ row }) => row.line_id === ask.lineId);
  if (order === undefined || line === undefined) return refuse("not-found");
  if (!line.mayAnswerDelay) return line.row.status === "cancelled" ? order : refuse("picking-began");
  if (ask.answer === "cancel") {
    const ended = await giveUpLine(
      dependencies,
      { lineId: ask.lineId, version: line.row.line_version },
      actor.memberId,
    );
    // The pharmacy did something with it at this moment: what can be chosen now stands on the page.
    if (ended.kind === "refused") return refuse(ended.code === "picking-began" ? "picking-began" : "try-again");
  } else {
    const now = clock();
    await database.kysely.transaction().execute(async (trx) => {
      await trx
        .updateTable("line_delays")
        .set({ answer: "wait", answered_at: now })
        .where("line_id", "=", ask.lineId)
        .where("kind", "=", "shipping")
        .where("settled_at", "is", null)
        .execute();
      await trx
        .updateTable("order_lines")
        .set((eb) => ({ status_at: now, version: eb("version", "+", 1) }))
        .where("line_id", "=", ask.lineId)
        .execute();
    });
  }
  return (await readOrder(dependencies, actor, ask.confirmationNumber)) ?? refuse("not-found");
}
