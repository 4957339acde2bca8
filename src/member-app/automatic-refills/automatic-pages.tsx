import type { Context } from "hono";
import type { AutomaticRefillList } from "#contracts/prescriptions.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { AutomaticPage } from "#member-app/automatic-refills/automatic-page.tsx";
import { automaticWords } from "#member-app/automatic-refills/automatic-words.ts";
import type { PageContext, PageEnv } from "#member-app/page-context.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

/** `/automatic-refills`: what is refilled without asking each time; the agreement itself stands at each medicine. */
export const automaticPages: PageRoutes = (app) => {
  app.get("/automatic-refills", (c) => showList(c));

  app.post("/automatic-refills", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const act = form.text("act");
    if (act === "agree" && form.text("agree") !== "1")
      return showList(c, { faults: { general: automaticWords[page.language].agreeFirst, fields: {} }, status: 422 });
    const answer = await send(page, form, act);
    if (answer === null) return c.redirect("/automatic-refills", 303);
    if (answer.ok) return c.redirect(`/automatic-refills?done=${DONE[act] ?? ""}`, 303);
    if (answer.status === 401) return answerFailure(c, answer);
    return showList(c, { faults: faultsOf(answer, page.language), status: statusOf(answer) });
  });
};

const DONE: Readonly<Record<string, string>> = { agree: "on", stop: "off", skip: "skipped" };

async function send({ api }: PageContext, form: PostedForm, act: string): Promise<ApiAnswer<unknown> | null> {
  const path = `/prescriptions/${encodeURIComponent(form.text("medicine"))}/automatic-refill`;
  switch (act) {
    case "agree": {
      const [kind, id = ""] = form.text("way").split(":");
      const card = form.text("card");
      return api.send("PUT", path, {
        delivery: kind === "mail" ? { kind, addressId: id } : { kind: "pickup", pharmacyId: id },
        ...(kind === "mail" && card !== "" ? { paymentMethodId: card } : {}),
        ...(form.text("days") === "90" ? { daysSupply: 90 } : {}),
        agreed: true,
      });
    }
    case "stop":
      return api.send("DELETE", path);
    case "skip":
      return api.send("POST", `${path}/skip`, {});
    default:
      return null;
  }
}

async function showList(
  c: Context<PageEnv>,
  refused?: { readonly faults: Faults; readonly status: Parameters<typeof sendPage>[2] },
): Promise<Response> {
  const page = c.get("page");
  const list = await page.api.get<AutomaticRefillList>("/automatic-refills");
  if (!list.ok) return answerFailure(c, list);
  return sendPage(
    c,
    <AutomaticPage
      page={page}
      refills={list.data.automaticRefills}
      done={c.req.query("done")}
      faults={refused?.faults}
    />,
    refused?.status ?? 200,
  );
}
