import { v7 as newId } from "uuid";
import type { Database } from "#database/database.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { type ParcelRow, readParcels } from "#database/queries/read-parcels.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { captureShipment } from "#use-cases/payments/capture-shipment.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { performAct } from "#use-cases/filling/perform-act.ts";
import { seeLine } from "#use-cases/filling/seen-line.ts";
import { moveItems } from "#use-cases/otc/move-items.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { type CarrierRefusal, mayGoOut } from "#use-cases/shipping/label-parcel.ts";
import { applyTracking } from "#use-cases/shipping/record-tracking.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";

export type ManifestDone = { readonly kind: "done"; readonly manifestId: string };

/** Lists every labelled parcel of the own pharmacy that may go out today, for the carrier's driver. */
export async function makeManifest(
  { database, clock }: ShippingDependencies,
  staff: StaffActor,
): Promise<ManifestDone | Refusal<"not-allowed" | "nothing-labelled">> {
  const { pharmacyId } = staff;
  if (pharmacyId === null || !mayAct(staff, "pack-parcel", pharmacyId)) return refuse("not-allowed");
  const now = clock();
  const pharmacy = await pharmacyOf(database, pharmacyId);
  const labelled = (await readParcels(database, { pharmacyId })).filter(
    (parcel) => parcel.status === "labelled" && parcel.manifest_id === null && mayGoOut(parcel, pharmacy, now),
  );
  if (labelled.length === 0) return refuse("nothing-labelled");
  const manifestId = newId();
  await database.kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto("manifests")
      .values({ manifest_id: manifestId, pharmacy_id: pharmacyId, created_at: now, created_by: staff.staffId })
      .execute();
    for (const parcel of labelled)
      // One that was opened again at this moment stays behind.
      await trx
        .updateTable("parcels")
        .set((eb) => ({ manifest_id: manifestId, version: eb("version", "+", 1) }))
        .where("parcel_id", "=", parcel.parcel_id)
        .where("version", "=", parcel.version)
        .execute();
  });
  return { kind: "done", manifestId };
}

/**
 * The driver has the parcels of a manifest: their lines are shipped, and each counts as a fill. Whatever breaks on the
 * way, the same press again goes on where it stopped: nothing is shipped, told or counted twice.
 */
export async function handOverManifest(
  dependencies: ShippingDependencies & MoneyDependencies,
  staff: StaffActor,
  { manifestId }: { readonly manifestId: string },
): Promise<
  | ManifestDone
  | CarrierRefusal
  | Refusal<"not-found" | "not-allowed" | "cold-waits" | "parcel-changed" | "parcel-empty" | "parcels-unpaid">
> {
  const { carrier, database, clock } = dependencies;
  if (!mayAct(staff, "pack-parcel", null)) return refuse("not-allowed");
  const manifest = await database.kysely
    .selectFrom("manifests")
    .selectAll()
    .where("manifest_id", "=", manifestId)
    .executeTakeFirst();
  if (manifest === undefined || !mayAct(staff, "pack-parcel", manifest.pharmacy_id)) return refuse("not-found");
  if (manifest.handed_over_at !== null) return { kind: "done", manifestId };
  const listed = await readParcels(database, { manifestId });
  if (listed.length === 0) return refuse("parcel-empty");
  const pharmacy = await pharmacyOf(database, manifest.pharmacy_id);
  const refused = whyNotNow(listed, pharmacy, clock());
  if (refused !== null) return refuse(refused);
  if (carrier === undefined) return refuse("carrier-missing");

  const parcels: ParcelRow[] = [];
  await forEach(listed, async (parcel) => {
    if (await isPaid(dependencies, parcel)) parcels.push(parcel);
    else await setAside(database, parcel);
  });
  if (parcels.length === 0) return refuse("parcels-unpaid");

  const shipmentIds = parcels.flatMap(({ shipment_id: id }) => id ?? []);
  const answer = await carrier.handOver(manifestId, shipmentIds);
  if (answer.kind !== "accepted") return refuse(answer.kind === "unknown" ? "carrier-silent" : "carrier-refused");
  let isChanged = false;
  await forEach(parcels, async (parcel) => {
    if (!(await shipParcel(dependencies, staff, parcel))) isChanged = true;
  });
  if (isChanged) return refuse("parcel-changed");
  await database.kysely
    .updateTable("manifests")
    .set({ handed_over_at: clock(), handed_over_by: staff.staffId })
    .where("manifest_id", "=", manifestId)
    .execute();
  return { kind: "done", manifestId };
}

