import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { answerOrder } from "#channels/web-api/answer-order.ts";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { clientAddress } from "#channels/web-api/client-address.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import type { OrderWatch } from "#channels/web-api/order-watch.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, holdsToken, signedOn, tokenOf } from "#channels/web-api/session.ts";
import { wordQuotedLine } from "#channels/web-api/word-line.ts";
import { itemsWorded } from "#channels/web-api/word-items.ts";
import { wordOrder } from "#channels/web-api/word-order.ts";
import {
  GuestOrderRequest,
  Order,
  OrderList,
  OrderRequest,
  PlacedOrder,
  Quote,
  RefusedOrder,
} from "#contracts/orders.ts";
import { ConfirmationNumber, Id } from "#contracts/shapes.ts";
import { isSessionOpen } from "#use-cases/accounts/read-session.ts";
import { cancelLine } from "#use-cases/orders/cancel-line.ts";
import { guestSubject } from "#use-cases/orders/guest-subject.ts";
import { guardNumbers, placeGuardedOrder, wrongPairsOf } from "#use-cases/orders/guard-numbers.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrderInSession } from "#use-cases/orders/place-order-in-session.ts";
import { quoteOrder } from "#use-cases/orders/quote-order.ts";
import { readOrder, showOrders } from "#use-cases/orders/read-orders.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

const tags = ["Orders"];

/** Proxies and browsers close a stream that stays silent for long. */
const KEEP_ALIVE_MS = 25_000;
const idempotencyHeader = z.object({ "idempotency-key": z.string().min(1).max(200).optional() });
const orderPath = z.object({ confirmationNumber: ConfirmationNumber });

