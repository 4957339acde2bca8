import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, type ProblemResponse } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { drugAnswer } from "#channels/web-api/word-drug.ts";
import { warningAnswer } from "#channels/web-api/word-renewal-request.ts";
import { answerToRecord, deskTransferAnswer, transferDetailsAnswer } from "#channels/web-api/word-transfer.ts";
import { Id } from "#contracts/shapes.ts";
import { Drug as DrugContract, DrugList, DrugSearch } from "#contracts/staff/prescriptions.ts";
import {
  AnswerToRecord,
  Attestation,
  CounterTransfer,
  InsideMove,
  MovedInside,
  RecordedTransfer,
  TransferCall,
  TransferDesk,
  TransferDetails,
  TransferRefused,
  TransferTakenBack,
} from "#contracts/staff/transfers.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { findDrug, findDrugs } from "#use-cases/prescribing/find-drugs.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { movePrescriptionForMember, recordTransferAtCounter } from "#use-cases/transfers/at-the-counter.ts";
import { attestTransfer } from "#use-cases/transfers/attest-transfer.ts";
import { cancelTransferForMember, refuseTransfer } from "#use-cases/transfers/end-transfer.ts";
import { readDeskTransfer, readTransferDesk } from "#use-cases/transfers/read-transfer-desk.ts";
import { recordAnswer } from "#use-cases/transfers/record-answer.ts";
import { recordCall } from "#use-cases/transfers/record-call.ts";

const tags = ["Staff: transfers"];
const params = z.object({ transferId: Id });

