import type { TrackingKind } from "#domain/shipping/tracking.ts";

export const tracking = {
  "label-created": "The carrier knows of the parcel",
  accepted: "The carrier has the parcel",
  "in-transit": "On its way",
  delayed: "Later than planned",
  "out-for-delivery": "Out for delivery today",
  damaged: "Damaged on the way",
  lost: "The carrier can't find it",
  returned: "Sent back to the pharmacy",
  delivered: "Delivered",
} as const satisfies Record<TrackingKind, string>;
