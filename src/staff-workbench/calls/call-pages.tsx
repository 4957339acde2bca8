import type { Context } from "hono";
import type { CallFigures, Prompts, VoiceMessages } from "#contracts/staff/calls.ts";
import type { PhoneDesk } from "#contracts/staff/phone-desk.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { FiguresPage } from "#staff-workbench/calls/figures-page.tsx";
import { messageAnchor, MessagesPage } from "#staff-workbench/calls/messages-page.tsx";
import { PROMPT_KINDS, PromptsPage } from "#staff-workbench/calls/prompts-page.tsx";
import { trainingPages } from "#staff-workbench/calls/training-page.tsx";
import { signedOnStaff, type WorkbenchEnv } from "#staff-workbench/page-context.ts";

const DAYS = { fromOn: "fromOn", toOn: "toOn" };

/** `/staff/calls`: messages left on the phone line, what calls came to, what the line says. */
export const callPages: WorkbenchRoutes = (app) => {
  trainingPages(app);

  app.get("/staff/calls", async (c) => {
    // An administrator answers no calls: theirs are the figures.
    const { permissions } = signedOnStaff(c.get("page"));
    const isForFigures = !permissions.includes("answer-calls") && permissions.includes("see-call-figures");
    return isForFigures ? c.redirect("/staff/calls/figures", 303) : showMessages(c);
  });

  app.post("/staff/calls/messages/:message{[0-9a-f-]{36}}", async (c) => {
    const form = await readForm(c);
    const { message } = c.req.param();
    const act = form.text("act");
    const answer = await c.get("page").api.send("POST", `/staff/voice-messages/${message}`, {
      act,
      version: Number(form.text("version")),
      ...(act === "called-back" ? { note: form.text("note") } : {}),
    });
    if (!answer.ok)
      return answer.status === 401 || answer.status === 403
        ? answerFailure(c, answer)
        : showMessages(c, { answer, ids: { note: `${message}-note` } });
    const at = act === "done" ? "" : `#${messageAnchor(message)}`;
    return c.redirect(`/staff/calls?done=${act}${at}`, 303);
  });

  app.post("/staff/calls/desk", async (c) => {
    const form = await readForm(c);
    const [act, address] = [form.text("act"), form.text("address")];
    const body = { act, ...(act === "take-calls" ? { address } : {}) };
    const answer = await c.get("page").api.send("POST", "/staff/phone-desk", body);
    if (answer.ok) return c.redirect(`/staff/calls?done=${act}`, 303);
    return answer.status === 401 || answer.status === 403
      ? answerFailure(c, answer)
      : showMessages(c, { answer, ids: { address: "desk-address" }, typed: address });
  });

  app.get("/staff/calls/figures", async (c) => {
    const page = c.get("page");
    const [fromOn, toOn] = [c.req.query("fromOn") ?? "", c.req.query("toOn") ?? ""];
    const span = new URLSearchParams({ ...(fromOn === "" ? {} : { fromOn }), ...(toOn === "" ? {} : { toOn }) });
    const answer = await page.api.get<CallFigures>(`/staff/call-figures?${span}`);
    if (answer.ok) {
      const figures = answer.data;
      return sendPage(c, <FiguresPage {...{ page, figures }} fromOn={figures.fromOn} toOn={figures.toOn} />);
    }
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    const faults = faultsOf(answer, page.language, DAYS);
    return sendPage(c, <FiguresPage {...{ page, fromOn, toOn, faults }} />, statusOf(answer));
  });

  app.get("/staff/calls/prompts", async (c) => {
    const page = c.get("page");
    const answer = await page.api.get<Prompts>("/staff/phone-prompts");
    if (!answer.ok) return answerFailure(c, answer);
    const kind = PROMPT_KINDS.find((one) => one === c.req.query("show")) ?? "sentence";
    return sendPage(c, <PromptsPage {...{ page, kind }} prompts={answer.data.prompts} />);
  });
};

/** What was refused, and where on the page its fields are. */
type Refused = {
  readonly answer: Extract<ApiAnswer<unknown>, { ok: false }>;
  readonly ids: Readonly<Record<string, string>>;
  readonly typed?: string;
};

async function showMessages(c: Context<WorkbenchEnv>, refused?: Refused): Promise<Response> {
  const page = c.get("page");
  const [list, desk] = await Promise.all([
    page.api.get<VoiceMessages>("/staff/voice-messages"),
    page.api.get<PhoneDesk>("/staff/phone-desk"),
  ]);
  if (!list.ok) return answerFailure(c, list);
  if (!desk.ok) return answerFailure(c, desk);
  const faults = refused && faultsOf(refused.answer, page.language, refused.ids);
  const done = refused === undefined ? c.req.query("done") : undefined;
  return sendPage(
    c,
    <MessagesPage {...{ page, done, faults }} messages={list.data.messages} desk={desk.data} typed={refused?.typed} />,
    refused === undefined ? 200 : statusOf(refused.answer),
  );
}
