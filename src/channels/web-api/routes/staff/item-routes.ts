import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { wordPickList, wordShelfItem } from "#channels/web-api/word-shelf.ts";
import { Id } from "#contracts/shapes.ts";
import { ActOnItems, PickLists, Shelf, ShelfChange } from "#contracts/staff/items.ts";
import { actOnItems } from "#use-cases/otc/act-on-items.ts";
import { changeShelf } from "#use-cases/otc/change-shelf.ts";
import { listPickLists, readShelf } from "#use-cases/otc/read-shelf.ts";

const tags = ["Staff: over the counter"];
const Done = z.object({ done: z.literal(true) });

/** The own pharmacy's shelf of things without a prescription, and the orders they are gathered for. */
export function makeStaffItemRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("stock-otc", {
      method: "get",
      path: "/staff/items",
      tags,
      summary: "The catalogue with what the own pharmacy has of each item",
      responses: { 200: answers("The shelf", Shelf), ...problems },
    }),
    async (c) => {
      const language = readerLanguage(c);
      const found = await readShelf(dependencies, staffOf(c), language);
      if (found.kind === "refused") return problem(c, found);
      const { name, timeZone } = found.pharmacy;
      return c.json(
        {
          pharmacy: { name, timeZone },
          items: found.rows.map((row) => wordShelfItem(row, language)),
          waiting: found.waiting,
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("stock-otc", {
      method: "post",
      path: "/staff/items/{itemId}",
      tags,
      summary: "Set whether an item is sold here, its price, and how many there are",
      request: { params: z.object({ itemId: Id }), body: json(ShelfChange) },
      responses: { 200: answers("Changed", Done), ...problems },
    }),
    async (c) => {
      const { version, ...change } = c.req.valid("json");
      const { itemId } = c.req.valid("param");
      const result = await changeShelf(dependencies, staffOf(c), { itemId, version: version ?? null, ...change });
      return result.kind === "refused" ? problem(c, result) : c.json({ done: true as const }, 200);
    },
  );

  router.openapi(
    staffRoute("stock-otc", {
      method: "get",
      path: "/staff/item-orders",
      tags,
      summary: "Orders with items to gather, hand over or ship, due time first",
      responses: { 200: answers("The orders", PickLists), ...problems },
    }),
    async (c) => {
      const found = await listPickLists(dependencies, staffOf(c));
      if (found.kind === "refused") return problem(c, found);
      const { name, timeZone } = found.pharmacy;
      const language = readerLanguage(c);
      return c.json(
        { pharmacy: { name, timeZone }, orders: found.lists.map((list) => wordPickList(list, found.now, language)) },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("stock-otc", {
      method: "post",
      path: "/staff/item-orders/{orderId}",
      tags,
      summary: "Do one thing with items of an order: all of those named, or none",
      request: { params: z.object({ orderId: Id }), body: json(ActOnItems) },
      responses: { 200: answers("Done", Done), ...problems },
    }),
    async (c) => {
      const { act, items, reason } = c.req.valid("json");
      const result = await actOnItems(dependencies, staffOf(c), {
        orderId: c.req.valid("param").orderId,
        act,
        items,
        reason: reason ?? null,
      });
      return result.kind === "refused" ? problem(c, result) : c.json({ done: true as const }, 200);
    },
  );

  return router;
}
