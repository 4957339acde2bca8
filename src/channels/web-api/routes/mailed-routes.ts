import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { wordOrder } from "#channels/web-api/word-order.ts";
import { BrokenParcelList, DelayAnswer, ParcelWish } from "#contracts/mailed.ts";
import { Order } from "#contracts/orders.ts";
import { ConfirmationNumber, Id } from "#contracts/shapes.ts";
import { answerBrokenParcel, listBrokenParcels } from "#use-cases/shipping/answer-broken-parcel.ts";
import { answerDelay } from "#use-cases/shipping/answer-delay.ts";
import { answerItemDelay } from "#use-cases/shipping/answer-item-delay.ts";

const tags = ["Mail order"];
const orderPath = z.object({ confirmationNumber: ConfirmationNumber });

/** What a member chooses about what is mailed late, or came broken. */
export function makeMailedRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/orders/{confirmationNumber}/lines/{lineId}/delay",
      tags,
      summary: "Wait for a line that ships later than promised, or cancel it and pay nothing",
      middleware: signedOn,
      request: { params: orderPath.extend({ lineId: Id }), body: json(DelayAnswer) },
      responses: { 200: answers("The order as it is now", Order), ...problems },
    }),
    async (c) => {
      const ask = { ...c.req.valid("param"), ...c.req.valid("json") };
      const result = await answerDelay(dependencies, actorOf(c), ask);
      return "kind" in result ? problem(c, result) : c.json(wordOrder(result, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/orders/{confirmationNumber}/items/{itemId}/delay",
      tags,
      summary: "Wait for an item that ships later than promised, or cancel it and pay nothing",
      middleware: signedOn,
      request: { params: orderPath.extend({ itemId: Id }), body: json(DelayAnswer) },
      responses: { 200: answers("The order as it is now", Order), ...problems },
    }),
    async (c) => {
      const { confirmationNumber, itemId } = c.req.valid("param");
      const ask = { confirmationNumber, orderItemId: itemId, ...c.req.valid("json") };
      const result = await answerItemDelay(dependencies, actorOf(c), ask);
      return "kind" in result ? problem(c, result) : c.json(wordOrder(result, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/orders/{confirmationNumber}/broken-parcels",
      tags,
      summary: "Parcels of my order that came broken and wait for my choice",
      middleware: signedOn,
      request: { params: orderPath },
      responses: { 200: answers("None, mostly", BrokenParcelList), ...problems },
    }),
    async (c) => {
      const rows = await listBrokenParcels(dependencies, actorOf(c), c.req.valid("param"));
      const parcels = rows.map((row) => ({
        id: row.claim_id,
        lineIds: [...row.line_ids],
        itemIds: [...row.order_item_ids],
        ...(row.wish === null ? {} : { wish: row.wish }),
        pharmacistDecides: row.is_controlled,
      }));
      return c.json({ parcels }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/orders/{confirmationNumber}/broken-parcels/{parcelId}",
      tags,
      summary: "Have what came broken sent again at no cost, or get the money back",
      middleware: signedOn,
      request: { params: orderPath.extend({ parcelId: Id }), body: json(ParcelWish) },
      responses: { 204: { description: "Done, or noted for the pharmacist who decides" }, ...problems },
    }),
    async (c) => {
      const { confirmationNumber, parcelId } = c.req.valid("param");
      const ask = { confirmationNumber, claimId: parcelId, ...c.req.valid("json") };
      const result = await answerBrokenParcel(dependencies, actorOf(c), ask);
      return result.kind === "refused" ? problem(c, result) : c.body(null, 204);
    },
  );

  return router;
}
