import type { Context } from "hono";
import type {
  CancelledPrescription,
  Drug,
  DrugList,
  PatientDetails,
  PatientList,
  SentPrescription,
} from "#contracts/staff/prescriptions.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { notFoundPage } from "#staff-workbench/error-pages.tsx";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { CancelPage } from "#staff-workbench/prescribing/cancel-page.tsx";
import { ChooseDrugPage } from "#staff-workbench/prescribing/choose-drug-page.tsx";
import { PatientPage } from "#staff-workbench/prescribing/patient-page.tsx";
import { PatientsPage } from "#staff-workbench/prescribing/patients-page.tsx";
import {
  codeOf,
  fieldIds,
  nothingTyped,
  readPrescription,
  writtenOf,
} from "#staff-workbench/prescribing/prescription-fields.tsx";
import { signingFaults } from "#staff-workbench/prescribing/signing-faults.ts";
import { warningsOf } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { WritePage } from "#staff-workbench/prescribing/write-page.tsx";

const PATIENT = "/staff/prescriptions/patients/:member";

/** `/staff/prescriptions`: a prescriber's patients, new prescriptions and cancellations. */
export const prescribingPages: WorkbenchRoutes = (app) => {
  app.get("/staff/prescriptions", (c) => patients(c, ""));
  app.post("/staff/prescriptions", async (c) => patients(c, (await readForm(c)).text("text")));

  app.get(PATIENT, async (c) => {
    const patient = await readPatient(c);
    return patient.ok
      ? sendPage(c, <PatientPage page={c.get("page")} patient={patient.data} done={c.req.query("done")} />)
      : answerFailure(c, patient);
  });

  app.get(`${PATIENT}/new`, async (c) => {
    const patient = await readPatient(c);
    if (!patient.ok) return answerFailure(c, patient);
    const drugId = c.req.query("drug");
    if (drugId === undefined) return chooseDrug(c, patient.data, "");
    const drug = await readDrug(c, drugId);
    if (!drug.ok) return answerFailure(c, drug);
    const typed = { ...nothingTyped, purposeEn: "", purposeEs: "", pharmacyId: patient.data.pharmacies[0]?.id ?? "" };
    return sendPage(c, <WritePage page={c.get("page")} patient={patient.data} drug={drug.data} typed={typed} />);
  });

  app.post(`${PATIENT}/new`, async (c) => {
    const page = c.get("page");
    const patient = await readPatient(c);
    if (!patient.ok) return answerFailure(c, patient);
    const form = await readForm(c);
    const drugId = form.text("drugId");
    if (drugId === "") return chooseDrug(c, patient.data, form.text("text"));
    const drug = await readDrug(c, drugId);
    if (!drug.ok) return answerFailure(c, drug);
    const typed = {
      ...readPrescription(form),
      purposeEn: form.text("purposeEn"),
      purposeEs: form.text("purposeEs"),
      pharmacyId: form.text("pharmacyId"),
    };
    const answer = await page.api.send<SentPrescription>("POST", "/staff/prescriptions", {
      ...writtenOf(typed, drugId),
      memberId: patient.data.id,
      purpose: { en: typed.purposeEn, es: typed.purposeEs },
      pharmacyId: typed.pharmacyId,
      warningsRead: form.text("warningsRead") === "yes",
      ...codeOf(form),
    });
    const here = `/staff/prescriptions/patients/${patient.data.id}`;
    if (answer.ok)
      return c.redirect(`${here}?done=${answer.data.confirmationNumber === undefined ? "sent-by-mail" : "sent"}`, 303);
    if (answer.status === 401) return answerFailure(c, answer);
    const shown = { page, patient: patient.data, drug: drug.data, typed };
    const warnings = warningsOf(answer.problem);
    if (warnings.length > 0) return sendPage(c, <WritePage {...shown} warnings={warnings} />, 422);
    const faults = signingFaults(answer, page.language, {
      ...fieldIds(),
      "purpose.en": "purposeEn",
      "purpose.es": "purposeEs",
      pharmacyId: "pharmacyId",
    });
    return sendPage(c, <WritePage {...shown} faults={faults} />, statusOf(answer));
  });

  app.get(`${PATIENT}/cancel/:prescription`, async (c) => {
    const patient = await readPatient(c);
    if (!patient.ok) return answerFailure(c, patient);
    const medicine = patient.data.profile.medicines.find(
      ({ id, mayCancel }) => mayCancel && id === c.req.param("prescription"),
    );
    return medicine === undefined
      ? notFoundPage(c)
      : sendPage(c, <CancelPage page={c.get("page")} patient={patient.data} drug={medicine.drug} />);
  });

  app.post(`${PATIENT}/cancel/:prescription`, async (c) => {
    const page = c.get("page");
    const { prescription } = c.req.param();
    const reason = (await readForm(c)).text("reason");
    const patient = await readPatient(c);
    if (!patient.ok) return answerFailure(c, patient);
    const answer = await page.api.send<CancelledPrescription>(
      "POST",
      `/staff/prescriptions/${encodeURIComponent(prescription)}/cancel`,
      { reason },
    );
    if (answer.ok)
      return c.redirect(`/staff/prescriptions/patients/${patient.data.id}?done=cancelled-${answer.data.fill}`, 303);
    const medicine = patient.data.profile.medicines.find(({ id }) => id === prescription);
    if (medicine === undefined || answer.status === 401) return answerFailure(c, answer);
    return sendPage(
      c,
      <CancelPage
        page={page}
        patient={patient.data}
        drug={medicine.drug}
        faults={faultsOf(answer, page.language, { reason: "reason" })}
      />,
      statusOf(answer),
    );
  });
};

async function patients(c: Context<WorkbenchEnv>, text: string): Promise<Response> {
  const page = c.get("page");
  const found = await page.api.send<PatientList>("POST", "/staff/patients/search", { text });
  return found.ok
    ? sendPage(c, <PatientsPage page={page} text={text} patients={found.data.patients} />)
    : answerFailure(c, found);
}

async function chooseDrug(c: Context<WorkbenchEnv>, patient: PatientDetails, text: string): Promise<Response> {
  const page = c.get("page");
  const found =
    text.length < 2 ? null : dataOf(await page.api.send<DrugList>("POST", "/staff/drugs/search", { text })).drugs;
  return sendPage(
    c,
    <ChooseDrugPage
      {...{ page, text, found }}
      section="prescriptions"
      patient={patient.name}
      hrefOf={(id) => `/staff/prescriptions/patients/${patient.id}/new?drug=${id}`}
    />,
  );
}

function readPatient(c: Context<WorkbenchEnv>) {
  return c.get("page").api.get<PatientDetails>(`/staff/patients/${encodeURIComponent(c.req.param("member") ?? "")}`);
}

function readDrug(c: Context<WorkbenchEnv>, drugId: string) {
  return c.get("page").api.get<Drug>(`/staff/drugs/${encodeURIComponent(drugId)}`);
}
