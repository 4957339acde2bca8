import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";

/** A bridge supply that goes with an order line. */
export type BridgeToAsk = {
  readonly line_id: string;
  readonly member_id: string;
  readonly prescription_id: string;
  readonly pharmacy_id: string;
  readonly pharmacy_name: string;
  readonly asked_days: number;
};

/** Lays the requests before the pharmacists of their counters; a medicine whose bridge is still open gets no second one. */
export async function askForBridges(trx: Kysely<DB>, bridges: readonly BridgeToAsk[], now: Date): Promise<void> {
  // Asked for with an order that was cancelled before anybody decided: it is not wanted any more.
  await trx
    .deleteFrom("bridge_requests")
    .where("status", "=", "asked")
    .where(
      "prescription_id",
      "in",
      bridges.map(({ prescription_id }) => prescription_id),
    )
    .where("line_id", "in", (eb) => eb.selectFrom("order_lines").select("line_id").where("is_open", "=", false))
    .execute();
  await trx
    .insertInto("bridge_requests")
    .values(
      bridges.map(({ line_id, member_id, prescription_id, pharmacy_id, asked_days }) => ({
        bridge_id: newId(),
        line_id,
        member_id,
        prescription_id,
        pharmacy_id,
        asked_days,
        requested_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
