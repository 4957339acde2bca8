import type { Context } from "hono";
import type { PhoneRenewal } from "#contracts/staff/members.ts";
import type { Drug, DrugList } from "#contracts/staff/prescriptions.ts";
import { dayInZone, minutesInZone } from "#domain/calendar/zoned-time.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { ChooseDrugPage } from "#staff-workbench/prescribing/choose-drug-page.tsx";
import { fieldIds, numberOf, readPrescription, writtenOf } from "#staff-workbench/prescribing/prescription-fields.tsx";
import { warningsOf } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { PhoneAnswerPage, PhoneReplacePage, type TypedCall } from "#staff-workbench/renewals/phone-answer-page.tsx";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

const RENEWAL = "/staff/lines/:line{[0-9a-f-]{36}}/renewal";
const CALL_IDS = { informant: "informant", toldAt: "toldAt" };

/** `/staff/lines/…/renewal`: a pharmacist writes down what the prescriber's office said by phone. */
export const phoneAnswerPages: WorkbenchRoutes = (app) => {
  app.get(RENEWAL, async (c) => {
    const renewal = await readRenewal(c);
    if (!renewal.ok) return gone(c, renewal);
    const typed = {
      informant: "",
      toldAt: wallClock(new Date(), renewal.data.timeZone),
      kind: "",
      refills: "",
      reason: "",
      note: "",
    };
    return sendPage(
      c,
      <PhoneAnswerPage page={c.get("page")} lineId={c.req.param("line")} renewal={renewal.data} typed={typed} />,
    );
  });

  app.post(RENEWAL, async (c) => {
    const page = c.get("page");
    const lineId = c.req.param("line");
    const form = await readForm(c);
    const typed = {
      ...readCall(form),
      kind: form.text("kind"),
      refills: form.text("refills"),
      reason: form.text("reason"),
      note: form.text("note"),
    };
    if (typed.kind === "replaced") return chooseDrug(c, "");
    const chosen = typed.kind !== "";
    const answer = chosen
      ? await sendAnswer(c, form, answerOf(typed))
      : { faults: { fields: { kind: membersWords[page.language].chooseAnswer } } };
    if ("ok" in answer && answer.ok) return c.redirect(`/staff/lines/${lineId}?done=renewal-entered`, 303);
    const renewal = await readRenewal(c);
    if (!renewal.ok) return gone(c, renewal);
    const shown = { page, lineId, typed, renewal: renewal.data };
    if ("faults" in answer) return sendPage(c, <PhoneAnswerPage {...shown} faults={answer.faults} />, 422);
    if (answer.status === 401) return answerFailure(c, answer);
    const faults = faultsOf(answer, page.language, {
      ...CALL_IDS,
      "answer.refills": "refills",
      "answer.reason": "reason",
    });
    return sendPage(c, <PhoneAnswerPage {...shown} faults={faults} />, statusOf(answer));
  });

  app.on(["GET", "POST"], `${RENEWAL}/medicine`, async (c) =>
    chooseDrug(c, c.req.method === "POST" ? (await readForm(c)).text("text") : ""),
  );

  app.get(`${RENEWAL}/replace`, async (c) => {
    const renewal = await readRenewal(c);
    if (!renewal.ok) return gone(c, renewal);
    const drug = await findDrug(c, renewal.data, c.req.query("drug"));
    if (drug === undefined) return c.redirect(`/staff/lines/${c.req.param("line")}/renewal/medicine`, 303);
    const same = drug.id === renewal.data.drugId;
    const typed = {
      directionsEn: same ? renewal.data.directionsIn.en : "",
      directionsEs: same ? renewal.data.directionsIn.es : "",
      quantity: same ? String(renewal.data.quantity) : "",
      daysSupply: same ? String(renewal.data.daysSupply) : "",
      refills: String(Math.min(renewal.data.refillsAsked, drug.mostRefills)),
      note: "",
      informant: "",
      toldAt: wallClock(new Date(), renewal.data.timeZone),
    };
    return sendPage(
      c,
      <PhoneReplacePage
        page={c.get("page")}
        lineId={c.req.param("line")}
        renewal={renewal.data}
        drug={drug}
        typed={typed}
      />,
    );
  });

  app.post(`${RENEWAL}/replace`, async (c) => {
    const page = c.get("page");
    const lineId = c.req.param("line");
    const form = await readForm(c);
    const typed = { ...readPrescription(form), ...readCall(form), note: form.text("note") };
    const answer = await sendAnswer(c, form, { kind: "replaced", ...writtenOf(typed, form.text("drugId")) });
    if (answer.ok) return c.redirect(`/staff/lines/${lineId}?done=renewal-entered`, 303);
    const renewal = await readRenewal(c);
    if (!renewal.ok) return gone(c, renewal);
    if (answer.status === 401) return answerFailure(c, answer);
    const drug = await findDrug(c, renewal.data, form.text("drugId"));
    if (drug === undefined) return chooseDrug(c, "");
    const shown = { page, lineId, typed, drug, renewal: renewal.data };
    const warnings = warningsOf(answer.problem);
    if (warnings.length > 0) return sendPage(c, <PhoneReplacePage {...shown} warnings={warnings} />, 422);
    const faults = faultsOf(answer, page.language, { ...fieldIds("answer."), ...CALL_IDS });
    return sendPage(c, <PhoneReplacePage {...shown} faults={faults} />, statusOf(answer));
  });
};

