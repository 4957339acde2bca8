import type { Context } from "hono";
import type { Drug, DrugList } from "#contracts/staff/prescriptions.ts";
import type { PrescriberNoticeList } from "#contracts/staff/prescriber-notices.ts";
import type { AnsweredRenewal, Covers, Renewal, RenewalInbox } from "#contracts/staff/renewals.ts";
import type { z } from "zod";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { ApiAnswer } from "#pages/call-api.ts";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { PrescriberNoticesPage } from "#staff-workbench/renewals/prescriber-notices-page.tsx";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { ChooseDrugPage } from "#staff-workbench/prescribing/choose-drug-page.tsx";
import {
  codeOf,
  fieldIds,
  numberOf,
  readPrescription,
  writtenOf,
} from "#staff-workbench/prescribing/prescription-fields.tsx";
import { signingFaults } from "#staff-workbench/prescribing/signing-faults.ts";
import { warningsOf } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { CoversPage } from "#staff-workbench/renewals/covers-page.tsx";
import { InboxPage } from "#staff-workbench/renewals/inbox-page.tsx";
import { RenewalPage } from "#staff-workbench/renewals/renewal-page.tsx";
import { ReplacePage } from "#staff-workbench/renewals/replace-page.tsx";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

const RENEWAL = "/staff/renewals/:renewal{[0-9a-f-]{36}}";

/** `/staff/renewals`: what prescribers are asked, their answers, and who covers for whom. */
export const renewalPages: WorkbenchRoutes = (app) => {
  app.get("/staff/renewals", async (c) => {
    const page = c.get("page");
    const inbox = await page.api.get<RenewalInbox>("/staff/renewals");
    return inbox.ok
      ? sendPage(
          c,
          <InboxPage
            page={{ ...page, path: "/staff/renewals" }}
            renewals={inbox.data.renewals}
            done={c.req.query("done")}
          />,
        )
      : answerFailure(c, inbox);
  });

  app.get("/staff/renewals/notices", async (c) => {
    const page = { ...c.get("page"), path: "/staff/renewals/notices" };
    const read = await page.api.get<PrescriberNoticeList>("/staff/prescriber-notices");
    return read.ok
      ? sendPage(c, <PrescriberNoticesPage page={page} notices={read.data.notices} done={c.req.query("done")} />)
      : answerFailure(c, read);
  });

  app.post("/staff/renewals/notices", async (c) => {
    const id = (await readForm(c)).text("id");
    const answer = await c.get("page").api.send("POST", `/staff/prescriber-notices/${encodeURIComponent(id)}/read`);
    return answer.ok ? c.redirect("/staff/renewals/notices?done=read", 303) : answerFailure(c, answer);
  });

  app.get(RENEWAL, async (c) => {
    const page = c.get("page");
    // Opening it is seeing it; the member reads so.
    await page.api.send("POST", `/staff/renewals/${c.req.param("renewal")}/seen`);
    const renewal = await readRenewal(c);
    return renewal.ok ? sendPage(c, <RenewalPage page={page} renewal={renewal.data} />) : gone(c, renewal);
  });

  app.post(RENEWAL, async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = {
      kind: form.text("kind"),
      refills: form.text("refills"),
      reason: form.text("reason"),
      note: form.text("note"),
    };
    const answer = await sendAnswer(c, form, answerOf(typed));
    if (answer.ok) return c.redirect(`/staff/renewals?done=${typed.kind}`, 303);
    const renewal = await readRenewal(c);
    if (!renewal.ok) return gone(c, renewal);
    if (answer.status === 401) return answerFailure(c, answer);
    const faults = signingFaults(answer, page.language, {
      "answer.refills": "refills",
      "answer.reason": "reason",
      code: `${typed.kind}-code`,
    });
    return sendPage(c, <RenewalPage {...{ page, typed, faults }} renewal={renewal.data} />, statusOf(answer));
  });

  app.get(`${RENEWAL}/replace`, async (c) => {
    const page = c.get("page");
    const renewal = await readRenewal(c);
    if (!renewal.ok) return gone(c, renewal);
    const drug = await readDrug(c, c.req.query("drug") ?? renewal.data.drugId);
    if (!drug.ok) return answerFailure(c, drug);
    return sendPage(
      c,
      <ReplacePage {...{ page }} renewal={renewal.data} drug={drug.data} typed={asBefore(renewal.data, drug.data)} />,
    );
  });

  app.post(`${RENEWAL}/replace`, async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const drugId = form.text("drugId");
    const typed = { ...readPrescription(form), note: form.text("note") };
    const answer = await sendAnswer(c, form, { kind: "replaced", ...writtenOf(typed, drugId) });
    if (answer.ok) return c.redirect("/staff/renewals?done=replaced", 303);
    const [renewal, drug] = await Promise.all([readRenewal(c), readDrug(c, drugId)]);
    if (!renewal.ok) return gone(c, renewal);
    if (!drug.ok || answer.status === 401) return answerFailure(c, drug.ok ? answer : drug);
    const shown = { page, typed, renewal: renewal.data, drug: drug.data };
    const warnings = warningsOf(answer.problem);
    if (warnings.length > 0) return sendPage(c, <ReplacePage {...shown} warnings={warnings} />, 422);
    return sendPage(
      c,
      <ReplacePage {...shown} faults={signingFaults(answer, page.language, fieldIds("answer."))} />,
      statusOf(answer),
    );
  });

  app.on(["GET", "POST"], `${RENEWAL}/replace/medicine`, async (c) => {
    const page = c.get("page");
    const renewal = await readRenewal(c);
    if (!renewal.ok) return gone(c, renewal);
    const text = c.req.method === "POST" ? (await readForm(c)).text("text") : "";
    const found =
      text.length < 2 ? null : dataOf(await page.api.send<DrugList>("POST", "/staff/drugs/search", { text })).drugs;
    const hrefOf = (id: string) => `/staff/renewals/${renewal.data.id}/replace?drug=${id}`;
    return sendPage(
      c,
      <ChooseDrugPage {...{ page, text, found, hrefOf }} section="renewals" patient={renewal.data.patient.name} />,
    );
  });

  app.get("/staff/renewals/covers", async (c) => {
    const page = c.get("page");
    const covers = await page.api.get<Covers>("/staff/covers");
    return covers.ok
      ? sendPage(
          c,
          <CoversPage
            page={{ ...page, path: "/staff/renewals/covers" }}
            covers={covers.data}
            done={c.req.query("done")}
          />,
        )
      : answerFailure(c, covers);
  });

  app.post("/staff/renewals/covers", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = { prescriberId: form.text("prescriberId"), fromOn: form.text("fromOn"), toOn: form.text("toOn") };
    const answer = await page.api.send("POST", "/staff/covers", typed);
    if (answer.ok) return c.redirect("/staff/renewals/covers?done=added", 303);
    const covers = await page.api.get<Covers>("/staff/covers");
    if (!covers.ok || answer.status === 401) return answerFailure(c, covers.ok ? answer : covers);
    const faults = faultsOf(answer, page.language, { prescriberId: "prescriberId", fromOn: "fromOn", toOn: "toOn" });
    return sendPage(c, <CoversPage {...{ page, typed, faults }} covers={covers.data} />, statusOf(answer));
  });

  app.post("/staff/renewals/covers/:cover/end", async (c) => {
    await c.get("page").api.send("DELETE", `/staff/covers/${encodeURIComponent(c.req.param("cover"))}`);
    return c.redirect("/staff/renewals/covers?done=ended", 303);
  });
};

