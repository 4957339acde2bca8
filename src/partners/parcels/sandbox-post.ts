import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { addBusinessDays, ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { addDays, isDay } from "#domain/calendar/day.ts";
import type { TrackingKind } from "#domain/shipping/tracking.ts";
import { itineraryOf, magicUnitOf } from "#partners/parcels/itinerary.ts";
import { type CarrierCode, makeTrackingNumber, readTrackingNumber } from "#partners/parcels/tracking-number.ts";
import type { SandboxFaults } from "#partners/sandbox-faults.ts";

export type SandboxPost = {
  readonly origin: string;
  readonly apiKey: string;
  readonly webhookSecret: string;
  stop(): Promise<void>;
};

export type SandboxPostOptions = {
  readonly clock: () => Date;
  /** Where reports go; signed. */
  readonly webhookUrl: string;
  /** How many times faster than the real world parcels travel. */
  readonly speed: number;
  /** Kept between two starts where a file is named. */
  readonly file?: string;
  /** How often it looks what is to be told. */
  readonly tickMs?: number;
  readonly faults?: SandboxFaults | undefined;
};

/** What the carrier reports, on the wire. */
export type WireEvent = {
  readonly id: string;
  readonly kind: TrackingKind;
  readonly at: string;
  readonly place: string | null;
};

type Shipment = {
  readonly id: string;
  readonly key: string;
  readonly carrier: CarrierCode;
  readonly service: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string;
  readonly expectedOn: string;
  readonly line2: string;
  readonly from: string;
  readonly to: string;
  readonly boughtAt: number;
  handedOverAt: number | null;
  cancelled: boolean;
  /** Reports told already, by their index and turn. */
  told: string[];
};

type Kept = { apiKey: string; webhookSecret: string; serial: number; shipments: Shipment[] };

/** Days the ordinary service allows itself; an express parcel takes as many as were asked. */
const GROUND_DAYS = 5;
const HOUR_MS = 3_600_000;
const HEAVIEST_GRAMS = 31_751;

/**
 * A parcel carrier of one's own on this machine: real requests over a socket, labels with valid tracking numbers, parcels
 * that travel by the clock and reports that come signed, and late, twice or out of order where the address asks for it.
 */
export async function startSandboxPost(options: SandboxPostOptions): Promise<SandboxPost> {
  const { clock, webhookUrl, speed, file, tickMs = 500, faults } = options;
  const kept = recall(file);
  const app = new Hono();
  const expected = Buffer.from(`Bearer ${kept.apiKey}`);

  app.use("*", async (c, next) => {
    const given = Buffer.from(c.req.header("Authorization") ?? "");
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next();
    return c.json({ reason: "unauthorized" }, 401);
  });

  if (faults !== undefined) app.use("*", faults.spoil);

  app.post("/v1/shipments", async (c) => {
    const ask = await c.req.json<Record<string, unknown>>();
    const key = c.req.header("Idempotency-Key") ?? "";
    const before = kept.shipments.find((shipment) => shipment.key === key);
    if (before !== undefined) return c.json(resourceOf(before), 201);
    const { to, from, weightGrams, withinDays, postOnly, shipOn } = ask as {
      to?: Record<string, string | null>;
      from?: Record<string, string | null>;
      weightGrams?: number;
      withinDays?: number | null;
      postOnly?: boolean;
      shipOn?: string;
    };
    const zip = to?.["zip"] ?? "";
    const unit = magicUnitOf(to?.["line2"]);
    if (key === "" || !/^\d{5}(-\d{4})?$/.test(zip) || unit === "REJECT" || shipOn === undefined || !isDay(shipOn))
      return c.json({ reason: "address-not-deliverable" }, 422);
    if (typeof weightGrams !== "number" || weightGrams <= 0 || weightGrams > HEAVIEST_GRAMS)
      return c.json({ reason: "weight" }, 422);
    const isExpress = typeof withinDays === "number";
    const carrier = isExpress && postOnly !== true ? "UPS" : "USPS";
    const trackingNumber = makeTrackingNumber(carrier, ++kept.serial);
    const shipment: Shipment = {
      id: `shp_${randomBytes(10).toString("hex")}`,
      key,
      carrier,
      service: carrier === "UPS" ? "2nd Day Air" : isExpress ? "Priority Mail Express" : "Ground Advantage",
      trackingNumber,
      trackingUrl: readTrackingNumber(trackingNumber)?.url ?? "",
      expectedOn: isExpress
        ? addDays(shipOn, withinDays)
        : addBusinessDays(ordinaryBusinessCalendar, shipOn, GROUND_DAYS),
      line2: to?.["line2"] ?? "",
      from: placeOf(from),
      to: placeOf(to),
      boughtAt: clock().getTime(),
      handedOverAt: null,
      cancelled: false,
      told: [],
    };
    kept.shipments.push(shipment);
    keep();
    // Taken, and the answer to it never comes: only the next request with the same key learns of the label.
    if (unit === "SILENT") return new Promise<Response>(() => undefined);
    return c.json(resourceOf(shipment), 201);
  });

  app.post("/v1/shipments/:id/cancel", (c) => {
    const shipment = kept.shipments.find(({ id }) => id === c.req.param("id"));
    if (shipment === undefined) return c.json({ reason: "not-found" }, 404);
    if (shipment.handedOverAt !== null) return c.json({ reason: "in-the-mail" }, 409);
    shipment.cancelled = true;
    keep();
    return c.json(resourceOf(shipment));
  });

  app.post("/v1/manifests", async (c) => {
    const { shipmentIds = [] } = await c.req.json<{ shipmentIds?: string[] }>();
    const shipments = shipmentIds.map((id) => kept.shipments.find((shipment) => shipment.id === id));
    if (shipments.some((shipment) => shipment === undefined || shipment.cancelled))
      return c.json({ reason: "not-found" }, 404);
    for (const shipment of shipments) if (shipment !== undefined) shipment.handedOverAt ??= clock().getTime();
    keep();
    return c.json({ shipments: shipments.length }, 201);
  });

  app.get("/v1/trackers/:number", (c: Context) => {
    const shipment = kept.shipments.find(({ trackingNumber }) => trackingNumber === c.req.param("number"));
    if (shipment === undefined) return c.json({ reason: "not-found" }, 404);
    if (isOut(shipment)) return c.json({ reason: "maintenance" }, 503);
    return c.json({ trackingNumber: shipment.trackingNumber, events: reportsOf(shipment).map(({ event }) => event) });
  });

  /** What has been reported of a parcel by now; each with the name under which it counts as told. */
  function reportsOf(shipment: Shipment): { readonly name: string; readonly event: WireEvent }[] {
    const now = clock().getTime();
    const label = {
      name: "label",
      event: {
        id: `${shipment.id}-label`,
        kind: "label-created" as const,
        at: new Date(shipment.boughtAt).toISOString(),
        place: null,
      },
    };
    const begin = shipment.handedOverAt;
    if (begin === null) return [label];
    const stops = itineraryOf(magicUnitOf(shipment.line2), shipment.carrier === "UPS");
    const instant = (hours: number) => begin + (hours * HOUR_MS) / speed;
    return [
      label,
      ...stops
        .map((stop, index) => ({ stop, index }))
        .filter(({ stop }) => instant(stop.told) <= now)
        .sort((a, b) => a.stop.told - b.stop.told)
        .flatMap(({ stop, index }) => {
          const event = {
            id: `${shipment.id}-${index}`,
            kind: stop.kind,
            at: new Date(instant(stop.hours)).toISOString(),
            place: stop.kind === "delivered" || stop.kind === "out-for-delivery" ? shipment.to : shipment.from,
          };
          return stop.twice
            ? [
                { name: `${index}`, event },
                { name: `${index}b`, event },
              ]
            : [{ name: `${index}`, event }];
        }),
    ];
  }

  /** Nothing is told of this parcel from its first scan until shortly before the door. */
  function isOut({ line2, handedOverAt }: Shipment): boolean {
    if (magicUnitOf(line2) !== "OUTAGE" || handedOverAt === null) return false;
    const hours = ((clock().getTime() - handedOverAt) * speed) / HOUR_MS;
    return hours > 4 && hours < 50;
  }

  const tick = setInterval(() => void tell(), tickMs);
  let isTelling = false;

  async function tell(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    try {
      for (const shipment of kept.shipments) {
        if (shipment.cancelled || isOut(shipment)) continue;
        for (const { name, event } of reportsOf(shipment)) {
          if (shipment.told.includes(name)) continue;
          const telling = faults?.telling();
          // At a later look, after what came after it.
          if (telling === "late") continue;
          const message = { trackingNumber: shipment.trackingNumber, events: [event] };
          if (telling === "twice") await call(message);
          // Not taken: told again at the next look, as carriers do.
          if (telling !== "never" && !(await call(message))) break;
          shipment.told.push(name);
          keep();
        }
      }
    } finally {
      isTelling = false;
    }
  }

  async function call(message: { trackingNumber: string; events: WireEvent[] }): Promise<boolean> {
    const body = JSON.stringify(message);
    try {
      const answer = await fetch(webhookUrl, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Carrier-Signature": signatureOf(body, kept.webhookSecret) },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      return answer.ok;
    } catch {
      return false;
    }
  }

  function keep(): void {
    if (file === undefined) return;
    writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  keep();
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox carrier has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    apiKey: kept.apiKey,
    webhookSecret: kept.webhookSecret,
    stop: async () => {
      clearInterval(tick);
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** How a report is signed: HMAC-SHA-256 of its body. */
export function signatureOf(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

function recall(file: string | undefined): Kept {
  if (file !== undefined && existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Kept;
  return {
    apiKey: randomBytes(16).toString("hex"),
    webhookSecret: randomBytes(32).toString("hex"),
    serial: 110_200_881_000_000 + Math.floor(Math.random() * 1_000_000_000),
    shipments: [],
  };
}

function placeOf(address: Record<string, string | null> | undefined): string {
  return `${address?.["city"] ?? ""}, ${address?.["state"] ?? ""}`;
}

function resourceOf({ id, carrier, service, trackingNumber, trackingUrl, expectedOn }: Shipment) {
  return { id, carrier, service, trackingNumber, trackingUrl, expectedOn };
}
