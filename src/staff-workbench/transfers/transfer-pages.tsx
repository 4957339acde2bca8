import type { Context } from "hono";
import type { PharmacyList } from "#contracts/places.ts";
import type { Drug, DrugList } from "#contracts/staff/prescriptions.ts";
import type { MovedInside, RecordedTransfer, TransferDesk, TransferDetails } from "#contracts/staff/transfers.ts";
import { TRANSFER_OBSTACLES, type TransferObstacle } from "#domain/transfer/transfer-status.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { signedOnStaff, type WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { ChooseDrugPage } from "#staff-workbench/prescribing/choose-drug-page.tsx";
import { AnswerPage } from "#staff-workbench/transfers/answer-page.tsx";
import { DeskPage } from "#staff-workbench/transfers/desk-page.tsx";
import { memberOf, readMember } from "#staff-workbench/transfers/member-at-counter.tsx";
import { MovePage } from "#staff-workbench/transfers/move-page.tsx";
import { NewPage } from "#staff-workbench/transfers/new-page.tsx";
import type { TypedAct } from "#staff-workbench/transfers/transfer-acts.tsx";
import { TransferPage } from "#staff-workbench/transfers/transfer-page.tsx";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import { answerFieldIds, answerOf, readAnswer, typedOf } from "#staff-workbench/transfers/typed-answer.ts";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

const TRANSFER = "/staff/transfers/:transfer{[0-9a-f-]{36}}";

