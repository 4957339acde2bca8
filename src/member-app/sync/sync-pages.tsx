import type { Context } from "hono";
import { z } from "zod";
import type { PeopleList } from "#contracts/accounts.ts";
import type { PlacedOrder } from "#contracts/orders.ts";
import { type SyncChoices, type SyncPlan, SyncRequest } from "#contracts/sync.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { readPlaces } from "#member-app/bag/review.ts";
import type { PageEnv } from "#member-app/page-context.ts";
import { ChooseDayPage, SyncPlanPage } from "#member-app/sync/sync-page.tsx";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { dayOfTyped, readTypedDate } from "#pages/typed-date.ts";

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

/** `/sync`: one day on which everything runs out, its price first. */
export const syncPages: PageRoutes = (app) => {
  app.get("/sync", (c) => showChoices(c, { person: c.req.query("person") ?? "" }));

  app.post("/sync", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const request = requestOf(form);
    const person = form.text("person");
    if (request === null) return c.redirect("/sync", 303);
    if (form.text("act") !== "order") return showPlan(c, request, {});
    const agreedCents = Number(form.text("agreed"));
    const key = form.text("key");
    const answer = await page.api.send<PlacedOrder>(
      "POST",
      "/sync/orders",
      { ...request, agreedCents },
      { "Idempotency-Key": key },
    );
    if (answer.ok) return c.redirect(`/orders/${answer.data.confirmationNumber}?placed=1`, 303);
    if (answer.problem.code === "changed-since-read") return showPlan(c, request, { changed: true });
    return showChoices(c, { person, refused: answer });
  });
};

/** What the form asks; the day is one of those offered, or the one typed. */
function requestOf(form: PostedForm): SyncRequest | null {
  const sent = form.text("request");
  if (sent !== "") {
    const read = z.string().transform(parseJson).pipe(SyncRequest).safeParse(sent);
    return read.success ? read.data : null;
  }
  const typed = dayOfTyped(readTypedDate(form, "day"));
  const [kind, id = ""] = form.text("way").split(":");
  const person = form.text("person");
  const card = form.text("card");
  const read = SyncRequest.safeParse({
    ...(person === "" ? {} : { person }),
    syncOn: typed === "" ? form.text("on") : typed,
    delivery: kind === "mail" ? { kind, addressId: id } : { kind: "pickup", pharmacyId: id },
    ...(kind === "mail" && card !== "" ? { paymentMethodId: card } : {}),
  });
  return read.success ? read.data : null;
}

async function showChoices(
  c: Context<PageEnv>,
  { person, refused }: { readonly person: string; readonly refused?: Refused },
): Promise<Response> {
  const page = c.get("page");
  if (refused?.status === 401) return answerFailure(c, refused);
  const query = person === "" ? "" : `?person=${encodeURIComponent(person)}`;
  const [choices, people, places] = await Promise.all([
    page.api.get<SyncChoices>(`/sync/choices${query}`),
    page.api.get<PeopleList>("/people"),
    readPlaces(page),
  ]);
  if (!choices.ok) return answerFailure(c, choices);
  const faults = refused && faultsOf(refused, page.language, { syncOn: "day" });
  return sendPage(
    c,
    <ChooseDayPage
      page={page}
      choices={choices.data}
      people={dataOf(people).people.filter(({ scope }) => scope === "full")}
      person={person}
      places={places}
      faults={faults}
    />,
    refused === undefined ? 200 : statusOf(refused),
  );
}

async function showPlan(
  c: Context<PageEnv>,
  request: SyncRequest,
  { changed = false }: { readonly changed?: boolean },
): Promise<Response> {
  const page = c.get("page");
  const plan = await page.api.send<SyncPlan>("POST", "/sync/quotes", request);
  if (!plan.ok) return showChoices(c, { person: request.person ?? "", refused: plan });
  return sendPage(
    c,
    <SyncPlanPage page={page} plan={plan.data} request={request} orderKey={crypto.randomUUID()} changed={changed} />,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