/** The transfer desk. Who is looked for is posted: no number and no birth date stands in an address. */
export function makeStaffTransferRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("work-transfer", {
      method: "get",
      path: "/staff/transfers",
      tags,
      summary: "The desk of my pharmacy: open transfers, due first, then those that ended last",
      responses: { 200: answers("The desk", TransferDesk), ...problems },
    }),
    async (c) => {
      const desk = await readTransferDesk(dependencies, staffOf(c));
      return desk.kind === "refused"
        ? problem(c, desk)
        : c.json({ transfers: desk.transfers.map(deskTransferAnswer) }, 200);
    },
  );

  router.openapi(
    staffRoute("work-transfer", {
      method: "post",
      path: "/staff/transfers",
      tags,
      summary: "Record at the counter what a member asks for from an outside pharmacy",
      request: { body: json(CounterTransfer) },
      responses: { 201: answers("Recorded", RecordedTransfer), ...problems },
    }),
    async (c) => {
      const asked = c.req.valid("json");
      const result = await recordTransferAtCounter(dependencies, staffOf(c), {
        ...asked,
        birthDate: parseDay(asked.birthDate),
      });
      return result.kind === "refused" ? problem(c, result) : c.json({ id: result.transferId }, 201);
    },
  );

  router.openapi(
    staffRoute("move-prescription", {
      method: "post",
      path: "/staff/transfers/inside",
      tags,
      summary: "Move a prescription to another pharmacy of the plan, with the order that nobody has begun",
      request: { body: json(InsideMove) },
      responses: { 201: answers("Moved", MovedInside), ...problems },
    }),
    async (c) => {
      const asked = c.req.valid("json");
      const result = await movePrescriptionForMember(dependencies, staffOf(c), {
        ...asked,
        birthDate: parseDay(asked.birthDate),
      });
      return result.kind === "refused" ? problem(c, result) : c.json({ id: result.transferId, line: result.line }, 201);
    },
  );

  router.openapi(
    staffRoute("work-transfer", {
      method: "post",
      path: "/staff/transfers/drugs/search",
      tags,
      summary: "Medicines of the plan's drug file, by name",
      request: { body: json(DrugSearch) },
      responses: { 200: answers("Medicines", DrugList), ...problems },
    }),
    async (c) => {
      const drugs = await findDrugs(dependencies, c.req.valid("json").text);
      return c.json({ drugs: drugs.map(drugAnswer) }, 200);
    },
  );

  router.openapi(
    staffRoute("work-transfer", {
      method: "get",
      path: "/staff/transfers/drugs/{drugId}",
      tags,
      summary: "One medicine of the plan's drug file",
      request: { params: z.object({ drugId: Id }) },
      responses: { 200: answers("The medicine", DrugContract), ...problems },
    }),
    async (c) => {
      const drug = await findDrug(dependencies, c.req.valid("param").drugId);
      return drug === undefined ? problem(c, refuse("not-found")) : c.json(drugAnswer(drug), 200);
    },
  );

  router.openapi(
    staffRoute("work-transfer", {
      method: "get",
      path: "/staff/transfers/{transferId}",
      tags,
      summary: "One transfer: each call, what came back, and what an attestation is judged by",
      request: { params },
      responses: { 200: answers("The transfer", TransferDetails), ...problems },
    }),
    async (c) => {
      const read = await readDeskTransfer(dependencies, staffOf(c), c.req.valid("param").transferId);
      return read.kind === "refused" ? problem(c, read) : c.json(transferDetailsAnswer(read), 200);
    },
  );

  router.openapi(
    staffRoute("work-transfer", {
      method: "post",
      path: "/staff/transfers/{transferId}/calls",
      tags,
      summary: "Record a call to the outside pharmacy",
      request: { params, body: json(TransferCall) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { version, outcome, spokeTo = "", note = "" } = c.req.valid("json");
      const result = await recordCall(dependencies, staffOf(c), {
        ...c.req.valid("param"),
        version,
        outcome,
        spokeTo: spokeTo === "" ? null : spokeTo,
        note: note === "" ? null : note,
      });
      return done(c, result);
    },
  );

  router.openapi(
    staffRoute("work-transfer", {
      method: "post",
      path: "/staff/transfers/{transferId}/answer",
      tags,
      summary: "Take down what the outside pharmacy said; it can be mended until it is attested",
      request: { params, body: json(AnswerToRecord) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { version, answer } = c.req.valid("json");
      const result = await recordAnswer(dependencies, staffOf(c), {
        ...c.req.valid("param"),
        version,
        answer: answerToRecord(answer),
      });
      return done(c, result.kind === "refused" ? inBody(result) : result);
    },
  );

  router.openapi(
    staffRoute("attest-transfer", {
      method: "post",
      path: "/staff/transfers/{transferId}/attest",
      tags,
      summary: "A pharmacist vouches for it: the prescription can be refilled here from now on",
      request: { params, body: json(Attestation) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const result = await attestTransfer(dependencies, staffOf(c), {
        ...c.req.valid("param"),
        ...c.req.valid("json"),
      });
      return result.kind === "warned"
        ? problem(c, refuse("warnings-unread"), { warnings: result.warnings.map(warningAnswer) })
        : done(c, result);
    },
  );

  router.openapi(
    staffRoute("attest-transfer", {
      method: "post",
      path: "/staff/transfers/{transferId}/refuse",
      tags,
      summary: "End it without the prescription; the member reads why and what to do instead",
      request: { params, body: json(TransferRefused) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) =>
      done(c, await refuseTransfer(dependencies, staffOf(c), { ...c.req.valid("param"), ...c.req.valid("json") })),
  );

  router.openapi(
    staffRoute("work-transfer", {
      method: "post",
      path: "/staff/transfers/{transferId}/cancel",
      tags,
      summary: "The member does not want it any more",
      request: { params, body: json(TransferTakenBack) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) =>
      done(
        c,
        await cancelTransferForMember(dependencies, staffOf(c), { ...c.req.valid("param"), ...c.req.valid("json") }),
      ),
  );

  return router;
}

function done(c: Context<ApiEnv>, result: { readonly kind: "done" } | Refusal): Response | ProblemResponse {
  return result.kind === "refused" ? problem(c, result) : c.body(null, 204);
}

/** Faults of what was taken down, by their path in the body. */
function inBody(refusal: Refusal): Refusal {
  const { fields } = refusal;
  if (fields === undefined) return refusal;
  return {
    ...refusal,
    fields: Object.fromEntries(Object.entries(fields).map(([path, code]) => [`answer.${path}`, code])),
  };
}
