import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { PaymentMethod, PaymentMethodList, PaymentMethodRequest } from "#contracts/places.ts";
import { Id } from "#contracts/shapes.ts";
import {
  addPaymentMethod,
  listPaymentMethods,
  removePaymentMethod,
} from "#use-cases/payment-methods/payment-methods.ts";

const tags = ["Payment"];

/** The member's saved cards, each only the payment provider's token. */
export function makePaymentMethodRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/payment-methods",
      tags,
      summary: "My cards: brand, last four digits and expiry",
      middleware: signedOn,
      responses: { 200: answers("Oldest first", PaymentMethodList), ...problems },
    }),
    async (c) => c.json({ paymentMethods: await listPaymentMethods(dependencies, actorOf(c)) }, 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/payment-methods",
      tags,
      summary: "Save a card by the payment provider's token",
      middleware: signedOn,
      request: { body: json(PaymentMethodRequest) },
      responses: { 201: answers("Saved", PaymentMethod), ...problems },
    }),
    async (c) => {
      const result = await addPaymentMethod(dependencies, actorOf(c), c.req.valid("json").token);
      return result.kind === "refused" ? problem(c, result) : c.json(result.paymentMethod, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/payment-methods/{id}",
      tags,
      summary: "Remove a card; orders placed with it keep it",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await removePaymentMethod(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