/** `/staff/transfers`: the desk, what is asked for at the counter, and each transfer's way. */
export const transferPages: WorkbenchRoutes = (app) => {
  app.get("/staff/transfers", async (c) => {
    const page = c.get("page");
    // Agents move prescriptions by phone; the desk is a pharmacy's.
    const { permissions } = signedOnStaff(page);
    if (!permissions.includes("work-transfer") && permissions.includes("move-prescription"))
      return c.redirect("/staff/transfers/move", 303);
    const desk = await page.api.get<TransferDesk>("/staff/transfers");
    return desk.ok
      ? sendPage(
          c,
          <DeskPage
            page={{ ...page, path: "/staff/transfers" }}
            transfers={desk.data.transfers}
            done={c.req.query("done")}
          />,
        )
      : answerFailure(c, desk);
  });

  app.get("/staff/transfers/new", (c) => sendPage(c, <NewPage page={c.get("page")} />));

  app.post("/staff/transfers/new", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = {
      ...readMember(form),
      outsidePharmacyName: form.text("outsidePharmacyName"),
      outsidePharmacyPhone: form.text("outsidePharmacyPhone"),
      outsideRxNumber: form.text("outsideRxNumber"),
      medicineNamed: form.text("medicineNamed"),
    };
    const answer = await page.api.send<RecordedTransfer>("POST", "/staff/transfers", { ...typed, ...memberOf(typed) });
    if (answer.ok) return c.redirect(`/staff/transfers/${answer.data.id}?done=recorded`, 303);
    if (isNotTheirs(answer)) return answerFailure(c, answer);
    const ids = [...Object.keys(typed)];
    const faults = faultsOf(answer, page.language, Object.fromEntries(ids.map((id) => [id, id])));
    return sendPage(c, <NewPage {...{ page, typed, faults }} />, statusOf(answer));
  });

  app.get("/staff/transfers/move", async (c) => {
    const page = { ...c.get("page"), path: "/staff/transfers/move" };
    return sendPage(c, <MovePage page={page} pharmacies={await pharmacies(c)} done={c.req.query("done")} />);
  });

  app.post("/staff/transfers/move", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = { ...readMember(form), rxNumber: form.text("rxNumber"), toPharmacyId: form.text("toPharmacyId") };
    const answer = await page.api.send<MovedInside>("POST", "/staff/transfers/inside", {
      ...typed,
      ...memberOf(typed),
    });
    if (answer.ok) return c.redirect(`/staff/transfers/move?done=moved-${answer.data.line}`, 303);
    if (isNotTheirs(answer)) return answerFailure(c, answer);
    const faults = faultsOf(answer, page.language, {
      mrn: "mrn",
      birthDate: "birthDate",
      rxNumber: "rxNumber",
      toPharmacyId: "toPharmacyId",
    });
    if (typed.toPharmacyId === "") {
      const { choosePharmacy } = transferWords[page.language];
      return sendPage(
        c,
        <MovePage
          {...{ page, typed }}
          faults={{ ...faults, fields: { ...faults.fields, toPharmacyId: choosePharmacy } }}
          pharmacies={await pharmacies(c)}
        />,
        422,
      );
    }
    return sendPage(c, <MovePage {...{ page, typed, faults }} pharmacies={await pharmacies(c)} />, statusOf(answer));
  });

  app.get(TRANSFER, async (c) => {
    const page = c.get("page");
    const transfer = await readTransfer(c);
    if (!transfer.ok) return answerFailure(c, transfer);
    const path = `/staff/transfers/${transfer.data.id}`;
    return sendPage(
      c,
      <TransferPage
        page={{ ...page, path }}
        transfer={transfer.data}
        done={c.req.query("done")}
        {...refusalAsked(c.req.query("refuse"))}
      />,
    );
  });

  app.post(`${TRANSFER}/call`, async (c) => {
    const form = await readForm(c);
    const typed = typedAct(form, "call");
    const { outcome, spokeTo, note } = typed;
    const answer = await send(c, "calls", { version: Number(form.text("version")), outcome, spokeTo, note });
    if (!answer.ok) return comeBack(c, answer, typed, { outcome: "outcome", spokeTo: "spokeTo", note: "note" });
    // Whoever answers is still on the phone: what they say is taken down at once.
    return c.redirect(
      `/staff/transfers/${c.req.param("transfer")}${outcome === "answered" ? "/answer" : "?done=called"}`,
      303,
    );
  });

  app.post(`${TRANSFER}/attest`, async (c) => {
    const form = await readForm(c);
    // The warnings stand above the facts that were read.
    const answer = await send(c, "attest", { version: Number(form.text("version")), warningsRead: true });
    return answer.ok ? toTransfer(c, "attested") : comeBack(c, answer, typedAct(form, "attest"));
  });

  app.post(`${TRANSFER}/refuse`, async (c) => {
    const form = await readForm(c);
    const typed = typedAct(form, "refuse");
    const answer = await send(c, "refuse", { version: Number(form.text("version")), reason: typed.reason });
    return answer.ok ? toTransfer(c, "refused") : comeBack(c, answer, typed, { reason: "reason" });
  });

  app.post(`${TRANSFER}/cancel`, async (c) => {
    const form = await readForm(c);
    const answer = await send(c, "cancel", { version: Number(form.text("version")) });
    return answer.ok ? toTransfer(c, "cancelled") : comeBack(c, answer, typedAct(form, "cancel"));
  });

  app.get(`${TRANSFER}/answer`, async (c) => {
    const transfer = await readTransfer(c);
    if (!transfer.ok) return answerFailure(c, transfer);
    const drugId = c.req.query("drug") ?? transfer.data.answer?.drugId;
    if (drugId === undefined) return chooseDrug(c, transfer.data, "");
    const drug = await readDrug(c, drugId);
    if (!drug.ok) return answerFailure(c, drug);
    return sendPage(
      c,
      <AnswerPage
        page={c.get("page")}
        transfer={transfer.data}
        drug={drug.data}
        typed={typedOf(transfer.data, drug.data)}
      />,
    );
  });

  app.post(`${TRANSFER}/answer`, async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const drugId = form.text("drugId");
    const typed = readAnswer(form);
    const answer = await send(c, "answer", { version: Number(form.text("version")), answer: answerOf(typed, drugId) });
    if (answer.ok) return toTransfer(c, "answered");
    const [transfer, drug] = await Promise.all([readTransfer(c), readDrug(c, drugId)]);
    if (!transfer.ok || !drug.ok || isNotTheirs(answer))
      return answerFailure(c, transfer.ok ? (drug.ok ? answer : drug) : transfer);
    if (answer.problem.code === "changed-meanwhile") return toTransfer(c, "changed");
    const faults = faultsOf(answer, page.language, answerFieldIds);
    return sendPage(
      c,
      <AnswerPage
        {...{ page, typed, faults }}
        transfer={transfer.data}
        drug={drug.data}
        obstacle={obstacleOf(answer.problem.code)}
      />,
      statusOf(answer),
    );
  });

  app.on(["GET", "POST"], `${TRANSFER}/answer/medicine`, async (c) => {
    const transfer = await readTransfer(c);
    if (!transfer.ok) return answerFailure(c, transfer);
    return chooseDrug(c, transfer.data, c.req.method === "POST" ? (await readForm(c)).text("text") : "");
  });
};

