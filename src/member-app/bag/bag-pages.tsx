import type { Context } from "hono";
import { z } from "zod";
import { LineRequest, type OrderRequest, type PlacedOrder } from "#contracts/orders.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { takeOutOfBag } from "#member-app/bag/change-bag.ts";
import { choiceAsSent, type DeliveryChoice, orderOf, reviewPath } from "#member-app/bag/delivery-choice.ts";
import { readReview } from "#member-app/bag/review.ts";
import { ReviewPage } from "#member-app/bag/review-page.tsx";
import type { ApiAnswer } from "#pages/call-api.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { PageEnv } from "#member-app/page-context.ts";
import { type PostedForm, readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

/** `/bag`: the review before ordering, and the order itself. */
export const bagPages: PageRoutes = (app) => {
  app.get("/bag", (c) =>
    showReview(
      c,
      choiceAsSent((name) => c.req.query(name) ?? ""),
      { changed: c.req.query("changed") === "1" },
    ),
  );

  app.post("/bag", async (c) => {
    const form = await readForm(c);
    const choice = choiceAsSent((name) => form.text(name));
    const [act, lineId = "", days = ""] = form.text("act").split(":");
    switch (act ?? "") {
      case "order":
        return placeOrder(c, form, choice);
      case "take-out":
        return shownAfter(c, await takeOutOfBag(c.get("page"), lineId), choice);
      case "days":
        return shownAfter(
          c,
          await c
            .get("page")
            .api.send("PATCH", `/bag/lines/${encodeURIComponent(lineId)}`, { daysSupply: days === "90" ? 90 : null }),
          choice,
        );
      default:
        return c.redirect(reviewPath(choice), 303);
    }
  });
};

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

async function showReview(
  c: Context<PageEnv>,
  choice: DeliveryChoice,
  {
    changed = false,
    refused,
    orderKey = crypto.randomUUID(),
  }: { changed?: boolean; refused?: Refused; orderKey?: string },
): Promise<Response> {
  const page = c.get("page");
  if (refused?.status === 401) return answerFailure(c, refused);
  const review = await readReview(page, choice);
  const faults = refused === undefined ? review.faults : faultsOf(refused, page.language);
  return sendPage(
    c,
    <ReviewPage page={page} review={{ ...review, faults }} orderKey={orderKey} changed={changed} />,
    refused === undefined ? 200 : statusOf(refused),
  );
}

function shownAfter(
  c: Context<PageEnv>,
  answer: ApiAnswer<unknown>,
  choice: DeliveryChoice,
): Response | Promise<Response> {
  return answer.ok ? c.redirect(reviewPath(choice), 303) : showReview(c, choice, { refused: answer });
}

/**
 * Orders what the page showed. The lines and the key come from the page and not from the bag, which is empty once the
 * order is in: so a second click, or going back and pressing again, gives the first confirmation.
 */
async function placeOrder(c: Context<PageEnv>, form: PostedForm, choice: DeliveryChoice): Promise<Response> {
  if (form.text("shown") !== reviewPath(choice)) return c.redirect(`${reviewPath(choice)}&changed=1`, 303);
  const order = orderOf(linesOf(form), choice);
  if (order === null || order.lines.length === 0) return c.redirect(reviewPath(choice), 303);
  const orderKey = form.text("key");
  const answer = await c.get("page").api.send<PlacedOrder>("POST", "/orders", order, { "Idempotency-Key": orderKey });
  if (!answer.ok) {
    // Where it is not known whether the order went in, the same key must be used again.
    return showReview(c, choice, { refused: answer, ...(answer.status >= 500 ? { orderKey } : {}) });
  }
  const { confirmationNumber, lines } = answer.data;
  const news = lines.every(({ outcome }) => outcome === "already-ordered") ? "already" : "placed";
  return c.redirect(`/orders/${confirmationNumber}?${news}=1`, 303);
}

/** The lines the page held; none when they can't be read. */
function linesOf(form: PostedForm): OrderRequest["lines"] {
  const lines = z.array(z.string().transform(parseJson).pipe(LineRequest)).safeParse(form.all("line"));
  return lines.success ? lines.data : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