function readRenewal(c: Context<WorkbenchEnv>) {
  return c.get("page").api.get<Renewal>(`/staff/renewals/${c.req.param("renewal")}`);
}

function readDrug(c: Context<WorkbenchEnv>, drugId: string) {
  return c.get("page").api.get<Drug>(`/staff/drugs/${encodeURIComponent(drugId)}`);
}

/** Somebody answered first, or the member took the order back: there is nothing left to answer. */
function gone(c: Context<WorkbenchEnv>, answer: RefusedAnswer): Response {
  return answer.status === 409 ? c.redirect("/staff/renewals?done=gone", 303) : answerFailure(c, answer);
}

function sendAnswer(
  c: Context<WorkbenchEnv>,
  form: PostedForm,
  answer: object,
): Promise<ApiAnswer<z.infer<typeof AnsweredRenewal>>> {
  const note = form.text("note");
  return c.get("page").api.send("POST", `/staff/renewals/${c.req.param("renewal")}/answer`, {
    answer,
    ...(note === "" ? {} : { note }),
    ...codeOf(form),
    warningsRead: form.text("warningsRead") === "yes",
  });
}

function answerOf({ kind, refills, reason }: { kind: string; refills: string; reason: string }): object {
  if (kind === "approved-with-changes") return { kind, refills: numberOf(refills) };
  return kind === "denied" ? { kind, reason } : { kind };
}

/** The old prescription, to be changed; of another medicine nothing of it is kept but the refills. */
function asBefore(renewal: Renewal, drug: Drug) {
  const same = drug.id === renewal.drugId;
  return {
    directionsEn: same ? renewal.directionsIn.en : "",
    directionsEs: same ? renewal.directionsIn.es : "",
    quantity: same ? String(renewal.quantity) : "",
    daysSupply: same ? String(renewal.daysSupply) : "",
    refills: String(Math.min(renewal.refillsAsked, drug.mostRefills)),
    note: "",
  };
}
