import { sql } from "kysely";
import { Hono } from "hono";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { CLIENT_ADDRESS_HEADER } from "#channels/web-api/client-address.ts";
import type { Database } from "#database/database.ts";

/** What serves besides the pages, and whether it does now. */
export type OtherParts = { readonly jobs: () => boolean; readonly phone: () => boolean };

/** For operators: is it alive, does everything serve, figures for Prometheus. The figures answer only on the machine itself. */
export function makeOperatorRoutes(database: Database, { jobs, phone }: OtherParts) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "openrefill_http_request_seconds",
    help: "Time from request to answer",
    labelNames: ["method", "kind", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const routes = new Hono();
  routes.get("/health/live", (c) => c.json({ status: "live" }));
  routes.get("/health/ready", async (c) => {
    const pages = await sql`select 1`.execute(database.kysely).then(
      () => true,
      () => false,
    );
    const parts = { pages, jobs: jobs(), phone: phone() };
    return c.json(
      { status: Object.values(parts).every(Boolean) ? "ready" : "not-ready", ...parts },
      Object.values(parts).every(Boolean) ? 200 : 503,
    );
  });
  routes.get("/metrics", async (c) => {
    const address = c.req.header(CLIENT_ADDRESS_HEADER) ?? "";
    if (!["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(address)) return c.notFound();
    return c.text(await registry.metrics(), 200, { "Content-Type": registry.contentType });
  });
  return {
    fetch: (request: Request) => routes.fetch(request),
    /** Labels hold no path: a path may hold a number. */
    observe: (method: string, kind: "api" | "page" | "asset", status: number, seconds: number) =>
      requests.observe({ method, kind, status: `${Math.floor(status / 100)}xx` }, seconds),
  };
}

export type OperatorRoutes = ReturnType<typeof makeOperatorRoutes>;
