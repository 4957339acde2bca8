import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { foldTracking } from "#domain/shipping/tracking.ts";
import type { Carrier, LabelAsk } from "#partner-ports/carrier.ts";
import { easypostCarrier } from "#partners/parcels/easypost-carrier.ts";
import { makeTrackingNumber } from "#partners/parcels/tracking-number.ts";

type Json = Record<string, unknown>;

/** EasyPost's address on this machine: its shapes over HTTP, as its documentation shows them. */
let server: Server;
let origin: string;
let carrier: Carrier;
let asked: { readonly call: string; readonly body: Json; readonly authorization: string }[];
let shipments: Map<string, Json>;
/** What the next call meets. */
let next: "answers" | "breaks-after-doing" | "is-silent" | "is-away" | "refuses";
const SECRET = "sécret";
const account = () => ({ apiKey: "EZTK_x", webhookSecret: SECRET, baseUrl: `${origin}/v2/` });
const number = makeTrackingNumber("USPS", 81_234_567);

const rate = (
  id: string,
  of: string,
  service: string,
  cost: string,
  days: number | null,
  date: string | null = null,
) => ({
  ...{
    id,
    object: "Rate",
    carrier: of,
    service,
    rate: cost,
    currency: "USD",
    delivery_days: days,
    delivery_date: date,
  },
});
let rates: Json[];
const RATES = [
  rate("rate_1", "USPS", "GroundAdvantage", "6.10", 3, "2026-12-01T00:00:00Z"),
  rate("rate_2", "UPSDAP", "2ndDayAir", "14.80", 2),
  rate("rate_3", "DHLExpress", "Worldwide", "1.00", 1),
];
const TRACKER = {
  id: "trk_1",
  object: "Tracker",
  tracking_code: number,
  status: "in_transit",
  public_url: "https://track.easypost.com/x",
  tracking_details: [
    detail("pre_transit", "label_created", "2026-11-24T18:00:00Z", null),
    detail("in_transit", "arrived_at_facility", "2026-11-25T06:00:00Z", "Bell Gardens"),
    detail("in_transit", "arrived_at_facility", "2026-11-25T06:00:00Z", "Bell Gardens"),
    detail("in_transit", "delayed", "2026-11-27T06:00:00Z", "Bell Gardens"),
    detail("a_new_status", "that_nobody_knows", "2026-11-28T06:00:00Z", null),
  ],
};

function detail(status: string, statusDetail: string, datetime: string, city: string | null) {
  const place = { object: "TrackingLocation", city, state: city === null ? null : "CA", country: "US", zip: null };
  return {
    ...{
      object: "TrackingDetail",
      message: statusDetail,
      status,
      status_detail: statusDetail,
      datetime,
      source: "USPS",
    },
    tracking_location: place,
  };
}

function answer(method: string, path: string, body: Json): [number, Json] {
  const [, kind = "", id = "", act] = /^\/v2\/(\w+)\/?([^/]*)\/?(\w*)$/.exec(path) ?? [];
  const error = (status: number, code: string): [number, Json] => [
    status,
    { error: { code, message: "no", errors: [] } },
  ];
  if (kind === "trackers") return [200, TRACKER];
  if (kind === "scan_forms") {
    for (const { id: each } of (body["scan_form"] as { shipments: { id: string }[] }).shipments)
      Object.assign(shipments.get(each) ?? {}, { scan_form: { id: "sf_1", object: "ScanForm" } });
    return [200, { id: "sf_1", object: "ScanForm" }];
  }
  if (method === "POST" && id === "") {
    const wanted = body["shipment"] as Json;
    if (next === "refuses") return error(422, "ADDRESS.VERIFY.FAILURE");
    const made = { ...wanted, id: `shp_${shipments.size + 1}`, object: "Shipment", rates };
    shipments.set(made.id, made);
    return [200, made];
  }
  const found =
    shipments.get(id) ?? [...shipments.values()].find(({ reference }) => reference === decodeURIComponent(id));
  if (found === undefined) return error(404, "NOT_FOUND");
  if (act === "buy")
    Object.assign(found, {
      selected_rate: rates.find((each) => each.id === (body["rate"] as Json)["id"]),
      tracking_code: number,
      tracker: TRACKER,
      postage_label: { id: "pl_1", object: "PostageLabel", label_url: `${origin}/label.pdf` },
    });
  if (act === "refund") Object.assign(found, { refund_status: "submitted" });
  return [200, found];
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const path = request.url ?? "";
      if (path === "/label.pdf") return void response.end("%PDF-1.7");
      const body = (text === "" ? {} : JSON.parse(text)) as Json;
      asked.push({ call: `${request.method} ${path}`, body, authorization: request.headers.authorization ?? "" });
      if (next === "is-away") return void response.writeHead(503).end();
      if (next === "is-silent") return;
      const [status, told] = answer(request.method ?? "", path, body);
      if (next === "breaks-after-doing" && path.endsWith("/buy")) return void request.socket.destroy();
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(told));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  carrier = easypostCarrier(account());
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked = [];
  shipments = new Map();
  rates = RATES;
  next = "answers";
});

