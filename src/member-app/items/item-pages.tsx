import type { Context } from "hono";
import type { Catalogue } from "#contracts/items.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import type { BagContent } from "#member-app/bag/bag-words.ts";
import { takeOut } from "#member-app/bag/change-bag.ts";
import { completeChoice } from "#member-app/bag/delivery-choice.ts";
import { readPlaces } from "#member-app/bag/review.ts";
import { quoteForPickup } from "#member-app/bag/side-bag.tsx";
import { itemsHref } from "#member-app/items/items-href.ts";
import { itemAnchor } from "#member-app/items/item-words.ts";
import { ItemsPage, type ItemSearch } from "#member-app/items/items-page.tsx";
import type { PageEnv } from "#member-app/page-context.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

const NOTHING: ItemSearch = { text: "", category: "" };

/** `/items`: what a pharmacy sells without a prescription. What is looked for is posted: it stands in no address. */
export const itemPages: PageRoutes = (app) => {
  app.get("/items", (c) => showItems(c, c.req.query("pharmacy") ?? "", NOTHING));

  app.post("/items", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const from = form.text("pharmacy");
    const back = `/items?${new URLSearchParams({ pharmacy: from })}`;
    switch (form.text("act")) {
      case "add": {
        const itemId = form.text("item");
        const addition = { itemId, quantity: Number(form.text("quantity")), pharmacyId: form.text("shop") };
        const answer = await page.api.send("POST", "/bag/items", addition);
        return answer.ok ? c.redirect(`${back}#${itemAnchor(itemId)}`, 303) : showItems(c, from, NOTHING, answer);
      }
      case "take-out": {
        const answer = await takeOut(page, form);
        return answer.ok ? c.redirect(back, 303) : showItems(c, from, NOTHING, answer);
      }
      case "all":
        return c.redirect(back, 303);
      default:
        return showItems(c, from, { text: form.text("q"), category: form.text("category") });
    }
  });
};

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

/** @param from a pharmacy's id, `mail`, or nothing for the one the bag or the address suggests */
async function showItems(c: Context<PageEnv>, from: string, search: ItemSearch, refused?: Refused): Promise<Response> {
  const page = c.get("page");
  if (refused?.status === 401) return answerFailure(c, refused);
  const [bag, places] = await Promise.all([page.api.get<BagContent>("/bag"), readPlaces(page)]);
  const content = dataOf(bag);
  const sent =
    from === "mail"
      ? ({ kind: "mail", addressId: "", cardId: "" } as const)
      : ({ kind: "pickup", pharmacyId: from } as const);
  const choice = completeChoice(sent, content, places);
  const [catalogue, quote] = await Promise.all([
    page.api.get<Catalogue>(choice.kind === "mail" ? "/items" : `/items?pharmacyId=${choice.pharmacyId}`),
    quoteForPickup(page, content),
  ]);
  if (!catalogue.ok) return answerFailure(c, catalogue);
  return sendPage(
    c,
    <ItemsPage
      page={{ ...page, path: itemsHref(choice) }}
      catalogue={catalogue.data}
      choice={choice}
      places={places}
      search={search}
      bag={content}
      quote={quote}
      faults={refused && faultsOf(refused, page.language)}
    />,
    refused === undefined ? 200 : statusOf(refused),
  );
}
