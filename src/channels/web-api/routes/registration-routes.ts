import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { browserOf, keepSignedOn } from "#channels/web-api/browser.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { Me, Registration, RegistrationConfirmation, RegistrationStarted } from "#contracts/accounts.ts";
import { Id } from "#contracts/shapes.ts";
import { parseRecordNumber } from "#domain/numbers/record-number.ts";
import { confirmRegistration } from "#use-cases/accounts/confirm-registration.ts";
import { readMe } from "#use-cases/accounts/read-me.ts";
import { startRegistration } from "#use-cases/accounts/start-registration.ts";
import { refuse } from "#use-cases/refusal.ts";
import { registrationStarted as en } from "#words/en/family.ts";
import { registrationStarted as es } from "#words/es/family.ts";

const tags = ["Registration"];

/** Registering for the website with the numbers on the ID card. */
export function makeRegistrationRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/registrations",
      tags,
      summary: "Begin to register; the code goes to the contact on file",
      request: { body: json(Registration) },
      responses: {
        201: answers("Begun; the same answer whether the facts match or not", RegistrationStarted),
        ...problems,
      },
    }),
    async (c) => {
      const facts = c.req.valid("json");
      if (parseRecordNumber(facts.mrn) === null)
        return problem(c, refuse("bad-input", { fields: { mrn: "record-number-check-digit" } }));
      const id = await startRegistration(dependencies, facts);
      return c.json({ id, detail: { en, es }[readerLanguage(c)] }, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/registrations/{id}/confirm",
      tags,
      summary: "Finish with the code and a password; signs on",
      request: { params: z.object({ id: Id }), body: json(RegistrationConfirmation) },
      responses: { 200: answers("Registered and signed on", Me), ...problems },
    }),
    async (c) => {
      const registrationId = c.req.valid("param").id;
      const result = await confirmRegistration(dependencies, {
        registrationId,
        ...c.req.valid("json"),
        browser: browserOf(c, dependencies),
      });
      if (result.kind === "refused") return problem(c, result);
      keepSignedOn(c, dependencies, result);
      return c.json(await readMe(dependencies, result), 200);
    },
  );

  return router;
}
