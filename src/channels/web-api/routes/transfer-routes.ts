import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { memberTransferAnswer } from "#channels/web-api/word-transfer.ts";
import { Transfer, TransferCancellation, TransferList, TransferRequest } from "#contracts/places.ts";
import { Id } from "#contracts/shapes.ts";
import { cancelTransfer } from "#use-cases/transfers/end-transfer.ts";
import { listTransfers, readTransfer } from "#use-cases/transfers/read-transfer.ts";
import { requestTransfer } from "#use-cases/transfers/request-transfer.ts";

const tags = ["Transfers"];

export function makeTransferRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/transfers",
      tags,
      summary: "My transfers and those I asked for, newest first",
      middleware: signedOn,
      responses: { 200: answers("Transfers", TransferList), ...problems },
    }),
    async (c) => {
      const transfers = await listTransfers(dependencies, actorOf(c));
      const language = readerLanguage(c);
      return c.json({ transfers: transfers.map((transfer) => memberTransferAnswer(transfer, language)) }, 200);
    },
  );
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
        : c.json(memberTransferAnswer(transfer, readerLanguage(c)), 201);
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
        : c.json(memberTransferAnswer(transfer, readerLanguage(c)), 200);
    },
  );
  router.openapi(
    createRoute({
      method: "post",
      path: "/transfers/{id}/cancel",
      tags,
      summary: "Take back a request that has not ended",
      middleware: signedOn,
      request: { params: z.object({ id: Id }), body: json(TransferCancellation) },
      responses: { 200: answers("The transfer", Transfer), ...problems },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const actor = actorOf(c);
      const result = await cancelTransfer(dependencies, actor, { transferId: id, ...c.req.valid("json") });
      if (result.kind === "refused") return problem(c, result);
      const transfer = await readTransfer(dependencies, actor, id);
      return transfer.kind === "refused"
        ? problem(c, transfer)
        : c.json(memberTransferAnswer(transfer, readerLanguage(c)), 200);
    },
  );
  return router;
}
