import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, holdsToken, signedOn, tokenOf } from "#channels/web-api/session.ts";
import { wordPrescription, wordPrescriptionDetails } from "#channels/web-api/word-prescription.ts";
import { PrescriptionDetails, PrescriptionList } from "#contracts/prescriptions.ts";
import { Id } from "#contracts/shapes.ts";
import { listInSession } from "#use-cases/prescriptions/list-prescriptions.ts";
import { readPrescription } from "#use-cases/prescriptions/read-prescription.ts";
import { showSensitive } from "#use-cases/prescriptions/show-sensitive.ts";
import { refuse } from "#use-cases/refusal.ts";

const tags = ["Prescriptions"];

export function makePrescriptionRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/prescriptions",
      tags,
      summary: "My prescriptions, or those of somebody who lets me see them",
      middleware: holdsToken,
      request: { query: z.object({ person: Id.optional().openapi({ description: "A grant id from /people" }) }) },
      responses: {
        200: answers("Each decided for pick-up today at its label's pharmacy", PrescriptionList),
        ...problems,
      },
    }),
    async (c) => {
      const found = await listInSession(dependencies, tokenOf(c), c.req.valid("query").person);
      if (found === undefined) return problem(c, refuse("sign-on-required"));
      c.set("actor", found.actor);
      const { listing } = found;
      if (listing.kind === "refused") return problem(c, listing);
      const language = readerLanguage(c);
      return c.json(
        {
          person: listing.person,
          prescriptions: listing.prescriptions.map((listed) => wordPrescription(listed, language)),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/prescriptions/{id}",
      tags,
      summary: "One prescription with its fills",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 200: answers("The prescription", PrescriptionDetails), ...problems },
    }),
    async (c) => {
      const found = await readPrescription(dependencies, actorOf(c), c.req.valid("param").id);
      return found.kind === "refused"
        ? problem(c, found)
        : c.json(wordPrescriptionDetails(found, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/prescriptions/{id}/sensitive",
      tags,
      summary: "Show a sensitive medicine of mine to people who act for me, or hide it",
      middleware: signedOn,
      request: { params: z.object({ id: Id }), body: json(z.object({ shownToHelpers: z.boolean() })) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await showSensitive(
        dependencies,
        actorOf(c),
        c.req.valid("param").id,
        c.req.valid("json").shownToHelpers,
      );
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
