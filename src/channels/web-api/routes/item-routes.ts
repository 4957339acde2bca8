import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { wordCatalogueItem } from "#channels/web-api/word-items.ts";
import { wordOrder } from "#channels/web-api/word-order.ts";
import { Catalogue } from "#contracts/items.ts";
import { Order } from "#contracts/orders.ts";
import { ConfirmationNumber, Id } from "#contracts/shapes.ts";
import { cancelItem } from "#use-cases/otc/cancel-item.ts";
import { listItems } from "#use-cases/otc/list-items.ts";

const tags = ["Over the counter"];

/** What can be bought without a prescription, and taking it off an order again. */
export function makeItemRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/items",
      tags,
      summary: "What a pharmacy sells without a prescription, at my price; without a pharmacy, what comes by mail",
      middleware: signedOn,
      request: { query: z.object({ pharmacyId: Id.optional() }) },
      responses: { 200: answers("The catalogue", Catalogue), ...problems },
    }),
    async (c) => {
      const language = readerLanguage(c);
      const found = await listItems(dependencies, { ...actorOf(c), language }, c.req.valid("query").pharmacyId ?? null);
      if (found.kind === "refused") return problem(c, found);
      const { id, name, kind } = found.pharmacy;
      return c.json(
        {
          pharmacy: { id, name, kind: kind === "mail-order" ? ("mail-order" as const) : ("plan" as const) },
          items: found.items.map((item) => wordCatalogueItem(item, language)),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/orders/{confirmationNumber}/items/{itemId}/cancel",
      tags,
      summary: "Take an item off an order, until the pharmacy has gathered it",
      middleware: signedOn,
      request: { params: z.object({ confirmationNumber: ConfirmationNumber, itemId: Id }) },
      responses: { 200: answers("The order without the item", Order), ...problems },
    }),
    async (c) => {
      const { confirmationNumber, itemId } = c.req.valid("param");
      const result = await cancelItem(dependencies, actorOf(c), { confirmationNumber, orderItemId: itemId });
      return "kind" in result ? problem(c, result) : c.json(wordOrder(result, readerLanguage(c)), 200);
    },
  );

  return router;
}
