import type { Context } from "hono";
import type { PaymentDay } from "#contracts/staff/payments.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { HERE, PaymentsPage } from "#staff-workbench/administration/payments/payments-page.tsx";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";

/** `/staff/administration/payments`: the day's money, and where our ledger and the provider's books do not agree. */
export const paymentsPages: WorkbenchRoutes = (app) => {
  app.get(HERE, (c) => show(c, c.req.query("day") ?? ""));

  app.post(`${HERE}/compare`, async (c) => {
    const day = (await readForm(c)).text("day");
    const compared = await c.get("page").api.send("POST", `/staff/payments/days/${encodeURIComponent(day)}/comparison`);
    return compared.ok ? c.redirect(pathOf(day, "compared"), 303) : show(c, day, compared);
  });

  app.post(`${HERE}/resolve`, async (c) => {
    const form = await readForm(c);
    const [day, id] = [form.text("day"), form.text("id")];
    const path = `/staff/payments/differences/${encodeURIComponent(id)}/resolution`;
    const resolved = await c.get("page").api.send("POST", path, { note: form.text("note") });
    return resolved.ok ? c.redirect(pathOf(day, "resolved"), 303) : show(c, day, resolved, id);
  });
};

function pathOf(day: string, done: string): string {
  return `${HERE}?${new URLSearchParams({ day, done })}`;
}

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

/** @param id of the difference whose form was sent */
async function show(c: Context<WorkbenchEnv>, day: string, refused?: Refused, id?: string): Promise<Response> {
  const page = c.get("page");
  if (refused?.status === 401 || refused?.status === 403) return answerFailure(c, refused);
  const answer = await page.api.get<PaymentDay>(
    `/staff/payments${day === "" ? "" : `?day=${encodeURIComponent(day)}`}`,
  );
  if (!answer.ok) return day === "" || answer.status !== 422 ? answerFailure(c, answer) : show(c, "", answer);
  const faults =
    refused === undefined ? undefined : faultsOf(refused, page.language, { day: "day", note: `note-${id}` });
  return sendPage(
    c,
    <PaymentsPage page={page} found={answer.data} done={c.req.query("done")} faults={faults} />,
    refused === undefined ? 200 : statusOf(refused),
  );
}