export function makeOrderRoutes(dependencies: ApiDependencies, watch: OrderWatch): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/quotes",
      tags,
      summary: "What an order would give, without ordering",
      middleware: signedOn,
      request: { body: json(OrderRequest) },
      responses: { 200: answers("Each line as it would be decided now", Quote), ...problems },
    }),
    async (c) => {
      const actor = actorOf(c);
      const ask = { ...askOf(c.req.valid("json")), ordererId: actor.memberId };
      const quote = await guardNumbers(
        dependencies,
        { source: actor.memberId, mrns: ask.lines.map(({ mrn }) => mrn) },
        () => quoteOrder(dependencies, actor, ask),
        (result) =>
          result.kind === "decided"
            ? wrongPairsOf(
                ask.lines,
                result.lines.map(({ answer }) => answer),
              )
            : [],
      );
      if (quote.kind === "refused") return problem(c, quote);
      const language = readerLanguage(c);
      return c.json(
        {
          lines: quote.lines.map(({ answer }, index) => wordQuotedLine(answer, language, quote.advice[index])),
          ...itemsWorded(
            quote.items.map(({ answer }) => answer),
            language,
          ),
          total: { amountCents: quote.totalCents, currency: "USD" as const },
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/orders",
      tags,
      summary: "Order refills for up to four people",
      middleware: holdsToken,
      request: { headers: idempotencyHeader, body: json(OrderRequest) },
      responses: {
        201: answers("Ordered; each line has its own outcome", PlacedOrder),
        200: answers("Every line had been ordered before", PlacedOrder),
        422: { description: "Nothing was ordered", content: { "application/problem+json": { schema: RefusedOrder } } },
        ...problems,
      },
    }),
    async (c) => {
      const key = c.req.valid("header")["idempotency-key"];
      if (key === undefined) return problem(c, refuse("idempotency-key-missing"));
      const placed = await placeOrderInSession(dependencies, tokenOf(c), askOf(c.req.valid("json")), key);
      if (placed === undefined) return problem(c, refuse("sign-on-required"));
      c.set("actor", placed.actor);
      return answerOrder(c, placed.result);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/guest/orders",
      tags,
      summary: "Order without signing on, by record and prescription number, for pick-up",
      request: { headers: idempotencyHeader, body: json(GuestOrderRequest) },
      responses: {
        201: answers("Ordered; no names, no drugs", PlacedOrder),
        200: answers("Every line had been ordered before", PlacedOrder),
        422: { description: "Nothing was ordered", content: { "application/problem+json": { schema: RefusedOrder } } },
        ...problems,
      },
    }),
    async (c) => {
      const key = c.req.valid("header")["idempotency-key"];
      if (key === undefined) return problem(c, refuse("idempotency-key-missing"));
      const { mrn, lines, delivery } = c.req.valid("json");
      const ask: OrderAsk = {
        channel: "guest",
        ordererId: null,
        lines: lines.map(({ rxNumber }) => ({ rxNumber, mrn, daysSupply: null })),
        delivery: { kind: "pickup", pharmacyId: delivery.pharmacyId ?? null },
        paymentMethodId: null,
      };
      const idempotency = { subject: guestSubject(mrn), key };
      const result = await placeGuardedOrder(dependencies, ask, idempotency, clientAddress(c));
      return answerOrder(c, result.kind === "refused" ? inGuestsBody(result) : result);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/orders",
      tags,
      summary: "My orders and those of people I act for, newest first",
      middleware: signedOn,
      responses: { 200: answers("The newest orders", OrderList), ...problems },
    }),
    async (c) => {
      const language = readerLanguage(c);
      const orders = await showOrders(dependencies, actorOf(c));
      return c.json({ orders: orders.map((order) => wordOrder(order, language)) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/orders/{confirmationNumber}",
      tags,
      summary: "One order: status and timeline of each line",
      middleware: signedOn,
      request: { params: orderPath },
      responses: { 200: answers("The order", Order), ...problems },
    }),
    async (c) => {
      const [order] = await showOrders(dependencies, actorOf(c), c.req.valid("param").confirmationNumber);
      return order === undefined ? problem(c, refuse("not-found")) : c.json(wordOrder(order, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/orders/{confirmationNumber}/events",
      tags,
      summary: "The order each time it changes, as server-sent events",
      middleware: signedOn,
      request: { params: orderPath },
      responses: {
        200: {
          description: "Events `order`, each with the whole order",
          content: { "text/event-stream": { schema: z.string() } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const actor = actorOf(c);
      const { confirmationNumber } = c.req.valid("param");
      const language = readerLanguage(c);
      const [first] = await showOrders(dependencies, actor, confirmationNumber);
      if (first === undefined) return problem(c, refuse("not-found"));
      const { orderId } = first;
      return streamSSE(c, async (stream) => {
        let told = "";
        let over = false;
        stream.onAbort(() => {
          over = true;
        });
        while (!over) {
          // Asked for before reading: a change that comes while we read is not missed.
          const changed = watch.untilChanged(orderId, KEEP_ALIVE_MS);
          // Looked at anew each time: a permission or a session that ended sees nothing more.
          if (!(await isSessionOpen(dependencies, actor))) return;
          const order = await readOrder(dependencies, actor, confirmationNumber);
          if (order === undefined) return;
          const data = JSON.stringify(wordOrder(order, language));
          if (data !== told) await stream.writeSSE({ event: "order", data });
          else await stream.write(": still here\n\n");
          told = data;
          if ((await changed) === "closing") return;
        }
      });
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/orders/{confirmationNumber}/lines/{lineId}/cancel",
      tags,
      summary: "Undo one line, until picking begins",
      middleware: signedOn,
      request: { params: orderPath.extend({ lineId: Id }) },
      responses: { 200: answers("The order without the line", Order), ...problems },
    }),
    async (c) => {
      const result = await cancelLine(dependencies, actorOf(c), c.req.valid("param"));
      return "kind" in result ? problem(c, result) : c.json(wordOrder(result, readerLanguage(c)), 200);
    },
  );

  return router;
}

function askOf(request: z.infer<typeof OrderRequest>): Omit<OrderAsk, "ordererId"> {
  return {
    channel: "web",
    lines: request.lines.map(({ rxNumber, mrn, daysSupply, delivery, bridge }) => ({
      rxNumber,
      mrn: mrn ?? null,
      daysSupply: daysSupply ?? null,
      ...(delivery === undefined ? {} : { delivery }),
      ...(bridge === true ? { bridge } : {}),
    })),
    delivery: request.delivery,
    paymentMethodId: request.paymentMethodId ?? null,
    ...(request.items === undefined ? {} : { items: request.items }),
  };
}

/** A guest's record number stands once, above the lines. */
function inGuestsBody<Refused extends Refusal>(refused: Refused): Refused {
  if (refused.fields === undefined) return refused;
  const fields = Object.entries(refused.fields).map(([path, code]) => [path.endsWith(".mrn") ? "mrn" : path, code]);
  return { ...refused, fields: Object.fromEntries(fields) };
}
