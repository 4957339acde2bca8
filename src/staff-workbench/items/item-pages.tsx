import type { Context } from "hono";
import type { PickLists, Shelf } from "#contracts/staff/items.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { pickListAnchor, PickListsPage } from "#staff-workbench/items/pick-lists-page.tsx";
import { ShelfPage, shelfPath } from "#staff-workbench/items/shelf-page.tsx";
import { itemWords } from "#staff-workbench/items/staff-item-words.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";

/** `/staff/items`: the pharmacy's shelf of things without a prescription, and the orders they are gathered for. */
export const itemPages: WorkbenchRoutes = (app) => {
  app.get("/staff/items", (c) => showShelf(c, c.req.query("q") ?? ""));

  app.get("/staff/items/orders", (c) => showPickLists(c));

  app.post("/staff/items/orders/:order{[0-9a-f-]{36}}", async (c) => {
    const form = await readForm(c);
    const { order } = c.req.param();
    const act = form.text("act");
    const reason = form.text("reason");
    const answer = await c.get("page").api.send("POST", `/staff/item-orders/${order}`, {
      act,
      items: form.all("item").map((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) })),
      ...(reason === "" ? {} : { reason }),
    });
    if (answer.ok) return c.redirect(`/staff/items/orders?done=${act}#${pickListAnchor(order)}`, 303);
    return answer.status === 401 || answer.status === 403 ? answerFailure(c, answer) : showPickLists(c, answer);
  });

  app.post("/staff/items/:item{[0-9a-f-]{36}}", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const query = form.text("q");
    const version = form.text("version");
    const price = form.text("price").replace(",", ".").replace("$", "");
    const onHand = form.text("onHand");
    if (!/^\d{1,4}(\.\d{1,2})?$/.test(price) || !/^\d{1,5}$/.test(onHand))
      return showShelf(c, query, { faults: { general: itemWords[page.language].badNumbers, fields: {} }, status: 422 });
    const answer = await page.api.send("POST", `/staff/items/${c.req.param("item")}`, {
      ...(version === "" ? {} : { version: Number(version) }),
      offered: form.text("offered") === "1",
      priceCents: Math.round(Number(price) * 100),
      onHand: Number(onHand),
      seenOnHand: Number(form.text("seenOnHand")),
    });
    if (answer.ok) {
      const back = shelfPath(query);
      return c.redirect(`${back}${back.includes("?") ? "&" : "?"}done=saved`, 303);
    }
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    return showShelf(c, query, { faults: faultsOf(answer, page.language), status: statusOf(answer) });
  });
};

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

async function showShelf(
  c: Context<WorkbenchEnv>,
  query: string,
  wrong?: { readonly faults: Faults; readonly status: ReturnType<typeof statusOf> },
): Promise<Response> {
  const page = c.get("page");
  const shelf = await page.api.get<Shelf>("/staff/items");
  if (!shelf.ok) return answerFailure(c, shelf);
  const done = wrong === undefined ? c.req.query("done") : undefined;
  return sendPage(c, <ShelfPage {...{ page, query, done }} shelf={shelf.data} faults={wrong?.faults} />, wrong?.status);
}

async function showPickLists(c: Context<WorkbenchEnv>, refused?: Refused): Promise<Response> {
  const page = c.get("page");
  const lists = await page.api.get<PickLists>("/staff/item-orders");
  if (!lists.ok) return answerFailure(c, lists);
  const faults = refused && faultsOf(refused, page.language);
  const done = refused === undefined ? c.req.query("done") : undefined;
  return sendPage(
    c,
    <PickListsPage {...{ page, done, faults }} lists={lists.data} />,
    refused === undefined ? 200 : statusOf(refused),
  );
}
