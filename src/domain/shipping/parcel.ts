/** Where a parcel is on the bench. What the carrier says of it afterwards is its tracking. */
export type ParcelStatus = "open" | "label-asked" | "labelled" | "handed-over" | "cancelled";

/** Where a parcel goes: as it was ordered. */
export type ShipTo = {
  readonly line1: string;
  readonly line2?: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};

/** What a bottle and a parcel must have in common. */
export type Bound = { readonly memberId: string; readonly pharmacyId: string; readonly shipTo: ShipTo };

/** Whose medicine it is, and in whose parcels it may lie besides. */
export type Whose = {
  readonly memberId: string;
  /** Those of its member's household who agreed to share parcels. */
  readonly sharesWith: readonly string[];
  /** Of a class that is nobody else's to see. */
  readonly isSensitive: boolean;
};

/** A parcel is one person's, so that nobody opens another's medicine; two who agreed may share one. */
export function mayLieWith(memberId: string, { memberId: own, sharesWith, isSensitive }: Whose): boolean {
  return own === memberId || (!isSensitive && sharesWith.includes(memberId));
}

export type PackingRefusal =
  | "label-printed"
  | "other-persons-medicine"
  | "other-address"
  | "not-checked-yet"
  | "in-another-parcel";

/** The heaviest that is taken: 70 pounds. */
export const MOST_GRAMS = 31_751;

/** Whether a bottle that was scanned belongs into the parcel. */
export function whyNotInto(
  parcel: Bound & { readonly status: ParcelStatus; readonly parcelId: string },
  bottle: Bound & Whose & { readonly status: string; readonly parcelId: string | null },
): PackingRefusal | null {
  if (parcel.status !== "open") return "label-printed";
  if (!mayLieWith(parcel.memberId, bottle) || bottle.pharmacyId !== parcel.pharmacyId) return "other-persons-medicine";
  if (bottle.parcelId !== null && bottle.parcelId !== parcel.parcelId) return "in-another-parcel";
  if (bottle.status !== "packed") return "not-checked-yet";
  return addressKey(bottle.shipTo) === addressKey(parcel.shipTo) ? null : "other-address";
}

export type LabelFacts = {
  readonly status: ParcelStatus;
  readonly weightGrams: number | null;
  readonly lines: readonly { readonly status: string; readonly isScanned: boolean }[];
  /** How many over-the-counter items lie in it. */
  readonly items: number;
};

/** Why no label can be bought yet. */
export function whyNoLabel({
  status,
  weightGrams,
  lines,
  items,
}: LabelFacts): "not-now" | "parcel-empty" | "not-all-scanned" | "not-checked-yet" | "weight-missing" | null {
  if (status !== "open" && status !== "label-asked") return "not-now";
  if (lines.length === 0 && items === 0) return "parcel-empty";
  if (lines.some((line) => line.status !== "packed")) return "not-checked-yet";
  if (lines.some(({ isScanned }) => !isScanned)) return "not-all-scanned";
  return weightGrams === null ? "weight-missing" : null;
}

/** A controlled medicine travels without a word on the outside that tells what it is (USPS Pub. 52, 453.3). */
export function isPlainOutside(lines: readonly { readonly deaSchedule: string | null }[]): boolean {
  return lines.some(({ deaSchedule }) => deaSchedule !== null);
}

/** Two addresses are one where only letters, figures and their order count. */
export function addressKey({ line1, line2, city, state, zip }: ShipTo): string {
  return [line1, line2 ?? "", city, state, zip.slice(0, 5)]
    .map((part) =>
      part
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, " ")
        .trim(),
    )
    .join("|");
}
