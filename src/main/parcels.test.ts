import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { inOrder, type TrackingKind } from "#domain/shipping/tracking.ts";
import type { Carrier } from "#partner-ports/carrier.ts";
import { sandboxCarrier } from "#partners/parcels/sandbox-carrier.ts";
import { type SandboxPost, startSandboxPost } from "#partners/parcels/sandbox-post.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { askCarrier, recordTracking } from "#use-cases/shipping/record-tracking.ts";
import { watchParcels } from "#use-cases/shipping/watch-parcels.ts";
import { type MailBench, openMailBench } from "#use-cases/testing/mail-bench.ts";
import { addPerson, NOW, type SamplePerson } from "#use-cases/testing/sample-pharmacy.ts";

// The bench, a real database and the sandbox carrier in its own place, with its reports coming over a socket.
let database: TestDatabase;
let bench: MailBench;
let post: SandboxPost;
let carrier: Carrier;
let receiver: Server;
let rosa: SamplePerson;
/** What the carrier told by itself, as it came. */
const reports: { readonly trackingNumber: string; readonly kind: TrackingKind }[] = [];
const dependencies = () => bench.dependencies();

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openMailBench(database, { carrier: () => carrier });
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const report = carrier.readCall({ header: (name) => request.headers[name] as string | undefined, body });
      if (report === null || report === "of-no-interest") return void response.writeHead(403).end();
      recordTracking(dependencies(), report.trackingNumber, report.events).then(
        () => {
          reports.push(...report.events.map(({ kind }) => ({ trackingNumber: report.trackingNumber, kind })));
          response.writeHead(204).end();
        },
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  post = await startSandboxPost({ clock: () => bench.world.now, webhookUrl, speed: 1, tickMs: 20 });
  carrier = sandboxCarrier(post);
});
afterAll(async () => {
  await post.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await database.drop();
});
beforeEach(async () => {
  bench.world.now = NOW;
  rosa = await addPerson(database.kysely);
});

function hoursLater(hours: number): void {
  bench.world.now = new Date(NOW.getTime() + hours * 3_600_000);
}

/** A parcel to an address that tells the sandbox what becomes of it. */
async function shipped(unit: string) {
  const bottle = await bench.bottle(rosa);
  const { ship_to: shipTo } = await bottle.read();
  await database.kysely
    .updateTable("order_lines")
    .set({ ship_to: JSON.stringify({ ...(shipTo as object), line2: `Unit ${unit}` }) })
    .where("line_id", "=", bottle.lineId)
    .execute();
  await bench.labelled(bottle);
  await (await bench.ship()).handOver();
  const seen = async () => (await readOrders(dependencies(), rosa.actor, bottle.confirmationNumber))[0]?.lines[0]?.row;
  return { ...bottle, seen };
}

test.each(["DOUBLE", "SHUFFLE", "LATE"])(
  "a parcel to unit %s is delivered once, whatever its reports do",
  async (unit) => {
    const bottle = await shipped(unit);
    for (const hours of [4, 14, 32, 61, 90]) {
      hoursLater(hours);
      await askCarrier(dependencies());
    }
    await expect.poll(async () => (await bottle.read()).status).toBe("delivered");
    expect((await bottle.events()).filter((code) => code === "delivered")).toHaveLength(1);
  },
);

it("reports that come out of order by themselves tell the way in its order, and deliver once", async () => {
  const bottle = await shipped("SHUFFLE");
  const { trackingNumber } = (await bottle.seen())?.parcel ?? { trackingNumber: "" };
  const cameAs = () => reports.filter((report) => report.trackingNumber === trackingNumber).map(({ kind }) => kind);
  hoursLater(20);
  await expect.poll(() => cameAs().includes("in-transit")).toBe(true);
  expect(cameAs()).not.toContain("accepted");
  hoursLater(58);
  await expect.poll(async () => (await bottle.read()).status).toBe("delivered");
  hoursLater(70);
  await expect.poll(() => cameAs().at(-1)).not.toBe("delivered");
  expect((await bottle.read()).status).toBe("delivered");
  expect((await bottle.events()).filter((code) => code === "delivered")).toHaveLength(1);
  const way = inOrder(
    ((await bottle.seen())?.parcel?.events ?? []).map((each) => ({ ...each, at: new Date(each.at) })),
  ).map(({ kind }) => kind);
  expect(way.indexOf("accepted")).toBeLessThan(way.indexOf("in-transit"));
  expect(way.at(-1)).toBe("delivered");
});

it("what the carrier says is lost is filled again, and one that it brings back waits for staff", async () => {
  const [lost, back] = [await shipped("LOST"), await shipped("RETURN")];
  hoursLater(200);
  await askCarrier(dependencies());
  await watchParcels(dependencies());
  expect((await lost.read()).status).toBe("in-process");
  expect((await back.read()).status).toBe("shipped");
  await expect.poll(async () => (await back.events()).at(-1)).toBe("parcel-came-back");
});

it("while tracking is away its member reads so, no claim is opened, and afterwards nothing is missing", async () => {
  const bottle = await shipped("OUTAGE");
  hoursLater(20);
  await askCarrier(dependencies());
  expect((await bottle.seen())?.parcel?.silentSince).not.toBeNull();
  await watchParcels(dependencies());
  expect((await bottle.read()).status).toBe("shipped");
  hoursLater(60);
  await askCarrier(dependencies());
  expect((await bottle.seen())?.parcel?.silentSince).toBeNull();
  expect((await bottle.read()).status).toBe("delivered");
});
