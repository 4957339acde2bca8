import type { Context } from "hono";
import type { ActedParcel, Parcel, ParcelBench } from "#contracts/staff/parcels.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { BenchPage } from "#staff-workbench/parcels/bench-page.tsx";
import { ParcelPage } from "#staff-workbench/parcels/parcel-page.tsx";

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

const ID = "[0-9a-f-]{36}";

/** `/staff/parcels`: the mail-order pharmacy's bench, from the bottle to the driver's hands. */
export const parcelPages: WorkbenchRoutes = (app) => {
  app.get("/staff/parcels", (c) => showBench(c));

  app.post("/staff/parcels", async (c) => {
    const form = await readForm(c);
    const answer = await c.get("page").api.send<ActedParcel>("POST", "/staff/parcels", { lineId: form.text("lineId") });
    return answer.ok ? c.redirect(`/staff/parcels/${answer.data.id}?done=begin`, 303) : refused(c, answer, showBench);
  });

  app.post("/staff/parcels/manifests", async (c) => {
    const answer = await c.get("page").api.send("POST", "/staff/manifests");
    return answer.ok ? c.redirect("/staff/parcels?done=manifest", 303) : refused(c, answer, showBench);
  });

  app.post(`/staff/parcels/manifests/:manifest{${ID}}`, async (c) => {
    const answer = await c.get("page").api.send("POST", `/staff/manifests/${c.req.param("manifest")}/hand-over`);
    return answer.ok ? c.redirect("/staff/parcels?done=hand-over", 303) : refused(c, answer, showBench);
  });

  app.get(`/staff/parcels/:parcel{${ID}}`, (c) => showParcel(c));

  app.post(`/staff/parcels/:parcel{${ID}}/:act{scan|take-out|weigh|label|open-again}`, async (c) => {
    const { parcel, act } = c.req.param();
    const form = await readForm(c);
    const body = {
      version: Number(form.text("version")),
      ...(act === "scan" ? { barcode: form.text("barcode") } : {}),
      ...(act === "take-out" ? { lineId: form.text("lineId") } : {}),
      ...(act === "weigh" ? { grams: Number(form.text("grams").replaceAll(",", "")) } : {}),
    };
    const answer = await c.get("page").api.send("POST", `/staff/parcels/${parcel}/${act}`, body);
    return answer.ok ? c.redirect(`/staff/parcels/${parcel}?done=${act}`, 303) : refused(c, answer, showParcel);
  });
};

function refused(
  c: Context<WorkbenchEnv>,
  answer: Refused,
  show: (c: Context<WorkbenchEnv>, answer: Refused) => Promise<Response>,
): Promise<Response> | Response {
  return answer.status === 401 || answer.status === 403 ? answerFailure(c, answer) : show(c, answer);
}

async function showBench(c: Context<WorkbenchEnv>, wrong?: Refused): Promise<Response> {
  const page = c.get("page");
  const bench = await page.api.get<ParcelBench>("/staff/parcels");
  if (!bench.ok) return answerFailure(c, bench);
  const faults = wrong && faultsOf(wrong, page.language);
  const done = wrong === undefined ? c.req.query("done") : undefined;
  return sendPage(
    c,
    <BenchPage {...{ page, done, faults }} bench={bench.data} />,
    wrong === undefined ? 200 : statusOf(wrong),
  );
}

async function showParcel(c: Context<WorkbenchEnv>, wrong?: Refused): Promise<Response> {
  const page = c.get("page");
  const parcel = await page.api.get<Parcel>(`/staff/parcels/${c.req.param("parcel")}`);
  if (!parcel.ok) return answerFailure(c, parcel);
  const faults = wrong && faultsOf(wrong, page.language);
  return sendPage(
    c,
    <ParcelPage {...{ page, faults }} parcel={parcel.data} done={c.req.query("done")} />,
    wrong === undefined ? 200 : statusOf(wrong),
  );
}