const address = { line1: "1 Main Street", city: "Downey", state: "CA", zip: "90242" };
const ask: LabelAsk = {
  key: "parcel:1",
  to: { ...address, line2: "Unit 4", name: "Rosa Delgado" },
  from: { ...address, name: "Shipping Department" },
  weightGrams: 240,
  withinDays: null,
  postOnly: false,
  shipOn: parseDay("2026-11-24"),
};

describe("a label", () => {
  it("is the cheapest of a carrier we know, and named as its sender said", async () => {
    expect(await carrier.buyLabel(ask)).toEqual({
      ...{
        kind: "accepted",
        shipmentId: "shp_1",
        carrier: "USPS",
        service: "Ground Advantage",
        trackingNumber: number,
      },
      ...{ trackingUrl: expect.stringContaining(number) as unknown, expectedOn: "2026-12-01" },
    });
    const made = asked.find(({ call }) => call === "POST /v2/shipments")?.body["shipment"];
    expect(made).toMatchObject({
      reference: "parcel:1",
      to_address: { name: "Rosa Delgado", street1: "1 Main Street", street2: "Unit 4", zip: "90242", country: "US" },
      from_address: { name: "Shipping Department" },
      parcel: { weight: 8.5 },
    });
    expect(asked[0]?.authorization).toMatch(/^Basic /);
  });

  it("for a cold parcel is fast enough", async () => {
    expect(await carrier.buyLabel({ ...ask, withinDays: 2 })).toMatchObject({
      carrier: "UPS",
      expectedOn: "2026-11-26",
    });
    expect(await carrier.buyLabel({ ...ask, key: "parcel:2", withinDays: 0 })).toEqual({
      kind: "rejected",
      reason: "no-service",
    });
  });

  it("to a box or a military address is the post office's, whatever else costs less", async () => {
    rates = [rate("rate_4", "UPSDAP", "GroundSaver", "4.20", 3), ...RATES];
    expect(await carrier.buyLabel(ask)).toMatchObject({ carrier: "UPS" });
    expect(await carrier.buyLabel({ ...ask, key: "parcel:2", postOnly: true })).toMatchObject({ carrier: "USPS" });
    rates = rates.filter((each) => each["carrier"] !== "USPS");
    expect(await carrier.buyLabel({ ...ask, key: "parcel:3", postOnly: true })).toEqual({
      kind: "rejected",
      reason: "no-service",
    });
  });

  it("whose answer broke off is found by its key and not bought again", async () => {
    next = "breaks-after-doing";
    expect((await carrier.buyLabel(ask)).kind).toBe("unknown");
    next = "answers";
    expect(await carrier.buyLabel(ask)).toMatchObject({ kind: "accepted", trackingNumber: number });
    expect(shipments.size).toBe(1);
    expect(asked.filter(({ call }) => call.endsWith("/buy"))).toHaveLength(1);
  });

  it("is printed as the carrier drew it, and given back once however often it is asked", async () => {
    await carrier.buyLabel(ask);
    const printed = await carrier.printLabel("shp_1");
    expect(printed.kind === "accepted" && Buffer.from(printed.pdf ?? []).toString()).toBe("%PDF-1.7");
    expect(await carrier.cancelLabel("shp_1")).toEqual({ kind: "accepted" });
    expect(await carrier.cancelLabel("shp_1")).toEqual({ kind: "accepted" });
    expect(asked.filter(({ call }) => call.endsWith("/refund"))).toHaveLength(1);
  });
});

