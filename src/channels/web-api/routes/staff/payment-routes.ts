import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import {
  PaymentDay,
  PaymentDayParam,
  PaymentDayQuery,
  type PaymentDifference,
  ResolveDifference,
} from "#contracts/staff/payments.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { type PaymentDay as Found, readPaymentDay } from "#use-cases/payments/read-payment-day.ts";
import { compareNow, resolveDifference } from "#use-cases/payments/resolve-difference.ts";

const tags = ["Staff: payments"];

/** The ledger of payments beside the payment provider's books. */
export function makeStaffPaymentRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("reconcile-payments", {
      method: "get",
      path: "/staff/payments",
      tags,
      summary: "What a day's payments came to, and where the books do not agree",
      request: { query: PaymentDayQuery },
      responses: { 200: answers("The day", PaymentDay), ...problems },
    }),
    async (c) => {
      const { day } = c.req.valid("query");
      const answer = await readPaymentDay(dependencies, staffOf(c), day === undefined ? null : parseDay(day));
      if (answer.kind === "refused") return problem(c, answer);
      const { found } = answer;
      return c.json(
        {
          ...found,
          differences: found.differences.map(wireDifference),
          compared: found.compared.map(({ comparedAt, ...day }) => ({ ...day, comparedAt: comparedAt.toISOString() })),
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("reconcile-payments", {
      method: "post",
      path: "/staff/payments/days/{day}/comparison",
      tags,
      summary: "Compare a day with the payment provider's books now",
      request: { params: PaymentDayParam },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await compareNow(dependencies, staffOf(c), parseDay(c.req.valid("param").day));
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("reconcile-payments", {
      method: "post",
      path: "/staff/payments/differences/{differenceId}/resolution",
      tags,
      summary: "Write down what a difference is",
      request: { params: z.object({ differenceId: Id }), body: json(ResolveDifference) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { differenceId } = c.req.valid("param");
      const { note } = c.req.valid("json");
      const refusal = await resolveDifference(dependencies, staffOf(c), { differenceId, note });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}

function wireDifference(row: Found["differences"][number]): PaymentDifference {
  const { id, day, kind, resolved_at: at, resolved_by: by, note } = row;
  return {
    id,
    day,
    kind,
    providerId: row.provider_id,
    confirmationNumber: row.confirmation_number,
    ourCents: row.our_cents,
    providerCents: row.provider_cents,
    state: at !== null ? "resolved" : row.cleared_at !== null ? "cleared" : "open",
    resolved: at === null ? null : { at: at.toISOString(), by: by ?? "", note: note ?? "" },
  };
}
