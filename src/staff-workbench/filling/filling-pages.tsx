import type { Context } from "hono";
import type { ActedLine, FillingLine } from "#contracts/staff/filling.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { LinePage } from "#staff-workbench/filling/line-page.tsx";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { fillingWords } from "#staff-workbench/queue/queue-words.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";

const LINE = "/staff/lines/:line{[0-9a-f-]{36}}";

/** Fields each act's form has besides the version; an empty one is not sent. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  claim: [],
  "hand-back": [],
  verify: ["warnings", "override"],
  count: ["barcode", "lot", "expiresOn"],
  check: [],
  "hand-over": ["identity", "counseling"],
  partial: ["quantity", "restBy"],
  "out-of-stock": ["until", "pharmacyId"],
  hold: ["reason", "note"],
  release: [],
  decline: ["reason", "note"],
  substitute: ["drugId", "ndc", "reason"],
  return: [],
  undo: [],
};

/** `/staff/lines/{id}`: one line, and each act with it. */
export const fillingPages: WorkbenchRoutes = (app) => {
  app.get(LINE, async (c) => {
    const line = await readLine(c);
    return line.ok
      ? sendPage(c, <LinePage page={c.get("page")} line={line.data} done={c.req.query("done")} />)
      : answerFailure(c, line);
  });

  app.post(`${LINE}/:act`, async (c) => {
    const page = c.get("page");
    const { line: lineId, act } = c.req.param();
    const names = FIELDS[act];
    if (names === undefined) return c.notFound();
    const form = await readForm(c);
    const values = Object.fromEntries(names.map((name) => [name, form.text(name)]));
    const answer = await page.api.send<ActedLine>("POST", `/staff/lines/${lineId}/${act}`, bodyOf(act, form, values));
    if (answer.ok)
      return c.redirect(`/staff/lines/${lineId}?done=${answer.data.heldFor === undefined ? act : "held"}`, 303);
    const line = await readLine(c);
    if (!line.ok || answer.status === 401 || answer.status === 403) return answerFailure(c, line.ok ? answer : line);
    const kind = form.text("act");
    const faults = told(
      answer,
      line.data,
      page.language,
      Object.fromEntries(names.map((name) => [name, `${kind}-${name}`])),
    );
    return sendPage(
      c,
      <LinePage page={page} line={line.data} typed={{ act: kind, values }} faults={faults} />,
      statusOf(answer),
    );
  });
};

function readLine(c: Context<WorkbenchEnv>) {
  return c.get("page").api.get<FillingLine>(`/staff/lines/${c.req.param("line")}`);
}

function bodyOf(act: string, form: PostedForm, values: Readonly<Record<string, string>>): unknown {
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const version = Number(form.text("version"));
  if (act === "out-of-stock")
    return { ...typed, version, kind: form.text("act") === "move" ? "another-pharmacy" : "wait" };
  if (act === "partial") return { ...typed, version, quantity: Number(values["quantity"]?.replace(",", ".")) };
  return { ...typed, version };
}

/** A refusal in the form's terms; who was faster is named. */
function told(
  answer: Extract<ApiAnswer<unknown>, { ok: false }>,
  line: FillingLine,
  language: Language,
  ids: Readonly<Record<string, string>>,
): Faults {
  const faults = faultsOf(answer, language, ids);
  const { who, at } = answer.problem as { who?: string | null; at?: string };
  if (at === undefined || faults.general === undefined) return faults;
  const words = fillingWords[language];
  return {
    ...faults,
    general: `${faults.general} ${words.meanwhile(who ?? words.system, formatInstant(at, language, line.timeZone))}`,
  };
}
