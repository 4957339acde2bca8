import type { Day } from "#domain/calendar/day.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import type { TrackingEvent } from "#domain/shipping/tracking.ts";

export type LabelAsk = {
  /** The same key gets the same label, and pays for it once. */
  readonly key: string;
  readonly to: ShipTo & { readonly name: string };
  readonly from: ShipTo & { readonly name: string };
  readonly weightGrams: number;
  /** A cold parcel has to be there within so many days of `shipOn`; null where it has the usual time. */
  readonly withinDays: number | null;
  /** It goes to a box, or to the armed forces: the postal service carries it, or nobody. */
  readonly postOnly: boolean;
  /** The day on which the carrier gets it. */
  readonly shipOn: Day;
};

export type Label = {
  /** The carrier's own name of the shipment. */
  readonly shipmentId: string;
  /** As it is called: USPS, UPS. */
  readonly carrier: string;
  readonly service: string;
  readonly trackingNumber: string;
  /** Where everybody can follow it. */
  readonly trackingUrl: string;
  readonly expectedOn: Day;
};

type Rejected = { readonly kind: "rejected"; readonly reason: string };
/** It may or may not have been done: ask again, under the same key. */
type Unknown = { readonly kind: "unknown"; readonly cause: unknown };

export type LabelAnswer = ({ readonly kind: "accepted" } & Label) | Rejected | Unknown;
export type CarrierAnswer = { readonly kind: "accepted" } | Rejected | Unknown;
export type TrackingAnswer =
  | { readonly kind: "accepted"; readonly events: readonly TrackingEvent[] }
  | Rejected
  | Unknown;

/** What came to our address from outside, before anybody has believed it. */
export type CarrierCall = {
  /** By its name in lower case; undefined where there is none. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
};

export type CarrierReport = { readonly trackingNumber: string; readonly events: readonly TrackingEvent[] };

/** Who carries parcels. */
export type Carrier = {
  buyLabel(ask: LabelAsk): Promise<LabelAnswer>;
  /** The label to print, as PDF; null where the carrier draws none and ours will do. */
  printLabel(
    shipmentId: string,
  ): Promise<{ readonly kind: "accepted"; readonly pdf: Uint8Array | null } | Rejected | Unknown>;
  /** Gives a label back that was not used. One given back before is `accepted` again. */
  cancelLabel(shipmentId: string): Promise<CarrierAnswer>;
  /** Tells the carrier what was handed to its driver; the same manifest twice is one. */
  handOver(manifestId: string, shipmentIds: readonly string[]): Promise<CarrierAnswer>;
  track(trackingNumber: string): Promise<TrackingAnswer>;
  /** Null where the signature is not the carrier's; `of-no-interest` where it tells of no parcel. */
  readCall(call: CarrierCall): CarrierReport | "of-no-interest" | null;
};
