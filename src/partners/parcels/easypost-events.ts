import { createHash } from "node:crypto";
import type { ITracker, ITrackingDetail } from "@easypost/api";
import type { TrackingEvent, TrackingKind } from "#domain/shipping/tracking.ts";

/** What EasyPost calls a step more closely says more than its status, where it is one of these. */
const KIND_OF_DETAIL: Readonly<Record<string, TrackingKind>> = {
  delayed: "delayed",
  weather_delay: "delayed",
  missorted: "delayed",
  held: "delayed",
  delivery_exception: "delayed",
  transit_exception: "delayed",
  address_correction: "delayed",
  damaged: "damaged",
  lost: "lost",
  refused: "returned",
  return: "returned",
  received_at_origin_facility: "accepted",
};

const KIND_OF_STATUS: Readonly<Record<string, TrackingKind>> = {
  pre_transit: "label-created",
  in_transit: "in-transit",
  out_for_delivery: "out-for-delivery",
  available_for_pickup: "out-for-delivery",
  delivered: "delivered",
  return_to_sender: "returned",
  failure: "lost",
};

/** A tracker's steps as ours; a step that we do not know says nothing. */
export function eventsOfTracker({ tracking_details: details }: Pick<ITracker, "tracking_details">): TrackingEvent[] {
  return (details ?? []).flatMap((detail) => {
    const kind = KIND_OF_DETAIL[detail.status_detail] ?? KIND_OF_STATUS[detail.status];
    const at = new Date(detail.datetime);
    if (kind === undefined || Number.isNaN(at.getTime())) return [];
    return [{ id: idOf(detail), kind, at, place: placeOf(detail) }];
  });
}

/** Steps have no id: the same step is told again and again, word for word. */
function idOf({ datetime, status, status_detail, message, tracking_location: place }: ITrackingDetail): string {
  return createHash("sha256")
    .update(JSON.stringify([datetime, status, status_detail, message, place?.city ?? null]))
    .digest("hex")
    .slice(0, 32);
}

function placeOf({ tracking_location: place }: ITrackingDetail): string | null {
  const parts = [place?.city, place?.state].filter((part) => part !== null && part !== undefined && part !== "");
  return parts.length === 0 ? null : parts.join(", ");
}
