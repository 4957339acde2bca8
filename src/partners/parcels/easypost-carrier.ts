import EasyPost, { type IRate, type IShipment, type ITracker } from "@easypost/api";
import { addBusinessDays, ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { addDays, type Day, isDay } from "#domain/calendar/day.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import type { Carrier, CarrierAnswer, Label, LabelAnswer, LabelAsk } from "#partner-ports/carrier.ts";
import { eventsOfTracker } from "#partners/parcels/easypost-events.ts";
import { readTrackingNumber } from "#partners/parcels/tracking-number.ts";

type Failure = Exclude<CarrierAnswer, { kind: "accepted" }>;

export type EasyPostOptions = {
  readonly apiKey: string;
  readonly webhookSecret: string;
  /** Another address of the API, ending in a slash; for tests. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
};

const GRAMS_IN_AN_OUNCE = 28.349_523_125;

/** Carriers that take prescriptions, and whose numbers we can check. */
const CARRIERS: ReadonlySet<string> = new Set(["USPS", "UPS", "UPSDAP", "FedEx", "FedExDefault"]);
/** The only one that delivers to boxes and to the armed forces, and that asks for a form over all parcels of the day. */
const POST = "USPS";

/**
 * Parcels by EasyPost, through its own client. EasyPost knows no idempotency keys: a shipment carries ours as its
 * `reference`, and is looked for by it before a new one is made, so that no label is bought twice.
 */
export function easypostCarrier({ apiKey, webhookSecret, baseUrl, timeoutMs = 20_000 }: EasyPostOptions): Carrier {
  // Its types are those of a CommonJS module; what Node loads is the class itself.
  const Client = EasyPost as unknown as typeof EasyPost.default;
  const client = new Client(apiKey, {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    // The client's own `timeout` option reaches no request.
    requestMiddleware: (request: { timeout(ms: number): unknown }) => request.timeout(timeoutMs),
  });

  async function find(reference: string): Promise<IShipment | null> {
    try {
      return await client.Shipment.retrieve(reference);
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  return {
    async buyLabel(ask) {
      try {
        const shipment = (await find(ask.key)) ?? (await client.Shipment.create(shipmentOf(ask)));
        if (isBought(shipment)) return labelOf(shipment, ask);
        const rate = cheapest(shipment.rates, ask);
        if (rate === undefined) return { kind: "rejected", reason: "no-service" };
        return labelOf(await client.Shipment.buy(shipment.id, rate.id), ask);
      } catch (error) {
        return failureOf(error);
      }
    },

    async printLabel(shipmentId) {
      try {
        const shipment: IShipment = await client.Shipment.retrieve(shipmentId);
        const label = shipment.postage_label;
        const url = label?.label_pdf_url || label?.label_url;
        if (!url) return { kind: "rejected", reason: "no-label" };
        const file = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
        if (!file.ok) return { kind: "unknown", cause: new Error(`the label's address answered ${file.status}`) };
        return { kind: "accepted", pdf: new Uint8Array(await file.arrayBuffer()) };
      } catch (error) {
        return failureOf(error);
      }
    },

    async cancelLabel(shipmentId) {
      try {
        const shipment: IShipment = await client.Shipment.retrieve(shipmentId);
        if (isGivenBack(shipment)) return { kind: "accepted" };
        const refunded: IShipment = await client.Shipment.refund(shipmentId);
        return isGivenBack(refunded) ? { kind: "accepted" } : { kind: "rejected", reason: "in-the-mail" };
      } catch (error) {
        return failureOf(error);
      }
    },

    async handOver(_manifestId, shipmentIds) {
      try {
        const shipments: IShipment[] = [];
        for (const id of shipmentIds) shipments.push(await client.Shipment.retrieve(id));
        // One that stands on a form already was handed over before the answer got lost.
        const open = shipments.filter((shipment) => shipment.selected_rate?.carrier === POST && !shipment.scan_form);
        if (open.length > 0) await client.ScanForm.create({ shipments: open.map(({ id }) => ({ id })) as never });
        return { kind: "accepted" };
      } catch (error) {
        return failureOf(error);
      }
    },

    async track(trackingNumber) {
      try {
        // Asked for again, EasyPost answers with the tracker there is.
        const tracker: ITracker = await client.Tracker.create({ tracking_code: trackingNumber });
        return { kind: "accepted", events: eventsOfTracker(tracker) };
      } catch (error) {
        return failureOf(error);
      }
    },

    readCall({ header, body }) {
      const news = readSigned(body, header("x-hmac-signature"));
      if (news === null) return null;
      const { description, result } = news;
      if (!description?.startsWith("tracker.") || result?.tracking_code === undefined) return "of-no-interest";
      return { trackingNumber: result.tracking_code, events: eventsOfTracker(result) };
    },
  };

  function readSigned(
    body: string,
    signature: string | undefined,
  ): { readonly description?: string; readonly result?: ITracker } | null {
    try {
      // Its types call `Utils` a class; the client holds an object of it.
      const utils = client.Utils as unknown as {
        validateWebhook(body: Buffer, headers: object, secret: string): unknown;
      };
      return utils.validateWebhook(Buffer.from(body), { "x-hmac-signature": signature }, webhookSecret) as never;
    } catch {
      return null;
    }
  }
}

function shipmentOf({ key, to, from, weightGrams, shipOn }: LabelAsk) {
  return {
    reference: key,
    to_address: addressOf(to),
    from_address: addressOf(from),
    parcel: { weight: Math.round((weightGrams / GRAMS_IN_AN_OUNCE) * 10) / 10 },
    options: { label_format: "PDF", label_size: "4x6", label_date: `${shipOn}T12:00:00Z` },
  } as const;
}

function addressOf({ name, line1, line2, city, state, zip }: ShipTo & { readonly name: string }) {
  return { name, street1: line1, street2: line2 ?? "", city, state, zip, country: "US" };
}

function isBought({ tracking_code: number, postage_label: label }: IShipment): boolean {
  return Boolean(number) && Boolean(label);
}

function isGivenBack({ refund_status: status }: IShipment): boolean {
  return status === "submitted" || status === "refunded";
}

/** The cheapest way that is fast enough; one that does not say how long it takes is not, for a cold parcel. */
function cheapest(rates: readonly IRate[] | undefined, { withinDays, postOnly }: LabelAsk): IRate | undefined {
  return (rates ?? [])
    .filter(({ carrier }) => (postOnly ? carrier === POST : CARRIERS.has(carrier)))
    .filter(({ delivery_days: days }) => withinDays === null || (typeof days === "number" && days <= withinDays))
    .sort((a, b) => Number(a.rate) - Number(b.rate))[0];
}

function labelOf(shipment: IShipment, { shipOn, withinDays }: LabelAsk): LabelAnswer {
  const { id, tracking_code: trackingNumber, selected_rate: rate, tracker } = shipment;
  if (!isBought(shipment) || rate === undefined)
    return { kind: "unknown", cause: new Error("EasyPost sold a label without a tracking number") };
  const label: Label = {
    shipmentId: id,
    carrier: rate.carrier.startsWith("UPS") ? "UPS" : rate.carrier.startsWith("FedEx") ? "FedEx" : rate.carrier,
    service: spaced(rate.service),
    trackingNumber,
    trackingUrl: readTrackingNumber(trackingNumber)?.url ?? tracker?.public_url ?? "",
    expectedOn: expectedOn(rate, shipOn, withinDays),
  };
  return { kind: "accepted", ...label };
}

/** Five days where nothing was said: the longest the post office allows itself for a parcel on the ground. */
const GROUND_DAYS = 5;

function expectedOn({ delivery_date: on, delivery_days: days }: IRate, shipOn: Day, withinDays: number | null): Day {
  const day = on?.slice(0, 10);
  if (day !== undefined && isDay(day) && day >= shipOn) return day;
  if (withinDays !== null) return addDays(shipOn, withinDays);
  return addBusinessDays(ordinaryBusinessCalendar, shipOn, typeof days === "number" && days > 0 ? days : GROUND_DAYS);
}

/** `GroundAdvantage` as it is called. */
function spaced(service: string): string {
  return service.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
}

function statusOf(error: unknown): number | undefined {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === "number" ? statusCode : undefined;
}

/** What EasyPost refused with a word of its own was not done; what broke on the way may have been. */
function failureOf(error: unknown): Failure {
  const status = statusOf(error);
  const isRefusal = status !== undefined && status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
  if (!isRefusal) return { kind: "unknown", cause: error };
  const { code } = error as { code?: unknown };
  return { kind: "rejected", reason: typeof code === "string" ? code : `status ${status}` };
}
