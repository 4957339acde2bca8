import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { drugAnswer } from "#channels/web-api/word-drug.ts";
import { patientAnswer, patientListedAnswer, warningAnswer } from "#channels/web-api/word-renewal-request.ts";
import { Id } from "#contracts/shapes.ts";
import {
  CancelledPrescription,
  CancelPrescription,
  Drug as DrugContract,
  DrugList,
  DrugSearch,
  NewPrescription,
  PatientDetails,
  PatientList,
  PatientSearch,
  SentPrescription,
} from "#contracts/staff/prescriptions.ts";
import { cancelPrescription } from "#use-cases/prescribing/cancel-prescription.ts";
import { findDrug, findDrugs } from "#use-cases/prescribing/find-drugs.ts";
import { readPatient, readPatients } from "#use-cases/prescribing/read-patients.ts";
import { writePrescription } from "#use-cases/prescribing/write-prescription.ts";
import { refuse } from "#use-cases/refusal.ts";

const tags = ["Staff: prescriptions"];

/** New prescriptions and cancellations. What is searched for is posted: nothing that tells of a patient stands in an address. */
export function makeStaffPrescribingRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("write-prescription", {
      method: "post",
      path: "/staff/patients/search",
      tags,
      summary: "My patients, by name or record number",
      request: { body: json(PatientSearch) },
      responses: { 200: answers("Patients by name", PatientList), ...problems },
    }),
    async (c) => {
      const found = await readPatients(dependencies, staffOf(c), c.req.valid("json").text);
      if (found.kind === "refused") return problem(c, found);
      return c.json({ patients: found.patients.map(patientListedAnswer) }, 200);
    },
  );

  router.openapi(
    staffRoute("write-prescription", {
      method: "get",
      path: "/staff/patients/{memberId}",
      tags,
      summary: "One patient: medicines, allergies, and where a prescription can be sent",
      request: { params: z.object({ memberId: Id }) },
      responses: { 200: answers("The patient", PatientDetails), ...problems },
    }),
    async (c) => {
      const read = await readPatient(dependencies, staffOf(c), c.req.valid("param").memberId);
      return read.kind === "refused" ? problem(c, read) : c.json(patientAnswer(read, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    staffRoute("write-prescription", {
      method: "post",
      path: "/staff/drugs/search",
      tags,
      summary: "Medicines of the plan's drug file, by name",
      request: { body: json(DrugSearch) },
      responses: { 200: answers("Medicines that may be written", DrugList), ...problems },
    }),
    async (c) => {
      const drugs = await findDrugs(dependencies, c.req.valid("json").text);
      return c.json({ drugs: drugs.map(drugAnswer) }, 200);
    },
  );

  router.openapi(
    staffRoute("write-prescription", {
      method: "get",
      path: "/staff/drugs/{drugId}",
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
    staffRoute("write-prescription", {
      method: "post",
      path: "/staff/prescriptions",
      tags,
      summary: "Write a prescription and send it to a pharmacy, which begins its first fill",
      request: { body: json(NewPrescription) },
      responses: { 201: answers("Sent", SentPrescription), ...problems },
    }),
    async (c) => {
      const { code, ...asked } = c.req.valid("json");
      const result = await writePrescription(dependencies, staffOf(c), { ...asked, code });
      switch (result.kind) {
        case "written": {
          const { prescriptionId: id, rxNumber, confirmationNumber } = result;
          return c.json({ id, rxNumber, ...(confirmationNumber === null ? {} : { confirmationNumber }) }, 201);
        }
        case "warned":
          return problem(c, refuse("warnings-unread"), { warnings: result.warnings.map(warningAnswer) });
        case "refused":
          return problem(c, result);
      }
    },
  );

  router.openapi(
    staffRoute("cancel-prescription", {
      method: "post",
      path: "/staff/prescriptions/{prescriptionId}/cancel",
      tags,
      summary: "Take a prescription back; a fill on its way stops",
      request: { params: z.object({ prescriptionId: Id }), body: json(CancelPrescription) },
      responses: { 200: answers("Cancelled", CancelledPrescription), ...problems },
    }),
    async (c) => {
      const result = await cancelPrescription(dependencies, staffOf(c), {
        ...c.req.valid("param"),
        ...c.req.valid("json"),
      });
      return result.kind === "refused" ? problem(c, result) : c.json({ fill: result.fill }, 200);
    },
  );

  return router;
}
