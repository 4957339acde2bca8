import type { Dependencies } from "#use-cases/dependencies.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { leaveParcel } from "#use-cases/shipping/leave-parcel.ts";

/**
 * Ends a line that is late, because its member, or the mail order rule, says so: its units go back, what is held on the
 * card is let go. One whose parcel has its label already leaves with the next driver.
 * @param memberId who chose it; left out for the clock
 */
export async function giveUpLine(
  dependencies: Dependencies,
  ask: ActAsk,
  memberId?: string,
): Promise<ActResult | Refusal<"picking-began">> {
  const { kysely } = dependencies.database;
  const parcel = await kysely
    .selectFrom("parcel_lines as x")
    .innerJoin("parcels as c", "c.parcel_id", "x.parcel_id")
    .select(["c.parcel_id", "c.status"])
    .where("x.line_id", "=", ask.lineId)
    .where("x.removed_at", "is", null)
    .executeTakeFirst();
  if (parcel !== undefined && parcel.status !== "open") return refuse("picking-began");
  return performAct(dependencies, null, ask, "pack-parcel", ({ now }) => ({
    act: { kind: "give-up" },
    event: "late-cancelled",
    ...(memberId === undefined ? {} : { memberId }),
    also: async (trx) => {
      await trx
        .updateTable("line_delays")
        .set({ settled_at: now })
        .where("line_id", "=", ask.lineId)
        .where("settled_at", "is", null)
        .execute();
      if (parcel === undefined) return;
      await trx
        .updateTable("parcel_lines")
        .set({ removed_at: now, scanned_at: null, scanned_by: null })
        .where("parcel_id", "=", parcel.parcel_id)
        .where("line_id", "=", ask.lineId)
        .execute();
      await leaveParcel(trx, parcel.parcel_id);
    },
  }));
}
