import type { Context } from "hono";
import type { AutomaticRefillList, PrescriptionDetails, PrescriptionList } from "#contracts/prescriptions.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { addToBag } from "#member-app/bag/change-bag.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { readPlaces } from "#member-app/bag/review.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { DetailsPage } from "#member-app/medicines/details-page.tsx";
import { PrintPage } from "#member-app/medicines/print-page.tsx";
import type { PageEnv } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

/** `/medicines`: one medicine in full, and the list to print. */
export const medicinePages: PageRoutes = (app) => {
  app.get("/medicines/print", async (c) => {
    const page = c.get("page");
    const person = c.req.query("person") ?? "";
    const list = await page.api.get<PrescriptionList>(
      `/prescriptions${person === "" ? "" : `?person=${encodeURIComponent(person)}`}`,
    );
    return list.ok ? sendPage(c, <PrintPage page={page} list={list.data} />) : answerFailure(c, list);
  });

  app.get("/medicines/:id", (c) => showDetails(c));

  app.post("/medicines/:id", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const path = `/medicines/${encodeURIComponent(c.req.param("id"))}`;
    const act = form.text("act");
    if (act === "add") {
      const answer = await addToBag(page, [form.text("rxNumber")]);
      return answer.ok ? c.redirect("/bag", 303) : showDetails(c, answer);
    }
    const answer = await page.api.send("POST", `/prescriptions/${encodeURIComponent(c.req.param("id"))}/sensitive`, {
      shownToHelpers: act === "show",
    });
    return answer.ok ? c.redirect(path, 303) : showDetails(c, answer);
  });
};

async function showDetails(
  c: Context<PageEnv>,
  refused?: Extract<ApiAnswer<unknown>, { ok: false }>,
): Promise<Response> {
  const page = c.get("page");
  if (refused?.status === 401) return answerFailure(c, refused);
  const id = encodeURIComponent(c.req.param("id") ?? "");
  const medicine = await page.api.get<PrescriptionDetails>(`/prescriptions/${id}`);
  if (!medicine.ok) return answerFailure(c, medicine);
  const automatic = await page.api.get<AutomaticRefillList>(`/automatic-refills?prescription=${medicine.data.id}`);
  const refill = automatic.ok ? automatic.data.automaticRefills[0] : undefined;
  const canAgree = medicine.data.mayBeAutomatic && (refill === undefined || refill.stopped !== null);
  return sendPage(
    c,
    <DetailsPage
      page={page}
      medicine={medicine.data}
      faults={refused && faultsOf(refused, page.language)}
      refill={refill}
      places={canAgree ? await readPlaces(page) : null}
    />,
    refused === undefined ? 200 : statusOf(refused),
  );
}
