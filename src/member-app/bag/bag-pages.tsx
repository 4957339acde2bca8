import type { Context } from "hono";
import { z } from "zod";
import { ItemRequest } from "#contracts/items.ts";
import { LineRequest, type PlacedOrder } from "#contracts/orders.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import type { BagLineChange } from "#contracts/prescriptions.ts";
import { changeLines, takeOutOfBag } from "#member-app/bag/change-bag.ts";
import {
  choiceAsSent,
  type DeliveryChoice,
  type OrderContent,
  orderOf,
  reviewPath,
} from "#member-app/bag/delivery-choice.ts";
import { readReview } from "#member-app/bag/review.ts";
import { ReviewPage } from "#member-app/bag/review-page.tsx";
import type { ApiAnswer } from "#pages/call-api.ts";
import { setItemInBag } from "#member-app/items/change-items.ts";
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
      case "mail-to":
      case "pick-up":
      case "same-way":
      case "bridge":
        return shownAfter(c, await changeLines(c.get("page"), lineId.split("."), changeOf(act ?? "", days)), choice);
      case "item":
        return shownAfter(c, await setItemInBag(c.get("page"), lineId, Number(days) || 0), choice);
      default:
        return c.redirect(reviewPath(choice), 303);
    }
  });
};

/** What a button of the review page changes in its lines. */
function changeOf(act: string, what: string): z.infer<typeof BagLineChange> {
  switch (act) {
    case "mail-to":
      return { delivery: { kind: "mail", addressId: what } };
    case "pick-up":
      // What is picked up today needs no bridge.
      return { delivery: { kind: "pickup", pharmacyId: what }, bridge: false };
    case "bridge":
      return { bridge: what === "on" };
    default:
      return { delivery: null };
  }
}

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
  const content = contentSent(form);
  const order = orderOf(content, choice);
  if (order === null || content.lines.length + content.items.length === 0) return c.redirect(reviewPath(choice), 303);
  const orderKey = form.text("key");
  const answer = await c.get("page").api.send<PlacedOrder>("POST", "/orders", order, { "Idempotency-Key": orderKey });
  if (!answer.ok) {
    // Where it is not known whether the order went in, the same key must be used again.
    return showReview(c, choice, { refused: answer, ...(answer.status >= 500 ? { orderKey } : {}) });
  }
  const { confirmationNumber, lines, items = [] } = answer.data;
  const news = items.length === 0 && lines.every(({ outcome }) => outcome === "already-ordered") ? "already" : "placed";
  return c.redirect(`/orders/${confirmationNumber}?${news}=1`, 303);
}

/** What the page held; nothing of it when it can't be read. */
function contentSent(form: PostedForm): OrderContent {
  const sent = <Sent extends z.ZodType>(name: string, shape: Sent) => {
    const read = z.array(z.string().transform(parseJson).pipe(shape)).safeParse(form.all(name));
    return read.success ? read.data : [];
  };
  return { lines: sent("line", LineRequest), items: sent("item", ItemRequest) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
