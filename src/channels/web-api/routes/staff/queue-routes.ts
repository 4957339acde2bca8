import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { type OrderWatch, queueKey } from "#channels/web-api/order-watch.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { queueLineAnswer } from "#channels/web-api/word-filling.ts";
import { FoundLines, Queue, QueueFilter, QueueSearch } from "#contracts/staff/queue.ts";
import { readQueue, searchQueue } from "#use-cases/filling/read-queue.ts";
import { refuse } from "#use-cases/refusal.ts";

const tags = ["Staff: filling"];

/** Proxies and browsers close a stream that stays silent for long. */
const KEEP_ALIVE_MS = 25_000;

/** A pharmacy's work: what is to be done, by when, and by whom it is being done. */
export function makeStaffQueueRoutes(dependencies: ApiDependencies, watch: OrderWatch): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("see-queue", {
      method: "get",
      path: "/staff/queue",
      tags,
      summary: "One page of the pharmacy's open lines, due time first, with the count of each pile",
      request: { query: z.object({ filter: QueueFilter.default("all"), after: z.string().max(60).optional() }) },
      responses: { 200: answers("The queue", Queue), ...problems },
    }),
    async (c) => {
      const { filter, after } = c.req.valid("query");
      const queue = await readQueue(dependencies, staffOf(c), { filter, after: after ?? null });
      if (queue.kind === "refused") return problem(c, queue);
      const { pharmacy, counts, lines, itemOrders, bridges, next } = queue;
      return c.json(
        {
          pharmacy,
          counts,
          itemOrders,
          bridges,
          lines: lines.map(queueLineAnswer),
          ...(next === null ? {} : { next }),
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("see-queue", {
      method: "post",
      path: "/staff/queue/search",
      tags,
      summary: "Lines by confirmation, prescription or record number, or by family name and day of birth",
      request: { body: json(QueueSearch) },
      responses: { 200: answers("What was found at this pharmacy, open lines first", FoundLines), ...problems },
    }),
    async (c) => {
      const search = c.req.valid("json");
      const found = await searchQueue(
        dependencies,
        staffOf(c),
        "number" in search ? { kind: "number", digits: search.number } : { kind: "person", ...search },
      );
      return found.kind === "refused" ? problem(c, found) : c.json({ lines: found.lines.map(queueLineAnswer) }, 200);
    },
  );

  router.openapi(
    staffRoute("see-queue", {
      method: "get",
      path: "/staff/queue/events",
      tags,
      summary: "An event each time a line of the pharmacy moves or changes hands",
      responses: {
        200: { description: "Events `queue`: read it again", content: { "text/event-stream": { schema: z.string() } } },
        ...problems,
      },
    }),
    (c) => {
      const { pharmacyId } = staffOf(c);
      if (pharmacyId === null) return problem(c, refuse("not-allowed"));
      return streamSSE(c, async (stream) => {
        let over = false;
        stream.onAbort(() => {
          over = true;
        });
        await stream.write(": open\n\n");
        while (!over) {
          const began = Date.now();
          if ((await watch.untilChanged(queueKey(pharmacyId), KEEP_ALIVE_MS)) === "closing") return;
          if (Date.now() - began >= KEEP_ALIVE_MS) await stream.write(": still here\n\n");
          else await stream.writeSSE({ event: "queue", data: "moved" });
        }
      });
    },
  );

  return router;
}
