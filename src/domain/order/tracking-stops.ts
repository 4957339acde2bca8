import { isFinished, type LineStatus } from "#domain/order/line-status.ts";

/** The stops a member sees on the tracking line. */
export type TrackingStop =
  | "ordered"
  | "doctor-asked"
  | "scheduled"
  | "part-picked-up"
  | "being-filled"
  | "on-hold"
  | "ready"
  | "picked-up"
  | "packed"
  | "on-its-way"
  | "delivered"
  | "cancelled"
  | "declined"
  | "returned-to-stock"
  /** What was mailed went wrong, and is not sent again. */
  | "paid-back";

export type StopOnLine = { readonly stop: TrackingStop; readonly when: "past" | "here" | "future" };

export type TrackedLine = {
  readonly status: LineStatus;
  readonly delivery: "pickup" | "mail";
  /** Statuses the line has been in before this one, in any order. */
  readonly been: readonly LineStatus[];
  /** A part was handed over, and the rest is still to come or has come since. */
  readonly partPickedUp?: boolean;
};

const STOP_OF: Readonly<Record<LineStatus, TrackingStop>> = {
  received: "ordered",
  "awaiting-prescriber": "doctor-asked",
  scheduled: "scheduled",
  "in-process": "being-filled",
  "on-hold": "on-hold",
  "ready-for-pickup": "ready",
  "picked-up": "picked-up",
  packed: "packed",
  shipped: "on-its-way",
  delivered: "delivered",
  cancelled: "cancelled",
  declined: "declined",
  "returned-to-stock": "returned-to-stock",
};

/** Every stop there is, in the order of travel; which of them stand on a line depends on the way it takes. */
const TRAVEL: readonly TrackingStop[] = [
  "ordered",
  "doctor-asked",
  "scheduled",
  "part-picked-up",
  "being-filled",
  "ready",
  "packed",
  "on-its-way",
  "picked-up",
  "delivered",
];

const AHEAD: Readonly<Record<TrackedLine["delivery"], readonly TrackingStop[]>> = {
  pickup: ["being-filled", "ready", "picked-up"],
  mail: ["being-filled", "packed", "on-its-way", "delivered"],
};

/** The line as drawn: stops passed, where it is now, and what is still ahead; nothing ahead of a line that ended early. */
export function trackingStops({ status, delivery, been, partPickedUp = false }: TrackedLine): readonly StopOnLine[] {
  const here = status === "returned-to-stock" && delivery === "mail" ? "paid-back" : STOP_OF[status];
  const visited = new Set<TrackingStop>(["ordered", ...been.map((each) => STOP_OF[each])]);
  if (partPickedUp) visited.add("part-picked-up");
  const place = TRAVEL.indexOf(here);
  const past = TRAVEL.filter((stop, at) => visited.has(stop) && stop !== here && (place === -1 || at < place));
  const ahead = isFinished(status)
    ? []
    : AHEAD[delivery].filter((stop) => TRAVEL.indexOf(stop) > furthest(place, past));
  return [
    ...past.map((stop) => ({ stop, when: "past" as const })),
    { stop: here, when: "here" },
    ...ahead.map((stop) => ({ stop, when: "future" as const })),
  ];
}

/** A line on hold stands beside the road: it goes on after the last stop it passed. */
function furthest(place: number, past: readonly TrackingStop[]): number {
  return place === -1 ? TRAVEL.indexOf(past.at(-1) ?? "ordered") : place;
}
