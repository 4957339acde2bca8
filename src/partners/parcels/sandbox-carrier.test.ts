import { afterEach, beforeEach, expect, test } from "vitest";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseDay } from "#domain/calendar/day.ts";
import { foldTracking, type TrackingEvent } from "#domain/shipping/tracking.ts";
import type { Carrier, LabelAsk } from "#partner-ports/carrier.ts";
import { sandboxCarrier } from "#partners/parcels/sandbox-carrier.ts";
import { type SandboxPost, startSandboxPost } from "#partners/parcels/sandbox-post.ts";

const START = new Date("2026-11-24T18:00:00Z").getTime();
const address = { line1: "1 Main Street", city: "Downey", state: "CA", zip: "90242" };
let hours = 0;
let post: SandboxPost;
let carrier: Carrier;
let receiver: Server;
let told: (TrackingEvent & { readonly trackingNumber: string })[];
const clock = () => new Date(START + hours * 3_600_000);
const file = path.join(mkdtempSync(path.join(tmpdir(), "post-")), "post.json");

beforeEach(async () => {
  hours = 0;
  told = [];
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const call = carrier.readCall({ header: (name) => request.headers[name] as string | undefined, body });
      if (call !== null && call !== "of-no-interest")
        for (const event of call.events) told.push({ ...event, trackingNumber: call.trackingNumber });
      response.writeHead(call === null ? 403 : 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  post = await startSandboxPost({ clock, webhookUrl, speed: 1, tickMs: 10, file });
  carrier = sandboxCarrier(post);
});
afterEach(async () => {
  await post.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

let keys = 0;
function ask(unit?: string, more: Partial<LabelAsk> = {}): LabelAsk {
  return {
    key: `${file} ${++keys}`,
    to: { ...address, ...(unit === undefined ? {} : { line2: `Unit ${unit}` }), name: "Rosa Delgado" },
    from: { ...address, name: "Mail order" },
    weightGrams: 240,
    withinDays: null,
    postOnly: false,
    shipOn: parseDay("2026-11-24"),
    ...more,
  };
}

async function shipped(unit?: string) {
  const label = await carrier.buyLabel(ask(unit));
  if (label.kind !== "accepted") throw new Error(label.kind);
  expect(await carrier.handOver(`m${keys}`, [label.shipmentId])).toEqual({ kind: "accepted" });
  return label;
}

async function kindsAfter(trackingNumber: string, after: number) {
  hours = after;
  const answer = await carrier.track(trackingNumber);
  return answer.kind === "accepted" ? answer.events.map(({ kind }) => kind) : answer.kind;
}

test("the same key gets the same label, and an ordinary parcel arrives by the clock", async () => {
  const twice = ask();
  const label = await carrier.buyLabel(twice);
  expect(await carrier.buyLabel(twice)).toEqual(label);
  if (label.kind !== "accepted") throw new Error(label.kind);
  // Thanksgiving lies between.
  expect(label).toMatchObject({ carrier: "USPS", expectedOn: "2026-12-02" });
  expect(await kindsAfter(label.trackingNumber, 90)).toEqual(["label-created"]);
  await carrier.handOver("m", [label.shipmentId]);
  expect(await kindsAfter(label.trackingNumber, 94)).toEqual(["label-created", "accepted"]);
  expect((await kindsAfter(label.trackingNumber, 200)).at(-1)).toBe("delivered");
});

test.each([
  ["LOST", "lost"],
  ["RETURN", "returned"],
  ["DAMAGE", "damaged"],
  ["DOUBLE", "delivered"],
  ["LATE", "delivered"],
  ["DELAY", "delivered"],
])("a parcel to unit %s ends as %s", async (unit, end) => {
  const { trackingNumber } = await shipped(unit);
  expect((await kindsAfter(trackingNumber, 400)).at(-1)).toBe(end);
});

test("an address it can't deliver to is rejected; an answer that never comes is unknown, and asked again finds the label", async () => {
  expect(await carrier.buyLabel(ask("REJECT"))).toEqual({ kind: "rejected", reason: "address-not-deliverable" });
  const silent = ask("SILENT");
  expect((await sandboxCarrier(post, 300).buyLabel(silent)).kind).toBe("unknown");
  expect((await carrier.buyLabel(silent)).kind).toBe("accepted");
});

test("a label is given back until the parcel is in the mail", async () => {
  const label = await carrier.buyLabel(ask());
  if (label.kind !== "accepted") throw new Error(label.kind);
  expect(await carrier.cancelLabel(label.shipmentId)).toEqual({ kind: "accepted" });
  expect(await carrier.cancelLabel(label.shipmentId)).toEqual({ kind: "accepted" });
  const { shipmentId } = await shipped();
  expect(await carrier.cancelLabel(shipmentId)).toEqual({ kind: "rejected", reason: "in-the-mail" });
});

test("during an outage tracking is unknown, and afterwards nothing is missing", async () => {
  const { trackingNumber } = await shipped("OUTAGE");
  expect(await kindsAfter(trackingNumber, 20)).toBe("unknown");
  expect((await kindsAfter(trackingNumber, 60)).at(-1)).toBe("delivered");
});

test("reports come signed, twice and out of order, and fold to the same end", async () => {
  const { trackingNumber } = await shipped("SHUFFLE");
  const ours = () => told.filter((event) => event.trackingNumber === trackingNumber);
  hours = 20;
  await expect.poll(() => ours().length).toBeGreaterThan(2);
  hours = 70;
  await expect.poll(() => ours().length).toBe(7);
  expect(ours().filter(({ kind }) => kind === "in-transit").length).toBeGreaterThan(2);
  expect(ours().findIndex(({ kind }) => kind === "accepted")).toBeGreaterThan(
    ours().findIndex(({ kind }) => kind === "in-transit"),
  );
  expect(foldTracking(ours())).toMatchObject({ kind: "delivered" });
  const asked = await carrier.track(trackingNumber);
  expect(foldTracking(ours())).toMatchObject((asked.kind === "accepted" && foldTracking(asked.events)) || {});
  expect(carrier.readCall({ header: () => "0".repeat(64), body: "{}" })).toBeNull();
});

test("a cold parcel goes by the fast service and arrives within its days", async () => {
  const label = await carrier.buyLabel(ask(undefined, { withinDays: 2 }));
  expect(label).toMatchObject({ kind: "accepted", carrier: "UPS", expectedOn: "2026-11-26" });
});

test.each([null, 2])(
  "what only the post office may deliver never goes by another carrier, within %s days",
  async (withinDays) => {
    const label = await carrier.buyLabel(ask(undefined, { withinDays, postOnly: true }));
    expect(label).toMatchObject({ kind: "accepted", carrier: "USPS" });
  },
);
