import type { TrackingKind } from "#domain/shipping/tracking.ts";

/** What the second line of an address makes of a parcel, so that every outcome can be tried. */
export const MAGIC_UNITS = [
  "REJECT",
  "SILENT",
  "DELAY",
  "LOST",
  "RETURN",
  "DAMAGE",
  "DOUBLE",
  "SHUFFLE",
  "LATE",
  "OUTAGE",
] as const;
export type MagicUnit = (typeof MAGIC_UNITS)[number];

/** "Unit LOST" is one; anything else is an ordinary address. */
export function magicUnitOf(line2: string | null | undefined): MagicUnit | null {
  const unit = /^(?:unit|apt|apto|suite|#)\s+([A-Z]+)$/i.exec(line2?.trim() ?? "")?.[1]?.toUpperCase();
  return MAGIC_UNITS.find((each) => each === unit) ?? null;
}

type Stop = {
  readonly kind: TrackingKind;
  /** Hours after the parcel was handed over; the label's is 0. */
  readonly hours: number;
  /** Hours until it is told. */
  readonly told: number;
  readonly twice: boolean;
};

/** The way of a parcel, by its address. */
export function itineraryOf(unit: MagicUnit | null, isExpress: boolean): readonly Stop[] {
  const pace = isExpress ? 0.5 : 1;
  const stop = (kind: TrackingKind, hours: number, more: Partial<Stop> = {}): Stop => ({
    kind,
    hours: hours * pace,
    told: hours * pace,
    twice: unit === "DOUBLE",
    ...more,
  });
  const begun = [stop("accepted", 3), stop("in-transit", 12), stop("in-transit", 30)];
  switch (unit) {
    case "LOST":
      return [...begun.slice(0, 2), stop("delayed", 60), stop("lost", 168)];
    case "DELAY":
      return [
        ...begun,
        stop("delayed", 48),
        stop("in-transit", 96),
        stop("out-for-delivery", 117),
        stop("delivered", 122),
      ];
    case "DAMAGE":
      return [...begun, stop("damaged", 40)];
    case "RETURN":
      return [...begun, stop("out-for-delivery", 53), stop("returned", 120)];
    case "SHUFFLE":
      return [
        stop("accepted", 3, { told: 31 }),
        stop("in-transit", 12, { told: 13, twice: true }),
        stop("in-transit", 30, { told: 60 }),
        stop("out-for-delivery", 53, { told: 59 }),
        stop("delivered", 58),
      ];
    case "LATE":
      return [...begun, stop("out-for-delivery", 53, { told: 80 }), stop("delivered", 58, { told: 82 })];
    case "REJECT":
    case "SILENT":
    case "DOUBLE":
    case "OUTAGE":
    case null:
      return [...begun, stop("out-for-delivery", 53), stop("delivered", 58)];
  }
}
