import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { Transfer, TransferRequest } from "#contracts/places.ts";
import { Id } from "#contracts/shapes.ts";
import { readTransfer, requestTransfer, type TransferState } from "#use-cases/transfers/request-transfer.ts";
import type { Language } from "#words/languages.ts";
import { wordTransferStatus } from "#words/transfer-words.ts";

const tags = ["Transfers"];

export function makeTransferRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "post",
      path: "/transfers",
      tags,
      summary: "Move a prescription to another pharmacy of the plan, or ask for one from outside",
      middleware: signedOn,
      request: { body: json(TransferRequest) },
      responses: { 201: answers("Asked for, or done", Transfer), ...problems },
    }),
    async (c) => {
      const transfer = await requestTransfer(dependencies, actorOf(c), c.req.valid("json"));
      return transfer.kind === "refused"
        ? problem(c, transfer)
        : c.json(wordTransfer(transfer, readerLanguage(c)), 201);
    },
  );
  router.openapi(
    createRoute({
      method: "get",
      path: "/transfers/{id}",
      tags,
      summary: "Where a transfer stands",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 200: answers("The transfer", Transfer), ...problems },
    }),
    async (c) => {
      const transfer = await readTransfer(dependencies, actorOf(c), c.req.valid("param").id);
      return transfer.kind === "refused"
        ? problem(c, transfer)
        : c.json(wordTransfer(transfer, readerLanguage(c)), 200);
    },
  );
  return router;
}

function wordTransfer(transfer: TransferState, language: Language): z.infer<typeof Transfer> {
  return {
    id: transfer.id,
    kind: transfer.way,
    status: transfer.status,
    statusWords: wordTransferStatus(transfer.way, transfer.status, language),
    requestedAt: transfer.requestedAt.toISOString(),
    answerBy: transfer.answerBy,
    toPharmacy: transfer.toPharmacy,
  };
}
