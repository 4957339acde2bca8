import type { OpenAPIHono } from "@hono/zod-openapi";
import { pino } from "pino";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { type OrderWatch, watchOrders } from "#channels/web-api/order-watch.ts";
import { allRoutes } from "#channels/web-api/routes/all-routes.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";

/** Every call of the API, with a payment provider that knows one token. */
export function makeTestApi(
  dependencies: Pick<ApiDependencies, "database" | "clock">,
  watch: OrderWatch = watchOrders(dependencies, () => undefined),
  more: Partial<ApiDependencies> = {},
): OpenAPIHono<ApiEnv> {
  const all: ApiDependencies = {
    ...dependencies,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin: "https://refills.example",
    isUnavailable: () => false,
    ...noNotices,
    payment: cardsOfTokens({
      tok_visa: { brand: "visa", last4: "4242", expiresMonth: 12, expiresYear: 2034 },
    }),
    ...more,
  };
  return makeWebApi(all, allRoutes(all, watch, true));
}