/** A driver waits for it, and a day's manifest may list hundreds: some at a time, without taking every connection. */
const AT_ONCE = 4;

async function forEach<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of rest) await act(item);
    }),
  );
}

/** Charges what is in it, once however often it is asked: nothing leaves the house unpaid. */
async function isPaid(dependencies: MoneyDependencies, parcel: ParcelRow): Promise<boolean> {
  const payables = [
    ...parcel.lines.map(({ line_id: id }) => ({ kind: "line", id }) as const),
    ...parcel.items.map(({ order_item_id: id }) => ({ kind: "item", id }) as const),
  ];
  const { unpaid } = await captureShipment(dependencies, payables);
  return unpaid.length === 0;
}

/** Stays labelled on the bench: the member chooses another card, and a later manifest takes it along. */
async function setAside({ kysely }: Database, parcel: ParcelRow): Promise<void> {
  await kysely
    .updateTable("parcels")
    .set((eb) => ({ manifest_id: null, version: eb("version", "+", 1) }))
    .where("parcel_id", "=", parcel.parcel_id)
    .where("status", "=", "labelled")
    .execute();
}

async function pharmacyOf(database: Database, pharmacyId: string): Promise<Pharmacy> {
  const pharmacy = (await readPlan(database)).pharmacies.get(pharmacyId);
  if (pharmacy === undefined) throw new Error("a manifest names a pharmacy that does not exist");
  return pharmacy;
}

/** All or nothing is looked at before the carrier is told. */
function whyNotNow(
  parcels: readonly ParcelRow[],
  pharmacy: Pharmacy,
  now: Date,
): "cold-waits" | "parcel-changed" | null {
  for (const parcel of parcels) {
    if (parcel.status === "handed-over") continue;
    const isWhole =
      parcel.lines.every(({ status }) => status === "packed" || status === "shipped") &&
      parcel.items.every(({ status }) => status === "gathered" || status === "shipped");
    if (parcel.status !== "labelled" || !isWhole) return "parcel-changed";
    if (!mayGoOut(parcel, pharmacy, now)) return "cold-waits";
  }
  return null;
}

/** @returns whether every line of it is shipped */
async function shipParcel(dependencies: ShippingDependencies, staff: StaffActor, parcel: ParcelRow): Promise<boolean> {
  for (const { line_id: lineId } of parcel.lines) {
    const seen = await seeLine(dependencies, lineId);
    if (seen === undefined) return false;
    if (seen.line.status === "shipped" || seen.line.status === "delivered") continue;
    const shipped = await performAct(
      dependencies,
      staff,
      { lineId, version: seen.row.line_version },
      "pack-parcel",
      ({ row }) => ({
        act: { kind: "ship" },
        event: "shipped",
        details: { carrier: parcel.carrier, trackingNumber: parcel.tracking_number },
        // The carrier's day, where it comes after the promised one: the member reads it now, and not on the day itself.
        ...(parcel.expected_on !== null && parcel.expected_on > row.promise_by
          ? { line: { promise_by: parcel.expected_on } }
          : {}),
      }),
    );
    if (shipped.kind === "refused") return false;
  }
  if (!(await shipItems(dependencies, staff, parcel))) return false;
  await dependencies.database.kysely
    .updateTable("parcels")
    .set({ status: "handed-over", handed_over_at: dependencies.clock() })
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("parcel_id", "=", parcel.parcel_id)
    .where("status", "=", "labelled")
    .execute();
  // A report of the carrier's may have come before the driver's hand-over was entered.
  await applyTracking(dependencies, parcel.parcel_id);
  return true;
}

/** The items of each order in the parcel leave with it. */
async function shipItems({ database, clock }: ShippingDependencies, staff: StaffActor, parcel: ParcelRow) {
  const pharmacyName = (await pharmacyOf(database, parcel.pharmacy_id)).name;
  for (const orderId of new Set(parcel.items.map((item) => item.order_id))) {
    const items = parcel.items.filter((item) => item.order_id === orderId && item.status === "gathered");
    const memberId = items[0]?.member_id;
    if (memberId === undefined) continue;
    const by = { kind: "staff", staffId: staff.staffId } as const;
    const moved = await database.kysely
      .transaction()
      .execute((trx) =>
        moveItems(
          trx,
          clock(),
          { orderId, memberId, pharmacyName, items },
          { act: "ship", to: "shipped", reason: null, by },
        ),
      );
    if (!moved) return false;
  }
  return true;
}
