import type { OpenAPIHono } from "@hono/zod-openapi";
import { pino } from "pino";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { makeAddressRoutes } from "#channels/web-api/routes/address-routes.ts";
import { makeDemoMailRoutes } from "#channels/web-api/routes/demo-mail-routes.ts";
import { makeFamilyRoutes } from "#channels/web-api/routes/family-routes.ts";
import { makePasskeyRoutes } from "#channels/web-api/routes/passkey-routes.ts";
import { makePaymentMethodRoutes } from "#channels/web-api/routes/payment-method-routes.ts";
import { makeProfileRoutes } from "#channels/web-api/routes/profile-routes.ts";
import { makeRegistrationRoutes } from "#channels/web-api/routes/registration-routes.ts";
import { makeSignOnRoutes } from "#channels/web-api/routes/sign-on-routes.ts";

/** The calls about accounts, with a payment provider that knows one token. */
export function makeTestApi(dependencies: Pick<ApiDependencies, "database" | "clock">): OpenAPIHono<ApiEnv> {
  const all: ApiDependencies = {
    ...dependencies,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin: "https://refills.example",
    payment: {
      describeToken: async (token) =>
        token === "tok_visa"
          ? { kind: "accepted", card: { brand: "visa", last4: "4242", expiresMonth: 12, expiresYear: 2034 } }
          : { kind: "rejected" },
    },
  };
  return makeWebApi(all, [
    makeSignOnRoutes(all),
    makeRegistrationRoutes(all),
    makeProfileRoutes(all),
    makePasskeyRoutes(all),
    makeFamilyRoutes(all),
    makeAddressRoutes(all),
    makePaymentMethodRoutes(all),
    makeDemoMailRoutes(all),
  ]);
}
