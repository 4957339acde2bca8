import { v7 as newId } from "uuid";
import { readBottles, readGatheredItems, type ReadyLineRow } from "#database/queries/read-parcels.ts";
import { violatesUnique } from "#database/errors.ts";
import {
  addressKey,
  mayLieWith,
  MOST_GRAMS,
  type PackingRefusal,
  type ShipTo,
  type Whose,
  whyNotInto,
} from "#domain/shipping/parcel.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { changeParcel, type ParcelAsk, type ParcelDone, seeParcel } from "#use-cases/shipping/change-parcel.ts";

type Seen = Refusal<"not-found" | "not-allowed" | "changed-meanwhile">;

/**
 * Begins a parcel with all that lies ready for the person of one bottle or item, to the same address: the pick list.
 * What is ready for those who agreed to share parcels with that person comes along.
 * @param ask.lineId a bottle's line, or an over-the-counter item of an order
 */
export async function beginParcel(
  { database, clock }: Dependencies,
  staff: StaffActor,
  { lineId }: { readonly lineId: string },
): Promise<ParcelDone | Refusal<"not-found" | "not-allowed" | "changed-meanwhile">> {
  const { pharmacyId } = staff;
  if (pharmacyId === null || !mayAct(staff, "pack-parcel", pharmacyId)) return refuse("not-allowed");
  const [ready, gathered] = await Promise.all([
    readBottles(database, { pharmacyId }),
    readGatheredItems(database, { pharmacyId }),
  ]);
  const first = ready.find((line) => line.line_id === lineId) ?? gathered.find((item) => item.order_item_id === lineId);
  if (first === undefined) return refuse("not-found");
  const isBound = (row: { member_id: string; ship_to: ShipTo }, whose: Whose) =>
    mayLieWith(first.member_id, whose) && addressKey(row.ship_to) === addressKey(first.ship_to);
  const lines = ready.filter((line) => isBound(line, whoseOf(line)));
  const items = gathered.filter((item) =>
    isBound(item, { memberId: item.member_id, sharesWith: [], isSensitive: false }),
  );
  const parcelId = newId();
  const now = clock();
  try {
    await database.kysely.transaction().execute(async (trx) => {
      await trx
        .insertInto("parcels")
        .values({
          parcel_id: parcelId,
          pharmacy_id: pharmacyId,
          member_id: first.member_id,
          ship_to: JSON.stringify(first.ship_to),
          status: "open",
          created_at: now,
          created_by: staff.staffId,
        })
        .execute();
      if (lines.length > 0)
        await trx
          .insertInto("parcel_lines")
          .values(lines.map((line) => ({ parcel_id: parcelId, line_id: line.line_id, member_id: line.member_id })))
          .execute();
      if (items.length > 0)
        await trx
          .insertInto("parcel_items")
          .values(
            items.map((item) => ({
              parcel_id: parcelId,
              order_item_id: item.order_item_id,
              member_id: item.member_id,
            })),
          )
          .execute();
      await recordAccess(trx, now, {
        memberId: first.member_id,
        by: { kind: "staff", staffId: staff.staffId },
        action: "status-changed",
        channel: "workbench",
      });
    });
  } catch (error) {
    // A colleague began it at the same moment.
    if (violatesUnique(error, "one_parcel_a_line") || violatesUnique(error, "one_parcel_an_item"))
      return refuse("changed-meanwhile");
    throw error;
  }
  return { kind: "done", parcelId };
}

/** Lays a bottle into the parcel by the barcode of its label, which is its prescription number. */
export async function scanIntoParcel(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ParcelAsk & { readonly barcode: string },
): Promise<ParcelDone | Seen | Refusal<PackingRefusal | "bottle-unknown">> {
  const seen = await seeParcel(dependencies, staff, ask);
  if (seen.kind === "refused") return seen;
  const { parcel } = seen;
  const rxNumber = ask.barcode.replaceAll(/\D/g, "");
  const [bottle] = await readBottles(dependencies.database, { pharmacyId: parcel.pharmacy_id, rxNumber });
  if (bottle === undefined) return refuse("bottle-unknown");
  const refused = whyNotInto(
    { status: parcel.status, parcelId: parcel.parcel_id, ...bound(parcel) },
    { status: bottle.status, parcelId: bottle.parcel_id, ...bound(bottle), ...whoseOf(bottle) },
  );
  if (refused !== null) return refuse(refused);
  const scanned = { scanned_at: dependencies.clock(), scanned_by: staff.staffId, removed_at: null };
  return changeParcel(dependencies, staff, parcel, {}, async (trx) => {
    await trx
      .insertInto("parcel_lines")
      .values({
        parcel_id: parcel.parcel_id,
        line_id: bottle.line_id,
        member_id: bottle.member_id,
        ...scanned,
      })
      .onConflict((conflict) => conflict.columns(["parcel_id", "line_id"]).doUpdateSet(scanned))
      .execute();
  });
}

/** Takes a bottle or an item out again: scanned by mistake, or not to be found. It waits for a parcel as before. */
export async function takeOutOfParcel(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ParcelAsk & { readonly lineId: string },
): Promise<ParcelDone | Seen | Refusal<"label-printed">> {
  const seen = await seeParcel(dependencies, staff, ask);
  if (seen.kind === "refused") return seen;
  const { parcel } = seen;
  if (parcel.status !== "open") return refuse("label-printed");
  const things = [...parcel.lines.map((line) => line.line_id), ...parcel.items.map((item) => item.order_item_id)];
  if (!things.includes(ask.lineId)) return refuse("not-found");
  // A parcel with nothing in it is none.
  const status = things.length === 1 ? "cancelled" : parcel.status;
  const removed = { removed_at: dependencies.clock() };
  return changeParcel(dependencies, staff, parcel, { status, weight_grams: null }, async (trx) => {
    await trx
      .updateTable("parcel_lines")
      .set({ ...removed, scanned_at: null, scanned_by: null })
      .where("parcel_id", "=", parcel.parcel_id)
      .where("line_id", "=", ask.lineId)
      .execute();
    await trx
      .updateTable("parcel_items")
      .set(removed)
      .where("parcel_id", "=", parcel.parcel_id)
      .where("order_item_id", "=", ask.lineId)
      .execute();
  });
}

/** What the closed parcel weighs, in grams, with ice and paper. */
export async function weighParcel(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ParcelAsk & { readonly grams: number },
): Promise<ParcelDone | Seen | Refusal<"label-printed" | "bad-input">> {
  const seen = await seeParcel(dependencies, staff, ask);
  if (seen.kind === "refused") return seen;
  if (seen.parcel.status !== "open") return refuse("label-printed");
  if (!Number.isInteger(ask.grams) || ask.grams < 1 || ask.grams > MOST_GRAMS)
    return refuse("bad-input", { fields: { grams: "parcel-weight" } });
  return changeParcel(dependencies, staff, seen.parcel, { weight_grams: ask.grams });
}

function whoseOf(line: ReadyLineRow): Whose {
  return { memberId: line.member_id, sharesWith: line.shares_with, isSensitive: line.is_sensitive };
}

function bound(row: { member_id: string; pharmacy_id: string; ship_to: Parameters<typeof addressKey>[0] }) {
  return { memberId: row.member_id, pharmacyId: row.pharmacy_id, shipTo: row.ship_to };
}