test.each([
  ["is-silent", { kind: "unknown" }],
  ["is-away", { kind: "unknown" }],
  ["refuses", { kind: "rejected", reason: "ADDRESS.VERIFY.FAILURE" }],
] as const)("where EasyPost %s, a label is so", async (how, expected) => {
  next = how;
  const by = how === "is-silent" ? easypostCarrier({ ...account(), timeoutMs: 150 }) : carrier;
  expect(await by.buyLabel(ask)).toMatchObject(expected);
});

it("a form is made over the post office's parcels, and not twice over the same", async () => {
  await carrier.buyLabel(ask);
  await carrier.buyLabel({ ...ask, key: "parcel:2", withinDays: 2 });
  expect(await carrier.handOver("manifest", ["shp_1", "shp_2"])).toEqual({ kind: "accepted" });
  expect(await carrier.handOver("manifest", ["shp_1", "shp_2"])).toEqual({ kind: "accepted" });
  const forms = asked.filter(({ call }) => call === "POST /v2/scan_forms");
  expect(forms.map(({ body }) => body)).toEqual([{ scan_form: { shipments: [{ id: "shp_1" }] } }]);
});

describe("what it tells of a parcel", () => {
  it("is folded: the same step twice is one, an unknown one says nothing", async () => {
    const told = await carrier.track(number);
    if (told.kind !== "accepted") throw new Error(told.kind);
    expect(told.events.map(({ kind }) => kind)).toEqual(["label-created", "in-transit", "in-transit", "delayed"]);
    expect(new Set(told.events.map(({ id }) => id)).size).toBe(3);
    expect(foldTracking(told.events)).toMatchObject({ kind: "delayed", place: "Bell Gardens, CA" });
  });

  test.each([
    ["failure", "lost", "lost"],
    ["failure", "damaged", "damaged"],
    ["return_to_sender", "return", "returned"],
    ["out_for_delivery", "out_for_delivery", "out-for-delivery"],
    ["delivered", "arrived_at_destination", "delivered"],
  ])("%s (%s) is %s", (status, statusDetail, kind) => {
    const body = call({ tracking_details: [detail(status, statusDetail, "2026-11-27T06:00:00Z", null)] });
    const read = carrier.readCall({ header: signed(body), body });
    expect(read !== null && read !== "of-no-interest" && read.events.map((event) => event.kind)).toEqual([kind]);
  });

  it("comes signed; a call with another signature, or none, is nobody's", () => {
    const body = call({});
    expect(carrier.readCall({ header: signed(body), body })).toMatchObject({ trackingNumber: number });
    expect(carrier.readCall({ header: signed(`${body} `), body })).toBeNull();
    expect(carrier.readCall({ header: () => undefined, body })).toBeNull();
    const other = JSON.stringify({ object: "Event", description: "batch.updated", result: { id: "batch_1" } });
    expect(carrier.readCall({ header: signed(other), body: other })).toBe("of-no-interest");
  });

  function call(more: Json): string {
    const result = { ...TRACKER, ...more, weight: 8.5 };
    return JSON.stringify({ object: "Event", description: "tracker.updated", result });
  }
  const signed = (body: string) => (name: string) =>
    name === "x-hmac-signature"
      ? `hmac-sha256-hex=${createHmac("sha256", SECRET.normalize("NFKD")).update(body).digest("hex")}`
      : undefined;
});
