import { beforeAll, expect, test } from "vitest";
import { buildProduct } from "#main/testing/built-server.ts";
import { runFaults } from "./fault-run.ts";

beforeAll(() => buildProduct(), 180_000);

test("twenty orders by mail, with a server killed among them and partners that fail, are each paid and shipped once", async () => {
  const checks = await runFaults({ orders: 20, seed: 20, kills: 1 }, () => undefined);
  expect(checks.filter(({ faults }) => faults.length > 0)).toEqual([]);
  expect(checks.length).toBeGreaterThanOrEqual(9);
}, 180_000);
