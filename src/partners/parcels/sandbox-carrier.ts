import { timingSafeEqual } from "node:crypto";
import { parseDay } from "#domain/calendar/day.ts";
import { TRACKING_KINDS, type TrackingEvent } from "#domain/shipping/tracking.ts";
import type { Carrier, CarrierAnswer } from "#partner-ports/carrier.ts";
import { readTrackingNumber } from "#partners/parcels/tracking-number.ts";
import { type SandboxPost, signatureOf, type WireEvent } from "#partners/parcels/sandbox-post.ts";

type Answered =
  | { readonly kind: "accepted"; readonly body: Record<string, unknown> }
  | Exclude<CarrierAnswer, { kind: "accepted" }>;

/** Speaks to the sandbox over its wire. */
export function sandboxCarrier(
  post: Pick<SandboxPost, "origin" | "apiKey" | "webhookSecret">,
  timeoutMs = 5000,
): Carrier {
  /** A time-out, a broken line and a fault of theirs leave open what was done. */
  async function ask(method: "GET" | "POST", path: string, body?: unknown, key?: string): Promise<Answered> {
    try {
      const answer = await fetch(`${post.origin}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${post.apiKey}`,
          "Content-Type": "application/json",
          ...(key === undefined ? {} : { "Idempotency-Key": key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const told = (await answer.json()) as Record<string, unknown>;
      if (answer.ok) return { kind: "accepted", body: told };
      if (answer.status >= 500) return { kind: "unknown", cause: new Error(`the carrier answered ${answer.status}`) };
      return { kind: "rejected", reason: String(told["reason"]) };
    } catch (cause) {
      return { kind: "unknown", cause };
    }
  }

  return {
    async buyLabel({ key, ...shipment }) {
      const answer = await ask("POST", "/v1/shipments", shipment, key);
      if (answer.kind !== "accepted") return answer;
      const { id, carrier, service, trackingNumber, trackingUrl, expectedOn } = answer.body as Record<string, string>;
      if (id === undefined || trackingNumber === undefined || readTrackingNumber(trackingNumber) === null)
        return { kind: "unknown", cause: new Error("the carrier gave a tracking number that can't be one") };
      return {
        kind: "accepted",
        shipmentId: id,
        carrier: carrier ?? "",
        service: service ?? "",
        trackingNumber,
        trackingUrl: trackingUrl ?? "",
        expectedOn: parseDay(expectedOn ?? ""),
      };
    },
    // It draws none of its own.
    printLabel: async () => ({ kind: "accepted", pdf: null }),
    cancelLabel: async (shipmentId) => done(await ask("POST", `/v1/shipments/${shipmentId}/cancel`, {})),
    handOver: async (manifestId, shipmentIds) => done(await ask("POST", "/v1/manifests", { shipmentIds }, manifestId)),
    async track(trackingNumber) {
      const answer = await ask("GET", `/v1/trackers/${trackingNumber}`);
      return answer.kind === "accepted"
        ? { kind: "accepted", events: eventsOf(answer.body["events"] as WireEvent[]) }
        : answer;
    },
    readCall({ header, body }) {
      const given = Buffer.from(header("x-carrier-signature") ?? "");
      const wanted = Buffer.from(signatureOf(body, post.webhookSecret));
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      const { trackingNumber, events } = JSON.parse(body) as { trackingNumber: string; events: WireEvent[] };
      return { trackingNumber, events: eventsOf(events) };
    },
  };
}

function done(answer: Answered): CarrierAnswer {
  return answer.kind === "accepted" ? { kind: "accepted" } : answer;
}

/** A kind of report that we do not know says nothing. */
function eventsOf(events: readonly WireEvent[]): TrackingEvent[] {
  return events
    .filter(({ kind }) => TRACKING_KINDS.includes(kind))
    .map(({ id, kind, at, place }) => ({ id, kind, at: new Date(at), place }));
}
