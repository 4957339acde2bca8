import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { priced } from "#channels/web-api/word-line.ts";
import { wordPrescription } from "#channels/web-api/word-prescription.ts";
import { AutomaticRefillList, AutomaticRefillRequest, DueList } from "#contracts/prescriptions.ts";
import { Day, Id } from "#contracts/shapes.ts";
import {
  agreeToAutomaticRefill,
  skipAutomaticFill,
  stopAutomaticRefill,
} from "#use-cases/automatic-refills/agreements.ts";
import { listAutomaticRefills } from "#use-cases/automatic-refills/list-automatic-refills.ts";
import { readDue } from "#use-cases/prescriptions/read-due.ts";
import { automaticRefills as en } from "#words/en/automatic-refills.ts";
import { automaticRefills as es } from "#words/es/automatic-refills.ts";

const tags = ["Automatic refills"];
const params = z.object({ id: Id });

/** What runs out soon, and what is refilled without asking each time. */
export function makeAutomaticRefillRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/refills-due",
      tags: ["Prescriptions"],
      summary: "What lasts about 14 more days, mine and of people I act for in full",
      middleware: signedOn,
      responses: { 200: answers("Mine first", DueList), ...problems },
    }),
    async (c) => {
      const language = readerLanguage(c);
      const due = await readDue(dependencies, actorOf(c));
      const medicines = due.map(({ person, prescription }) => ({
        person,
        prescription: wordPrescription(prescription, language),
      }));
      return c.json({ medicines }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/automatic-refills",
      tags,
      summary: "What is refilled automatically, and what stopped by itself",
      middleware: signedOn,
      request: { query: z.object({ prescription: Id.optional() }) },
      responses: { 200: answers("By person and medicine", AutomaticRefillList), ...problems },
    }),
    async (c) => {
      const language = readerLanguage(c);
      const { reasons } = { en, es }[language];
      const list = await listAutomaticRefills(dependencies, actorOf(c), c.req.valid("query").prescription);
      const automaticRefills = list.map(({ agreedAt, next, stopped, ...refill }) => ({
        ...refill,
        agreedAt: agreedAt.toISOString(),
        next:
          next === null
            ? null
            : { fillOn: next.fillOn, price: priced({ amountCents: next.priceCents, code: "by-number" }, language) },
        stopped:
          stopped === null
            ? null
            : { at: stopped.at.toISOString(), reason: stopped.reason, words: reasons[stopped.reason] },
      }));
      return c.json({ automaticRefills }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "put",
      path: "/prescriptions/{id}/automatic-refill",
      tags,
      summary: "Agree to automatic refills of this prescription, for a year",
      middleware: signedOn,
      request: { params, body: json(AutomaticRefillRequest) },
      responses: { 200: answers("Agreed", z.object({ endsOn: Day })), ...problems },
    }),
    async (c) => {
      const { delivery, paymentMethodId, daysSupply } = c.req.valid("json");
      const result = await agreeToAutomaticRefill(dependencies, actorOf(c), c.req.valid("param").id, {
        delivery,
        paymentMethodId: paymentMethodId ?? null,
        daysSupply: daysSupply ?? null,
      });
      return result.kind === "refused" ? problem(c, result) : c.json({ endsOn: result.endsOn }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/prescriptions/{id}/automatic-refill",
      tags,
      summary: "Stop automatic refills of this prescription",
      middleware: signedOn,
      request: { params },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await stopAutomaticRefill(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/prescriptions/{id}/automatic-refill/skip",
      tags,
      summary: "Skip the automatic refill that is announced",
      middleware: signedOn,
      request: { params },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await skipAutomaticFill(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
