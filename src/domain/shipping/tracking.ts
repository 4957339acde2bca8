/** What a carrier reports of a parcel, in the order of its way. */
export const TRACKING_KINDS = [
  "label-created",
  "accepted",
  "in-transit",
  "delayed",
  "out-for-delivery",
  "damaged",
  "lost",
  "returned",
  "delivered",
] as const;
export type TrackingKind = (typeof TRACKING_KINDS)[number];

/** One report of a carrier; the same `id` is the same report, however often it comes. */
export type TrackingEvent = {
  readonly id: string;
  readonly kind: TrackingKind;
  /** When it happened, by the carrier's clock. */
  readonly at: Date;
  /** City and state, where the carrier names them. */
  readonly place: string | null;
};

/** Nothing the carrier reports afterwards changes these. */
const LAST: ReadonlySet<TrackingKind> = new Set<TrackingKind>(["delivered", "returned"]);

/** Each report once, in the order in which things happened and not in that in which they were told. */
export function inOrder(events: readonly TrackingEvent[]): readonly TrackingEvent[] {
  const once = new Map<string, TrackingEvent>();
  for (const event of events) {
    const kept = once.get(event.id);
    if (kept === undefined || compare(event, kept) < 0) once.set(event.id, event);
  }
  return [...once.values()].sort(compare);
}

/**
 * Where a parcel is by all reports there are, null before the first. The same reports give the same answer in whatever
 * order and however often they came: it is decided from all of them anew.
 */
export function foldTracking(events: readonly TrackingEvent[]): TrackingEvent | null {
  const ordered = inOrder(events);
  return (
    ordered.findLast(({ kind }) => LAST.has(kind)) ??
    // Some carriers report the label after the first scan.
    ordered.findLast(({ kind }) => kind !== "label-created") ??
    ordered.at(-1) ??
    null
  );
}

function compare(a: TrackingEvent, b: TrackingEvent): number {
  return (
    a.at.getTime() - b.at.getTime() ||
    TRACKING_KINDS.indexOf(a.kind) - TRACKING_KINDS.indexOf(b.kind) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
