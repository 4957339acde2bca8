import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import {
  CardForm,
  CardFormRequest,
  CardNeeds,
  OrderCardRequest,
  OrderPayment,
  PaymentMethod,
  PaymentMethodList,
  PaymentMethodRequest,
} from "#contracts/places.ts";
import { ConfirmationNumber, Id } from "#contracts/shapes.ts";
import {
  addCardFromForm,
  addPaymentMethod,
  beginCardForm,
  listPaymentMethods,
  makeDefault,
  removePaymentMethod,
} from "#use-cases/payment-methods/payment-methods.ts";

import { payWithAnotherCard } from "#use-cases/payments/pay-with-another-card.ts";
import { listCardNeeds, readCardNeed } from "#use-cases/payments/read-card-need.ts";
import { wordDecline } from "#words/word-decline.ts";

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
      responses: {
        200: answers("The one that pays new orders, then the oldest first", PaymentMethodList),
        ...problems,
      },
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
      method: "post",
      path: "/payment-methods/forms",
      tags,
      summary: "Open the payment provider's form for a card",
      middleware: signedOn,
      request: { body: json(CardFormRequest) },
      responses: { 201: answers("Where the form is", CardForm), ...problems },
    }),
    async (c) => {
      const { publicOrigin } = dependencies;
      const then = encodeURIComponent(c.req.valid("json").then);
      const result = await beginCardForm(dependencies, actorOf(c), {
        comeBackTo: `${publicOrigin}/profile/cards/back?then=${then}&session={session}`,
        goBackTo: `${publicOrigin}/profile/cards`,
      });
      return result.kind === "refused" ? problem(c, result) : c.json(result.form, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/payment-methods/forms/{session}",
      tags,
      summary: "Save the card that was typed into the payment provider's form",
      middleware: signedOn,
      request: { params: z.object({ session: z.string().min(4).max(200) }) },
      responses: { 201: answers("Saved", PaymentMethod), ...problems },
    }),
    async (c) => {
      const result = await addCardFromForm(dependencies, actorOf(c), c.req.valid("param").session);
      return result.kind === "refused" ? problem(c, result) : c.json(result.paymentMethod, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "put",
      path: "/payment-methods/{id}/default",
      tags,
      summary: "Pay new orders with this card",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await makeDefault(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
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

  router.openapi(
    createRoute({
      method: "get",
      path: "/card-needs",
      tags,
      summary: "My orders that wait for another card, and why",
      middleware: signedOn,
      responses: { 200: answers("The last declined first", CardNeeds), ...problems },
    }),
    async (c) => {
      const needs = await listCardNeeds(dependencies, actorOf(c));
      const language = readerLanguage(c);
      const orders = needs.map(({ code, ...need }) => ({ ...need, because: wordDecline(code, language) }));
      return c.json({ orders }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/orders/{confirmationNumber}/payment",
      tags,
      summary: "Whether my order waits for another card, and why",
      middleware: signedOn,
      request: { params: z.object({ confirmationNumber: ConfirmationNumber }) },
      responses: { 200: answers("What waits", OrderPayment), ...problems },
    }),
    async (c) => {
      const need = await readCardNeed(dependencies, actorOf(c), c.req.valid("param").confirmationNumber);
      if (need === null) return c.json({ needsCard: null }, 200);
      const { amountCents, code } = need;
      return c.json({ needsCard: { amountCents, because: wordDecline(code, readerLanguage(c)) } }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "put",
      path: "/orders/{confirmationNumber}/payment-method",
      tags,
      summary: "Pay my order with another card after one was declined",
      middleware: signedOn,
      request: { params: z.object({ confirmationNumber: ConfirmationNumber }), body: json(OrderCardRequest) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { confirmationNumber } = c.req.valid("param");
      const { paymentMethodId } = c.req.valid("json");
      const refusal = await payWithAnotherCard(dependencies, actorOf(c), { confirmationNumber, paymentMethodId });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
