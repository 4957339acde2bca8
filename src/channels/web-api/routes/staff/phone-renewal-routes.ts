import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { drugAnswer } from "#channels/web-api/word-drug.ts";
import { inBody } from "#channels/web-api/routes/staff/renewal-routes.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { renewalAnswer, warningAnswer } from "#channels/web-api/word-renewal-request.ts";
import { Id } from "#contracts/shapes.ts";
import { PhoneAnswer, PhoneRenewal } from "#contracts/staff/members.ts";
import { Drug, DrugList, DrugSearch } from "#contracts/staff/prescriptions.ts";
import { AnsweredRenewal } from "#contracts/staff/renewals.ts";
import { findDrug, findDrugs } from "#use-cases/prescribing/find-drugs.ts";
import { refuse } from "#use-cases/refusal.ts";
import { enterRenewalAnswer } from "#use-cases/renewals/enter-renewal-answer.ts";
import { findRenewalOfLine, readRenewalOfLine } from "#use-cases/renewals/read-renewals.ts";

const tags = ["Staff: renewals"];
const params = z.object({ lineId: Id });

/** What a prescriber's office answers by phone, written down by a pharmacist of the pharmacy that waits for it. */
export function makeStaffPhoneRenewalRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("enter-renewal-answer", {
      method: "get",
      path: "/staff/lines/{lineId}/renewal",
      tags,
      summary: "What the prescriber was asked for this line",
      request: { params },
      responses: { 200: answers("The request", PhoneRenewal), ...problems },
    }),
    async (c) => {
      const read = await readRenewalOfLine(dependencies, staffOf(c), c.req.valid("param").lineId);
      if (read.kind === "refused") return problem(c, read);
      return c.json({ ...renewalAnswer(read, readerLanguage(c)), timeZone: read.timeZone }, 200);
    },
  );

  router.openapi(
    staffRoute("enter-renewal-answer", {
      method: "post",
      path: "/staff/lines/{lineId}/renewal/drugs",
      tags,
      summary: "Medicines of the plan's drug file, by name, to replace the one asked for",
      request: { params, body: json(DrugSearch) },
      responses: { 200: answers("Medicines that may be ordered by phone", DrugList), ...problems },
    }),
    async (c) => {
      const found = await findRenewalOfLine(dependencies.database, staffOf(c), c.req.valid("param").lineId);
      if ("kind" in found) return problem(c, found);
      const drugs = await findDrugs(dependencies, c.req.valid("json").text);
      return c.json({ drugs: drugs.filter(({ schedule }) => schedule !== "II").map(drugAnswer) }, 200);
    },
  );

  router.openapi(
    staffRoute("enter-renewal-answer", {
      method: "get",
      path: "/staff/lines/{lineId}/renewal/drugs/{drugId}",
      tags,
      summary: "One medicine of the plan's drug file",
      request: { params: params.extend({ drugId: Id }) },
      responses: { 200: answers("The medicine", Drug), ...problems },
    }),
    async (c) => {
      const { lineId, drugId } = c.req.valid("param");
      const found = await findRenewalOfLine(dependencies.database, staffOf(c), lineId);
      if ("kind" in found) return problem(c, found);
      const drug = await findDrug(dependencies, drugId);
      return drug === undefined ? problem(c, refuse("not-found")) : c.json(drugAnswer(drug), 200);
    },
  );

  router.openapi(
    staffRoute("enter-renewal-answer", {
      method: "post",
      path: "/staff/lines/{lineId}/renewal/answer",
      tags,
      summary: "Write down what the prescriber's office said by phone; the order goes on by itself",
      request: { params, body: json(PhoneAnswer) },
      responses: { 200: answers("Answered", AnsweredRenewal), ...problems },
    }),
    async (c) => {
      const { note, ...said } = c.req.valid("json");
      const result = await enterRenewalAnswer(dependencies, staffOf(c), {
        ...c.req.valid("param"),
        ...said,
        note: note === undefined || note === "" ? null : note,
      });
      switch (result.kind) {
        case "answered":
          return c.json({ lineStatus: result.lineStatus }, 200);
        case "warned":
          return problem(c, refuse("warnings-unread"), { warnings: result.warnings.map(warningAnswer) });
        case "refused":
          return problem(c, result.fields !== undefined && "toldAt" in result.fields ? result : inBody(result));
      }
    },
  );

  return router;
}
