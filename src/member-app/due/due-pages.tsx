import type { Context } from "hono";
import { OrderRequest, type PlacedOrder, type Quote } from "#contracts/orders.ts";
import type { DueList } from "#contracts/prescriptions.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { readPlaces } from "#member-app/bag/review.ts";
import { addToBag } from "#member-app/bag/change-bag.ts";
import { DuePage, PublicDuePage } from "#member-app/due/due-page.tsx";
import { orderOfDue } from "#member-app/due/order-of-due.ts";
import type { PageEnv } from "#member-app/page-context.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

/** `/due`: where a reminder leads. Without a sign-on it says no more than the reminder did. */
export const duePages: PageRoutes = (app) => {
  app.get("/due", (c) =>
    c.get("page").me === null ? sendPage(c, <PublicDuePage page={c.get("page")} />) : showDue(c, {}),
  );

  app.post("/due", async (c) => {
    const page = c.get("page");
    if (page.me === null) return c.redirect("/sign-in?then=%2Fdue", 303);
    const form = await readForm(c);
    const order = OrderRequest.safeParse(parseJson(form.text("order")));
    if (!order.success) return c.redirect("/due", 303);
    if (form.text("act") !== "order") {
      const added = await addToBag(
        page,
        order.data.lines.map(({ rxNumber }) => rxNumber),
      );
      return added.ok ? c.redirect("/bag", 303) : showDue(c, { refused: added });
    }
    const orderKey = form.text("key");
    const answer = await page.api.send<PlacedOrder>("POST", "/orders", order.data, { "Idempotency-Key": orderKey });
    if (!answer.ok) return showDue(c, { refused: answer, ...(answer.status >= 500 ? { orderKey } : {}) });
    return c.redirect(`/orders/${answer.data.confirmationNumber}?placed=1`, 303);
  });
};

async function showDue(
  c: Context<PageEnv>,
  { refused, orderKey = crypto.randomUUID() }: { refused?: Refused; orderKey?: string },
): Promise<Response> {
  const page = c.get("page");
  if (refused?.status === 401) return answerFailure(c, refused);
  const [due, places] = await Promise.all([page.api.get<DueList>("/refills-due"), readPlaces(page)]);
  const { medicines } = dataOf(due);
  const order = orderOfDue(medicines, places);
  const quote = order === null ? undefined : await page.api.send<Quote>("POST", "/quotes", order);
  return sendPage(
    c,
    <DuePage
      page={page}
      medicines={medicines}
      places={places}
      order={order}
      quote={quote?.ok === true ? quote.data : undefined}
      orderKey={orderKey}
      faults={refused && faultsOf(refused, page.language)}
    />,
    refused === undefined ? 200 : statusOf(refused),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
