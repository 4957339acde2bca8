import type { Context } from "hono";
import type { BrokenParcel, BrokenParcelList } from "#contracts/mailed.ts";
import type { Order, OrderList } from "#contracts/orders.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import type { BagContent } from "#member-app/bag/bag-words.ts";
import { notFoundPage } from "#member-app/error-pages.tsx";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { CancelPage } from "#member-app/orders/cancel-page.tsx";
import { readCardNeed } from "#member-app/orders/card-need.tsx";
import { type OrderNews, OrderPage } from "#member-app/orders/order-page.tsx";
import { orderWords } from "#member-app/orders/order-words.ts";
import { OrdersPage } from "#member-app/orders/orders-page.tsx";
import { ReceiptPage } from "#member-app/orders/receipt-page.tsx";
import { receiptText } from "#member-app/orders/receipt-text.ts";
import type { PageContext, PageEnv } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

const NEWS = [
  "already",
  "cancelled",
  "item-off",
  "item-gathered",
  "card-chosen",
  "waiting",
  "late-cancelled",
  "late-item-cancelled",
  "late-too-late",
  "broken-done",
  "broken-noted",
] as const satisfies readonly OrderNews[];

/** `/orders`: all orders, one order's receipt and tracking, and the undo. */
export const orderPages: PageRoutes = (app) => {
  app.get("/orders", async (c) => {
    const page = c.get("page");
    const answer = await page.api.get<OrderList>("/orders");
    return answer.ok ? sendPage(c, <OrdersPage page={page} orders={answer.data.orders} />) : answerFailure(c, answer);
  });

  app.get("/orders/:number{[0-9]{10}}", async (c) => {
    const page = c.get("page");
    const placed = c.req.query("placed") === "1";
    const [answer, bag] = await Promise.all([readOrder(c), placed ? page.api.get<BagContent>("/bag") : null]);
    if (!answer.ok) return answerFailure(c, answer);
    if (placed) {
      return sendPage(
        c,
        <ReceiptPage
          page={page}
          order={answer.data}
          stillInBag={bag?.ok === true ? bag.data.lines.length + bag.data.items.length : 0}
        />,
      );
    }
    const news = NEWS.find((key) => c.req.query(key) === "1");
    const order = answer.data;
    const [need, broken] = await Promise.all([readCardNeed(page, order), readBroken(page, order)]);
    return sendPage(c, <OrderPage page={page} order={order} news={news} cardNeed={need} broken={broken} />);
  });

  app.post("/orders/:number{[0-9]{10}}/card", async (c) => {
    const { number } = c.req.param();
    const paymentMethodId = (await readForm(c)).text("card");
    const paid = await c.get("page").api.send("PUT", `/orders/${number}/payment-method`, { paymentMethodId });
    return paid.ok ? c.redirect(`/orders/${number}?card-chosen=1`, 303) : answerFailure(c, paid);
  });

  app.post("/orders/:number{[0-9]{10}}/items/:item/cancel", async (c) => {
    const { number, item } = c.req.param();
    const cancelled = await c
      .get("page")
      .api.send<Order>("POST", `/orders/${number}/items/${encodeURIComponent(item)}/cancel`);
    if (!cancelled.ok && cancelled.status !== 409) return answerFailure(c, cancelled);
    return c.redirect(`/orders/${number}?${cancelled.ok ? "item-off" : "item-gathered"}=1`, 303);
  });

  app.post("/orders/:number{[0-9]{10}}/late/:line", async (c) => {
    const { number, line } = c.req.param();
    const answer = (await readForm(c)).text("answer") === "cancel" ? "cancel" : "wait";
    const answered = await c
      .get("page")
      .api.send<Order>("POST", `/orders/${number}/lines/${encodeURIComponent(line)}/delay`, { answer });
    if (!answered.ok && answered.status !== 409 && answered.status !== 503) return answerFailure(c, answered);
    const news = answered.ok ? (answer === "wait" ? "waiting" : "late-cancelled") : "late-too-late";
    return c.redirect(`/orders/${number}?${news}=1`, 303);
  });

  app.post("/orders/:number{[0-9]{10}}/items/:item/late", async (c) => {
    const { number, item } = c.req.param();
    const answer = (await readForm(c)).text("answer") === "cancel" ? "cancel" : "wait";
    const answered = await c
      .get("page")
      .api.send<Order>("POST", `/orders/${number}/items/${encodeURIComponent(item)}/delay`, { answer });
    if (!answered.ok && answered.status !== 409 && answered.status !== 503) return answerFailure(c, answered);
    const news = answered.ok ? (answer === "wait" ? "waiting" : "late-item-cancelled") : "late-too-late";
    return c.redirect(`/orders/${number}?${news}=1`, 303);
  });

  app.post("/orders/:number{[0-9]{10}}/broken/:parcel", async (c) => {
    const { number, parcel } = c.req.param();
    const wish = (await readForm(c)).text("wish") === "refund" ? "refund" : "replace";
    const { api } = c.get("page");
    const path = `/orders/${number}/broken-parcels/${encodeURIComponent(parcel)}`;
    const answered = await api.send("POST", path, { wish });
    // Chosen before, in another tab, or decided by staff: what came of it stands on the page.
    if (!answered.ok && answered.status === 404) return c.redirect(`/orders/${number}`, 303);
    if (!answered.ok) return answerFailure(c, answered);
    // With a controlled medicine in it, the parcel still waits: for a pharmacist.
    const waiting = await api.get<BrokenParcelList>(`/orders/${number}/broken-parcels`);
    const noted = waiting.ok && waiting.data.parcels.some(({ id }) => id === parcel);
    return c.redirect(`/orders/${number}?${noted ? "broken-noted" : "broken-done"}=1`, 303);
  });

  app.get("/orders/:number{[0-9]{10}}/receipt.txt", async (c) => {
    const page = c.get("page");
    const answer = await readOrder(c);
    if (!answer.ok) return answerFailure(c, answer);
    const { language } = page;
    const text = receiptText(answer.data, {
      planName: page.host.planName,
      language,
      timeZone: signedOn(page).timeZone,
    });
    const name = `${orderWords[language].receiptFile}-${answer.data.confirmationNumber}.txt`;
    return c.text(text, 200, { "Content-Disposition": `attachment; filename="${name}"` });
  });

  app.get("/orders/:number{[0-9]{10}}/cancel/:line", async (c) => {
    const answer = await readOrder(c);
    if (!answer.ok) return answerFailure(c, answer);
    const line = answer.data.lines.find(({ id }) => id === c.req.param("line"));
    if (line === undefined) return notFoundPage(c);
    return sendPage(c, <CancelPage page={c.get("page")} number={answer.data.confirmationNumber} line={line} />);
  });

  app.post("/orders/:number{[0-9]{10}}/cancel/:line", async (c) => {
    const page = c.get("page");
    const { number, line: lineId } = c.req.param();
    const cancelled = await page.api.send<Order>(
      "POST",
      `/orders/${number}/lines/${encodeURIComponent(lineId)}/cancel`,
    );
    if (cancelled.ok) return c.redirect(`/orders/${number}?cancelled=1`, 303);
    const order = await readOrder(c);
    const line = order.ok ? order.data.lines.find(({ id }) => id === lineId) : undefined;
    if (line === undefined || cancelled.status === 401) return answerFailure(c, cancelled);
    return sendPage(
      c,
      <CancelPage {...{ page, number, line }} faults={faultsOf(cancelled, page.language)} />,
      statusOf(cancelled),
    );
  });
};

function readOrder(c: Context<PageEnv>) {
  return c.get("page").api.get<Order>(`/orders/${c.req.param("number")}`);
}

/** Parcels of the order that came broken and wait for a choice; only what was mailed can. */
async function readBroken({ api }: PageContext, order: Order): Promise<readonly BrokenParcel[]> {
  const mailed = [...order.lines, ...order.items].some(({ status }) => status === "shipped" || status === "delivered");
  if (!mailed) return [];
  const broken = await api.get<BrokenParcelList>(`/orders/${order.confirmationNumber}/broken-parcels`);
  return broken.ok ? broken.data.parcels : [];
}
