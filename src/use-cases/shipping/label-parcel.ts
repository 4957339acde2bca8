import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import type { ParcelRow } from "#database/queries/read-parcels.ts";
import { ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { isPostOnly } from "#domain/places/postal-address.ts";
import { coldShippingDay } from "#domain/promise/promise-fill.ts";
import { isPlainOutside, whyNoLabel } from "#domain/shipping/parcel.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { workingDaysOf } from "#use-cases/orders/promise-line.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { changeParcel, type ParcelAsk, type ParcelDone, seeParcel } from "#use-cases/shipping/change-parcel.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";

export type CarrierRefusal = Refusal<"carrier-missing" | "carrier-refused" | "carrier-silent">;

/** Who sends the parcel, as its label says it: nothing that tells of medicine where a controlled one is inside. */
export function senderOf(parcel: ParcelRow, { name, line1, city, state, zip }: Pharmacy) {
  const isPlain = isPlainOutside(parcel.lines.map((line) => ({ deaSchedule: line.dea_schedule })));
  return { name: isPlain ? "Shipping Department" : name, line1, city, state, zip };
}

/** Whether the parcel may go out on the pharmacy's day: a cold one never lies over a weekend or a holiday. */
export function mayGoOut(parcel: ParcelRow, pharmacy: Pharmacy, now: Date): boolean {
  const on = dayInZone(now, pharmacy.timeZone);
  if (!parcel.lines.some((line) => line.cold_chain)) return true;
  const { coldTransitDays } = pharmacy.promise;
  return coldShippingDay(workingDaysOf(pharmacy), ordinaryBusinessCalendar, coldTransitDays, on) === on;
}

/**
 * Buys the carrier's label. What is asked for is written down first: after an answer that never came, the next press asks
 * for the same label under the same key, and it is paid for once.
 */
export async function buyParcelLabel(
  dependencies: ShippingDependencies,
  staff: StaffActor,
  ask: ParcelAsk,
): Promise<
  | ParcelDone
  | CarrierRefusal
  | Refusal<
      "not-found" | "not-allowed" | "changed-meanwhile" | "cold-waits" | NonNullable<ReturnType<typeof whyNoLabel>>
    >
> {
  const { carrier, database, clock } = dependencies;
  const seen = await seeParcel(dependencies, staff, ask);
  if (seen.kind === "refused") return seen;
  const { parcel } = seen;
  const refused = whyNoLabel({
    status: parcel.status,
    weightGrams: parcel.weight_grams,
    lines: parcel.lines.map((line) => ({ status: line.status, isScanned: line.scanned_at !== null })),
    items: parcel.items.length,
  });
  if (refused !== null) return refuse(refused);
  if (carrier === undefined) return refuse("carrier-missing");
  const pharmacy = (await readPlan(database)).pharmacies.get(parcel.pharmacy_id);
  if (pharmacy === undefined) throw new Error("a parcel names a pharmacy that does not exist");
  const now = clock();
  if (!mayGoOut(parcel, pharmacy, now)) return refuse("cold-waits");
  const shipOn = dayInZone(now, pharmacy.timeZone);
  const turn = parcel.status === "label-asked" ? parcel.label_turn : parcel.label_turn + 1;
  const asked = await changeParcel(dependencies, staff, parcel, { status: "label-asked", label_turn: turn });
  if (asked.kind === "refused") return asked;
  if (parcel.shipment_id !== null) {
    // It was being given back when the answer, or we, broke off.
    const returned = await carrier.cancelLabel(parcel.shipment_id);
    if (returned.kind !== "accepted") return refuse(returned.kind === "unknown" ? "carrier-silent" : "carrier-refused");
  }

  const answer = await carrier.buyLabel({
    key: `${parcel.parcel_id}:${turn}`,
    to: { ...parcel.ship_to, name: parcel.member_name },
    from: senderOf(parcel, pharmacy),
    weightGrams: parcel.weight_grams ?? 0,
    withinDays: parcel.lines.some((line) => line.cold_chain) ? pharmacy.promise.coldTransitDays : null,
    postOnly: isPostOnly({ ...parcel.ship_to, line2: parcel.ship_to.line2 ?? null }),
    shipOn,
  });
  // It stays asked for: the label may have been bought.
  if (answer.kind === "unknown") return refuse("carrier-silent");
  const written = { ...parcel, version: parcel.version + 1 };
  if (answer.kind === "rejected") {
    const opened = await changeParcel(dependencies, staff, written, { status: "open", ...NO_LABEL });
    return opened.kind === "refused" ? opened : refuse("carrier-refused");
  }
  return changeParcel(dependencies, staff, written, {
    status: "labelled",
    shipment_id: answer.shipmentId,
    carrier: answer.carrier,
    service: answer.service,
    tracking_number: answer.trackingNumber,
    tracking_url: answer.trackingUrl,
    expected_on: answer.expectedOn,
    ship_on: shipOn,
  });
}

const NO_LABEL = {
  shipment_id: null,
  carrier: null,
  service: null,
  tracking_number: null,
  tracking_url: null,
  expected_on: null,
  ship_on: null,
} as const;

/**
 * Gives the label back and opens the parcel again: something was wrong with it. That it is to be given back is written
 * down first: a parcel whose label the carrier may not know any more would have it refuse the whole manifest.
 */
export async function cancelParcelLabel(
  dependencies: ShippingDependencies,
  staff: StaffActor,
  ask: ParcelAsk,
): Promise<ParcelDone | CarrierRefusal | Refusal<"not-found" | "not-allowed" | "changed-meanwhile" | "not-now">> {
  const seen = await seeParcel(dependencies, staff, ask);
  if (seen.kind === "refused") return seen;
  const { parcel } = seen;
  const { status, shipment_id: shipmentId } = parcel;
  if (shipmentId === null || (status !== "labelled" && status !== "label-asked")) return refuse("not-now");
  const { carrier } = dependencies;
  if (carrier === undefined) return refuse("carrier-missing");
  const turn = status === "labelled" ? parcel.label_turn + 1 : parcel.label_turn;
  const columns = { status: "label-asked", label_turn: turn, manifest_id: null };
  const begun = await changeParcel(dependencies, staff, parcel, columns);
  if (begun.kind === "refused") return begun;
  const written = { ...parcel, version: parcel.version + 1 };
  const answer = await carrier.cancelLabel(shipmentId);
  if (answer.kind === "unknown") return refuse("carrier-silent");
  if (answer.kind === "accepted") return changeParcel(dependencies, staff, written, { status: "open", ...NO_LABEL });
  // The carrier has it already: the next manifest takes it along.
  const kept = await changeParcel(dependencies, staff, written, { status: "labelled" });
  return kept.kind === "refused" ? kept : refuse("carrier-refused");
}
