import { randomInt, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectionTo } from "#database/embedded/supervise.ts";
import { temporaryDirectory } from "#database/testing/throw-away-server.ts";
import { makeDemoPlan } from "#demo-data/demo-plan.ts";
import { BuiltServer, buildProduct } from "#main/testing/built-server.ts";

const ORDERS = 100;
const AT_ONCE = 8;

const directory = temporaryDirectory();
const server = new BuiltServer(directory);

beforeAll(async () => {
  await buildProduct();
  await server.start();
}, 600_000);
afterAll(async () => {
  await server.stop();
  endIfRunning(server.postmaster?.pid);
  rmSync(directory, { recursive: true, force: true });
});

type Placed = {
  readonly key: string;
  readonly rxNumber: string;
  readonly status: number;
  readonly confirmationNumber: string;
};

/** Sends the order again under its key, as any client does, until there is an answer. */
async function orderUntilAnswered(key: string, mrn: string, rxNumber: string): Promise<Placed> {
  for (;;) {
    try {
      const response = await fetch(`${server.origin}/api/guest/orders`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": key },
        body: JSON.stringify({ mrn, lines: [{ rxNumber }], delivery: { kind: "pickup" } }),
        signal: AbortSignal.timeout(5000),
      });
      const { confirmationNumber } = (await response.json()) as { confirmationNumber: string };
      if (response.status < 500) return { key, rxNumber, status: response.status, confirmationNumber };
    } catch {
      // Nobody there, or cut off before the answer: the key makes it safe to ask again.
      server.mustRun();
    }
    await pause(50);
  }
}

/** Prescriptions of the demo plan that are surely ready, at pharmacies that take orders of guests. */
function readyPrescriptions() {
  const { prescriptions, members, pharmacies, drugs } = makeDemoPlan();
  const mrns = new Map(members.map(({ key, mrn }) => [key, mrn]));
  const atPlanCounter = new Set(
    pharmacies.filter(({ kind, areaKey }) => kind === "plan" && areaKey !== "hawaii").map(({ key }) => key),
  );
  const controlled = new Set(drugs.filter(({ deaSchedule }) => deaSchedule !== null).map(({ name }) => name));
  return prescriptions
    .filter(
      ({ status, hold, openOrder, refillsRemaining, writtenDaysAgo, fills, daysSupply, pharmacyKey, drugName }) =>
        status === "active" &&
        hold === undefined &&
        openOrder === undefined &&
        refillsRemaining > 0 &&
        writtenDaysAgo < 340 &&
        (fills[0]?.daysAgo ?? 0) >= daysSupply * 0.9 &&
        atPlanCounter.has(pharmacyKey) &&
        !controlled.has(drugName),
    )
    .map(({ memberKey, rxNumber }) => ({ mrn: mrns.get(memberKey) ?? "", rxNumber }));
}

it("a hundred orders, with the server and its database each killed twice in the middle, are each there once", async () => {
  const open = await query<{ rx_number: string }>(
    "select p.rx_number from order_lines l join prescriptions p using (prescription_id) where l.is_open",
  );
  const onOrder = new Set(open.map(({ rx_number }) => rx_number));
  const wanted = readyPrescriptions()
    .filter(({ rxNumber }) => !onOrder.has(rxNumber))
    .slice(0, ORDERS);
  expect(wanted).toHaveLength(ORDERS);
  const placed: Placed[] = [];
  const waiting = wanted.map((one) => ({ ...one, key: randomUUID() }));

  const ordering = Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      placed.push(await orderUntilAnswered(next.key, next.mrn, next.rxNumber));
    }
  });
  const faults = (async () => {
    for (const [answered, whom] of [
      [randomInt(5, 20), "server"],
      [randomInt(25, 40), "database"],
      [randomInt(45, 60), "server"],
      [randomInt(65, 85), "database"],
    ] as const) {
      while (placed.length < answered) await pause(1);
      if (whom === "database") {
        endIfRunning(server.postmaster?.pid);
      } else {
        await server.kill();
        await server.start();
      }
    }
  })();
  await Promise.all([...ordering, faults]);

  expect(placed.filter(({ status }) => status !== 201)).toEqual([]);
  expect(new Set(placed.map(({ confirmationNumber }) => confirmationNumber)).size).toBe(ORDERS);
  const written = await query<{ rx_number: string; confirmation_number: string }>(
    `select p.rx_number, o.confirmation_number from orders o
     join order_lines l using (order_id) join prescriptions p on p.prescription_id = l.prescription_id
     where o.channel = 'guest'`,
  );
  const inOrder = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(" ")).toSorted();
  expect(inOrder(written.map((row) => [row.rx_number, row.confirmation_number]))).toEqual(
    inOrder(placed.map((one) => [one.rxNumber, one.confirmationNumber])),
  );
  const again = await Promise.all(
    placed
      .slice(0, 20)
      .map(({ key, rxNumber }) =>
        orderUntilAnswered(key, wanted.find((one) => one.rxNumber === rxNumber)?.mrn ?? "", rxNumber),
      ),
  );
  expect(again).toEqual(placed.slice(0, 20));
}, 600_000);

it("a second process on the same data is refused, and says what to do", async () => {
  const { code, output } = await new BuiltServer(directory).run();
  expect(code).toBe(1);
  expect(output).toMatch(/Another OpenRefill \(process \d+\) is already running/);
  expect(output).toContain("OPENREFILL_DATA_DIR");
  expect((await fetch(`${server.origin}/health/ready`)).status).toBe(200);
});

it("every fault of the configuration is told at once", async () => {
  const { code, output } = await new BuiltServer(directory, {
    PORT: "abc",
    OPENREFILL_CLOCK: "soon",
    OPENREFILL_DEMO: "maybe",
  }).run();
  expect(code).toBe(1);
  for (const name of ["PORT", "OPENREFILL_CLOCK", "OPENREFILL_DEMO"]) expect(output).toContain(`- ${name} must be`);
});

it("asked to stop it does soon, though a page still follows an order, and starts again as it was", async () => {
  const cookie = await signOn();
  const { orders } = (await (await fetch(`${server.origin}/api/orders`, { headers: { cookie } })).json()) as {
    orders: { confirmationNumber: string }[];
  };
  const number = orders[0]?.confirmationNumber ?? "";
  const stream = await fetch(`${server.origin}/api/orders/${number}/events`, { headers: { cookie } });
  expect(stream.status).toBe(200);
  const reading = stream.text().catch(() => "cut off");
  await pause(200);
  const began = performance.now();
  expect(await server.stop()).toBe(0);
  // Three seconds on a quiet machine; a page would follow for as long as it is open.
  expect(performance.now() - began).toBeLessThan(30_000);
  expect(await reading).toContain(number);
  expect(server.postmaster).toBeUndefined();

  await server.start();
  const response = await fetch(`${server.origin}/api/orders/${number}`, { headers: { cookie } });
  expect(await response.json()).toMatchObject({ confirmationNumber: number, open: true });
}, 600_000);

async function signOn(): Promise<string> {
  const response = await fetch(`${server.origin}/api/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email: "rosa@example.com", password: "Refill-demo-2026" }),
  });
  return response.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

/** Asks the database itself, past the product. */
async function query<Row extends object>(text: string): Promise<Row[]> {
  const client = new Client(connectionTo(server.postmaster?.socketDirectory ?? "", "openrefill"));
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

function endIfRunning(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
