import type { Context } from "hono";
import type { BridgeList } from "#contracts/staff/bridges.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { BridgesPage } from "#staff-workbench/bridges/bridges-page.tsx";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";

/** `/staff/bridges`: a few days' supply that members ask for, and a pharmacist's word on it. */
export const bridgePages: WorkbenchRoutes = (app) => {
  app.get("/staff/bridges", (c) => showBridges(c));

  app.post("/staff/bridges", async (c) => {
    const form = await readForm(c);
    const act = form.text("act");
    const id = form.text("id");
    const ask =
      act === "give"
        ? {
            act,
            days: Number(form.text("days")) || 0,
            stoppingUnsafe: form.text("stoppingUnsafe") === "1",
            prescriberUnreachable: form.text("prescriberUnreachable") === "1",
          }
        : act === "decline"
          ? { act, reason: form.text("reason") }
          : { act: "hand-over" };
    const answer = await c.get("page").api.send("POST", `/staff/bridges/${encodeURIComponent(id)}`, ask);
    return answer.ok ? c.redirect(`/staff/bridges?done=${ask.act}`, 303) : showBridges(c, answer);
  });
};

async function showBridges(
  c: Context<WorkbenchEnv>,
  refused?: Extract<ApiAnswer<unknown>, { ok: false }>,
): Promise<Response> {
  const page = c.get("page");
  if (refused?.status === 401) return answerFailure(c, refused);
  const list = await page.api.get<BridgeList>("/staff/bridges");
  if (!list.ok) return answerFailure(c, list);
  return sendPage(
    c,
    <BridgesPage
      page={page}
      bridges={list.data.bridges}
      done={c.req.query("done")}
      faults={refused && faultsOf(refused, page.language)}
    />,
    refused === undefined ? 200 : statusOf(refused),
  );
}
