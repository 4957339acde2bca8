import { addDays } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { TrackingKind } from "#domain/shipping/tracking.ts";
import { addressId, cardId, memberId } from "#demo-data/demo-ids.ts";
import { demoStaff } from "#demo-data/demo-staff.ts";
import { isOrderable, mailCardOf } from "#demo-data/demo-filling.ts";
import type { DemoPlan } from "#demo-data/demo-plan.ts";
import type { DemoPrescription } from "#demo-data/demo-rows.ts";
import { findDrug } from "#demo-data/drug-catalogue.ts";
import { addAddress } from "#use-cases/addresses/addresses.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { handOverManifest, makeManifest } from "#use-cases/shipping/hand-over-manifest.ts";
import { buyParcelLabel } from "#use-cases/shipping/label-parcel.ts";
import { beginParcel, scanIntoParcel, weighParcel } from "#use-cases/shipping/pack-parcel.ts";
import { readParcel } from "#use-cases/shipping/read-bench.ts";
import { recordTracking } from "#use-cases/shipping/record-tracking.ts";
import type { ShippingDependencies } from "#use-cases/shipping/shipping-dependencies.ts";
import { watchParcels } from "#use-cases/shipping/watch-parcels.ts";

type Going = {
  /** How far it is; `bench` lies ready, `labelled` waits for the driver. */
  readonly to: "bench" | "labelled" | "shipped";
  /** What the carrier has told of it already. */
  readonly told?: readonly TrackingKind[];
  /** The second line of the address, by which the sandbox carrier knows what becomes of it. */
  readonly unit?: string;
};

/** One parcel of every kind that the bench, the claims and a member's tracking can show. */
const PARCELS: readonly Going[] = [
  { to: "shipped" },
  { to: "shipped", told: ["accepted", "in-transit", "out-for-delivery", "delivered"] },
  { to: "shipped", told: ["accepted", "in-transit", "delayed"], unit: "Unit DELAY" },
  { to: "shipped", told: ["accepted", "in-transit", "lost"], unit: "Unit LOST" },
  { to: "shipped", told: ["accepted", "in-transit", "out-for-delivery", "returned"], unit: "Unit RETURN" },
  { to: "labelled" },
  { to: "bench" },
];

type MailDependencies = ShippingDependencies & MoneyDependencies;

/**
 * Sends parcels of drawn members by the carrier and through the processor of this installation, so that both know them.
 * What a partner refuses, or does not answer, stays where it is: the demo works without it.
 */
export async function sendDemoParcels(dependencies: MailDependencies, plan: DemoPlan): Promise<void> {
  // From the end: the queue was filled from the beginning.
  const candidates = plan.prescriptions.filter(isOrderable).toReversed().values();
  const sent: { readonly parcelId: string; readonly told: readonly TrackingKind[] }[] = [];
  for (const going of PARCELS) {
    const line = await orderNext(dependencies, plan, candidates, going);
    if (line === undefined) return;
    await fill(dependencies, line);
    if (going.to === "bench") continue;
    // The driver comes before the last one has its label.
    if (going.to === "labelled") await handOver(dependencies, sent);
    const parcelId = await label(dependencies, line);
    if (parcelId !== undefined) sent.push({ parcelId, told: going.told ?? [] });
  }
}

type Line = { readonly lineId: string; readonly row: DemoPrescription };

async function orderNext(
  dependencies: MailDependencies,
  plan: DemoPlan,
  candidates: Iterator<DemoPrescription>,
  { unit }: Going,
): Promise<Line | undefined> {
  for (let next = candidates.next(); next.done !== true; next = candidates.next()) {
    const row = next.value;
    const cardLast4 = mailCardOf(plan, row);
    const lives = plan.addresses.find(({ memberKey }) => memberKey === row.memberKey);
    if (cardLast4 === undefined || lives === undefined) continue;
    const ordererId = memberId(row.memberKey);
    const actor = { memberId: ordererId, sessionId: "", language: "en" as const };
    const { line1, city, state, zip } = lives;
    const moved =
      unit === undefined ? undefined : await addAddress(dependencies, actor, { line1, line2: unit, city, state, zip });
    const goesTo = moved?.kind === "added" ? moved.address.id : addressId(row.memberKey);
    const result = await placeOrder(
      dependencies,
      {
        channel: "demo",
        ordererId,
        lines: [{ rxNumber: row.rxNumber, mrn: null, daysSupply: null }],
        delivery: { kind: "mail", addressId: goesTo },
        paymentMethodId: cardId(row.memberKey, cardLast4),
      },
      { subject: ordererId, key: `demo parcel ${row.key}` },
    );
    const line = result.kind === "placed" ? result.answer.lines[0] : undefined;
    if (line?.decision.kind === "accepted" && line.lineId !== undefined) return { lineId: line.lineId, row };
  }
  return undefined;
}

async function fill(dependencies: MailDependencies, { lineId, row }: Line): Promise<void> {
  const pharmacist = demoStaff("mailpharmacist@example.com", "pharmacist", "mail");
  const packer = demoStaff("mailorder@example.com", "mail-order", "mail");
  const on = dayInZone(dependencies.clock(), PLAN_ZONE);
  const { ndc } = findDrug(row.drugName, row.drugStrength);
  const lot = `L${row.rxNumber.slice(2, 6)}`;
  await verifyPrescription(dependencies, pharmacist, {
    lineId,
    version: 1,
    override: null,
    warnings: "prescriber-confirmed",
  });
  await countMedicine(dependencies, packer, { lineId, version: 2, barcode: ndc, lot, expiresOn: addDays(on, 500) });
  await checkFill(dependencies, pharmacist, { lineId, version: 3 });
}

/** @returns the parcel; undefined where it stays on the bench */
async function label(dependencies: MailDependencies, { lineId, row }: Line): Promise<string | undefined> {
  const packer = demoStaff("mailorder@example.com", "mail-order", "mail");
  const begun = await beginParcel(dependencies, packer, { lineId });
  if (begun.kind === "refused") return undefined;
  const { parcelId } = begun;
  await scanIntoParcel(dependencies, packer, { parcelId, version: 1, barcode: row.rxNumber });
  await weighParcel(dependencies, packer, { parcelId, version: 2, grams: 140 + row.quantity });
  const bought = await buyParcelLabel(dependencies, packer, { parcelId, version: 3 });
  return bought.kind === "done" ? parcelId : undefined;
}

async function handOver(
  dependencies: MailDependencies,
  parcels: readonly { readonly parcelId: string; readonly told: readonly TrackingKind[] }[],
): Promise<void> {
  const packer = demoStaff("mailorder@example.com", "mail-order", "mail");
  const manifest = await makeManifest(dependencies, packer);
  if (manifest.kind === "refused") return;
  const shipped = await handOverManifest(dependencies, packer, manifest);
  if (shipped.kind === "refused") return;
  const now = dependencies.clock().getTime();
  for (const { parcelId, told } of parcels) {
    const seen = await readParcel(dependencies, packer, parcelId);
    if (seen.kind === "refused" || seen.parcel.tracking_number === null) continue;
    await recordTracking(
      dependencies,
      seen.parcel.tracking_number,
      told.map((kind, index) => ({ id: `demo ${kind}`, kind, at: new Date(now + (index + 1) * 1000), place: null })),
    );
  }
  await watchParcels(dependencies);
}
