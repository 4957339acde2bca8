import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { answerOrder } from "#channels/web-api/answer-order.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { wordQuotedLine } from "#channels/web-api/word-line.ts";
import { PlacedOrder } from "#contracts/orders.ts";
import { Id } from "#contracts/shapes.ts";
import { SyncChoices, SyncOrderRequest, SyncPlan, SyncRequest } from "#contracts/sync.ts";
import { parseDay } from "#domain/calendar/day.ts";
import type { SyncStep } from "#domain/sync/plan-sync.ts";
import { refuse } from "#use-cases/refusal.ts";
import { planSync, readSyncChoices, type SyncAsk, syncMedicines } from "#use-cases/sync/sync-medicines.ts";
import { syncPages as en } from "#words/en/sync-pages.ts";
import { syncPages as es } from "#words/es/sync-pages.ts";
import type { Language } from "#words/languages.ts";
import { wordSupply } from "#words/word-order.ts";

const tags = ["One day for everything"];

/** Medicines that run out on one day. */
export function makeSyncRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/sync/choices",
      tags,
      summary: "Days on which one of the medicines runs out anyway",
      middleware: signedOn,
      request: { query: z.object({ person: Id.optional() }) },
      responses: { 200: answers("The latest day first", SyncChoices), ...problems },
    }),
    async (c) => {
      const choices = await readSyncChoices(dependencies, actorOf(c), c.req.valid("query").person ?? null);
      if (choices.kind === "refused") return problem(c, choices);
      const medicines = choices.prescriptions.map(({ row, runsOutOn, outlook }) => ({
        id: row.prescription_id,
        drug: `${row.drug_name} ${row.strength}`,
        runsOutOn,
        words: wordSupply(
          outlook === null || runsOutOn === null
            ? null
            : { outlook: { kind: "enough", daysLeft: outlook.daysLeft }, runsOutOn },
          readerLanguage(c),
        ),
      }));
      return c.json({ person: choices.person, days: [...choices.days], medicines }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/sync/quotes",
      tags,
      summary: "What it takes for everything to run out on one day, with the price of each short fill; orders nothing",
      middleware: signedOn,
      request: { body: json(SyncRequest) },
      responses: { 200: answers("Each medicine", SyncPlan), ...problems },
    }),
    async (c) => {
      const plan = await planSync(dependencies, actorOf(c), askOf(c.req.valid("json")));
      if (plan.kind === "refused") return problem(c, plan);
      const language = readerLanguage(c);
      return c.json(
        {
          person: plan.person,
          syncOn: plan.syncOn,
          lines: plan.lines.map(({ prescription: { row, runsOutOn }, step, decided }) => ({
            id: row.prescription_id,
            drug: `${row.drug_name} ${row.strength}`,
            runsOutOn,
            step: step.kind,
            ...(step.kind === "short-fill" ? { days: step.days } : {}),
            words: wordStep(step, language),
            ...(decided === undefined ? {} : { decided: wordQuotedLine(decided, language) }),
          })),
          total: { amountCents: plan.totalCents, currency: "USD" as const },
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/sync/orders",
      tags,
      summary: "Order the short fills at the price that was shown",
      middleware: signedOn,
      request: {
        headers: z.object({ "idempotency-key": z.string().min(1).max(200).optional() }),
        body: json(SyncOrderRequest),
      },
      responses: {
        201: answers("Ordered", PlacedOrder),
        200: answers("Ordered before", PlacedOrder),
        ...problems,
      },
    }),
    async (c) => {
      const key = c.req.valid("header")["idempotency-key"];
      if (key === undefined) return problem(c, refuse("idempotency-key-missing"));
      const { agreedCents, ...request } = c.req.valid("json");
      const result = await syncMedicines(dependencies, actorOf(c), askOf(request), agreedCents, key);
      return answerOrder(c, result);
    },
  );

  return router;
}

function askOf({ person, syncOn, delivery, paymentMethodId }: z.infer<typeof SyncRequest>): SyncAsk {
  return {
    grantId: person ?? null,
    syncOn: parseDay(syncOn),
    delivery,
    paymentMethodId: paymentMethodId ?? null,
  };
}

function wordStep(step: SyncStep, language: Language): string {
  const words = { en, es }[language];
  switch (step.kind) {
    case "short-fill":
      return words.steps["short-fill"](step.days);
    case "runs-out-then":
      return words.steps["runs-out-then"];
    case "left-out":
      return words.leftOut[step.why];
  }
}
