import fc from "fast-check";
import { expect, test } from "vitest";
import {
  foldTracking,
  inOrder,
  TRACKING_KINDS,
  type TrackingEvent,
  type TrackingKind,
} from "#domain/shipping/tracking.ts";

const event = (hour: number, kind: TrackingKind): TrackingEvent => ({
  id: `${hour} ${kind}`,
  kind,
  at: new Date(Date.UTC(2026, 10, 24, hour)),
  place: null,
});

test.each<[string, TrackingEvent[], TrackingKind | null]>([
  ["nothing reported", [], null],
  ["a label", [event(1, "label-created")], "label-created"],
  ["on its way", [event(1, "label-created"), event(2, "accepted"), event(3, "in-transit")], "in-transit"],
  ["an older report comes later", [event(5, "out-for-delivery"), event(3, "in-transit")], "out-for-delivery"],
  ["delivered, and a scan after it", [event(5, "delivered"), event(6, "in-transit")], "delivered"],
  ["late, then on its way again", [event(3, "delayed"), event(4, "in-transit")], "in-transit"],
  ["lost, then found", [event(3, "lost"), event(9, "in-transit")], "in-transit"],
  ["the label reported after the first scan", [event(2, "accepted"), event(3, "label-created")], "accepted"],
  ["delivered to the wrong door, then returned", [event(5, "delivered"), event(8, "returned")], "returned"],
])("%s", (_, events, kind) => {
  expect(foldTracking(events)?.kind ?? null).toBe(kind);
});

const anyEvent = fc.record({
  id: fc.integer({ min: 0, max: 12 }).map(String),
  kind: fc.constantFrom(...TRACKING_KINDS),
  at: fc.integer({ min: 0, max: 20 }).map((hour) => new Date(Date.UTC(2026, 10, 24, hour))),
  place: fc.constantFrom(null),
});

test("the same reports in any order, however often, tell the same", () => {
  const told = fc.array(anyEvent, { maxLength: 12 }).chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.array(fc.nat({ max: Math.max(0, events.length - 1) }), { maxLength: 6 }).chain((again) =>
        fc.shuffledSubarray([...events, ...again.flatMap((at) => events[at] ?? [])], {
          minLength: events.length + (events.length === 0 ? 0 : again.length),
        }),
      ),
    ),
  );
  fc.assert(
    fc.property(told, ([events, mixed]) => {
      expect(foldTracking(mixed)).toEqual(foldTracking(events));
      expect(inOrder(mixed)).toEqual(inOrder(events));
    }),
  );
});