async function chooseDrug(c: Context<WorkbenchEnv>, text: string): Promise<Response> {
  const page = c.get("page");
  const lineId = c.req.param("line") ?? "";
  const renewal = await readRenewal(c);
  if (!renewal.ok) return gone(c, renewal);
  const here = `/staff/lines/${lineId}/renewal`;
  const found =
    text.length < 2 ? null : await page.api.send<DrugList>("POST", `/staff/lines/${lineId}/renewal/drugs`, { text });
  if (found !== null && !found.ok) return answerFailure(c, found);
  return sendPage(
    c,
    <ChooseDrugPage
      page={{ ...page, path: `${here}/medicine` }}
      section="queue"
      patient={renewal.data.patient.name}
      text={text}
      found={found === null ? null : found.data.drugs}
      hrefOf={(id) => `${here}/replace?drug=${id}`}
      action={`${here}/medicine`}
    />,
  );
}

/** The medicine to be written, by its id: the one asked for, or one of the drug file. */
async function findDrug(
  c: Context<WorkbenchEnv>,
  renewal: PhoneRenewal,
  drugId: string | undefined,
): Promise<Drug | undefined> {
  const path = `/staff/lines/${c.req.param("line")}/renewal/drugs/${encodeURIComponent(drugId ?? renewal.drugId)}`;
  const found = await c.get("page").api.get<Drug>(path);
  return found.ok ? found.data : undefined;
}

function readRenewal(c: Context<WorkbenchEnv>) {
  return c.get("page").api.get<PhoneRenewal>(`/staff/lines/${c.req.param("line")}/renewal`);
}

/** Somebody answered first, or the member took the order back: there is nothing left to write down. */
function gone(c: Context<WorkbenchEnv>, answer: RefusedAnswer): Response {
  return answer.status === 409
    ? c.redirect(`/staff/lines/${c.req.param("line")}?done=renewal-gone`, 303)
    : answerFailure(c, answer);
}

function sendAnswer(c: Context<WorkbenchEnv>, form: PostedForm, answer: object): Promise<ApiAnswer<unknown>> {
  const note = form.text("note");
  return c.get("page").api.send("POST", `/staff/lines/${c.req.param("line")}/renewal/answer`, {
    answer,
    ...(note === "" ? {} : { note }),
    ...readCall(form),
    warningsRead: form.text("warningsRead") === "yes",
  });
}

function readCall(form: PostedForm): TypedCall {
  return { informant: form.text("informant"), toldAt: form.text("toldAt").slice(0, 16) };
}

function answerOf({ kind, refills, reason }: { kind: string; refills: string; reason: string }): object {
  if (kind === "approved-with-changes") return { kind, refills: numberOf(refills) };
  return kind === "denied" ? { kind, reason } : { kind };
}

/** What the clock on the pharmacy's wall shows, as a field for date and time takes it. */
function wallClock(instant: Date, zone: string): string {
  const minutes = minutesInZone(instant, zone);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${dayInZone(instant, zone)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