function readTransfer(c: Context<WorkbenchEnv>) {
  return c.get("page").api.get<TransferDetails>(`/staff/transfers/${c.req.param("transfer")}`);
}

function readDrug(c: Context<WorkbenchEnv>, drugId: string) {
  return c.get("page").api.get<Drug>(`/staff/transfers/drugs/${encodeURIComponent(drugId)}`);
}

async function pharmacies(c: Context<WorkbenchEnv>) {
  return dataOf(await c.get("page").api.get<PharmacyList>("/pharmacies")).pharmacies;
}

function send(c: Context<WorkbenchEnv>, act: string, body: object) {
  return c.get("page").api.send("POST", `/staff/transfers/${c.req.param("transfer")}/${act}`, body);
}

function toTransfer(c: Context<WorkbenchEnv>, done: string): Response {
  return c.redirect(`/staff/transfers/${c.req.param("transfer")}?done=${done}`, 303);
}

function typedAct(form: PostedForm, act: TypedAct["act"]): TypedAct {
  return {
    act,
    outcome: form.text("outcome"),
    spokeTo: form.text("spokeTo"),
    note: form.text("note"),
    reason: form.text("reason"),
  };
}

/** The transfer's page with what was typed and what is wrong; where a rule stands in the way, its reason is chosen already. */
async function comeBack(
  c: Context<WorkbenchEnv>,
  answer: RefusedAnswer,
  typed: TypedAct,
  ids: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const page = c.get("page");
  const transfer = await readTransfer(c);
  if (!transfer.ok || isNotTheirs(answer)) return answerFailure(c, transfer.ok ? answer : transfer);
  const obstacle = obstacleOf(answer.problem.code);
  return sendPage(
    c,
    <TransferPage
      page={page}
      transfer={transfer.data}
      typed={obstacle === undefined ? typed : { ...typed, act: "refuse", reason: obstacle }}
      faults={faultsOf(answer, page.language, ids)}
    />,
    statusOf(answer),
  );
}

function obstacleOf(code: string): TransferObstacle | undefined {
  return TRANSFER_OBSTACLES.find((each) => each === code);
}

/** The refusal, chosen already, where what was taken down rules the transfer out. */
function refusalAsked(code = ""): { typed?: TypedAct } {
  const reason = obstacleOf(code);
  return reason === undefined ? {} : { typed: { act: "refuse", outcome: "", spokeTo: "", note: "", reason } };
}

/** Signed out, or not this person's work. */
function isNotTheirs({ status }: RefusedAnswer): boolean {
  return status === 401 || status === 403;
}

async function chooseDrug(c: Context<WorkbenchEnv>, transfer: TransferDetails, text: string): Promise<Response> {
  const page = c.get("page");
  const found =
    text.length < 2 ? null : await page.api.send<DrugList>("POST", "/staff/transfers/drugs/search", { text });
  const here = `/staff/transfers/${transfer.id}/answer`;
  return sendPage(
    c,
    <ChooseDrugPage
      page={page}
      section="transfers"
      patient={transfer.member.name}
      text={text}
      found={found === null ? null : dataOf(found).drugs}
      action={`${here}/medicine`}
      hrefOf={(id) => `${here}?drug=${id}`}
    />,
  );
}
