import type { CardForm, PaymentMethodList } from "#contracts/places.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { CardsPage } from "#member-app/cards/cards-page.tsx";
import { NewCardPage } from "#member-app/cards/new-card-page.tsx";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sameSitePath } from "#pages/same-site-path.ts";
import { sendPage } from "#pages/send-page.ts";

const CARDS = "/profile/cards";

/** `/profile/cards`: the member's cards, and the way to the payment company's form and back. */
export const cardPages: PageRoutes = (app) => {
  app.get(CARDS, async (c) => {
    const page = c.get("page");
    const { paymentMethods } = dataOf(await page.api.get<PaymentMethodList>("/payment-methods"));
    return sendPage(
      c,
      <CardsPage
        page={{ ...page, path: CARDS }}
        cards={paymentMethods}
        done={c.req.query("done")}
        faults={undefined}
      />,
    );
  });

  app.get(`${CARDS}/new`, async (c) => {
    const page = c.get("page");
    const then = sameSitePath(c.req.query("then"), CARDS);
    const form = await page.api.send<CardForm>("POST", "/payment-methods/forms", { then });
    return form.ok ? sendPage(c, <NewCardPage page={page} form={form.data} />) : answerFailure(c, form);
  });

  // Nothing is asked of the reader here: the payment company's form already was.
  app.get(`${CARDS}/back`, async (c) => {
    const page = c.get("page");
    const session = encodeURIComponent(c.req.query("session") ?? "");
    const saved = await page.api.send<{ readonly id: string }>("POST", `/payment-methods/forms/${session}`, {});
    if (saved.ok) return c.redirect(withCard(sameSitePath(c.req.query("then"), CARDS), saved.data.id), 303);
    const { paymentMethods } = dataOf(await page.api.get<PaymentMethodList>("/payment-methods"));
    const faults = faultsOf(saved, page.language);
    return sendPage(
      c,
      <CardsPage page={{ ...page, path: CARDS }} cards={paymentMethods} done={undefined} faults={faults} />,
      statusOf(saved),
    );
  });

  app.post(`${CARDS}/default`, async (c) => {
    const id = (await readForm(c)).text("id");
    goneOr(await c.get("page").api.send("PUT", `/payment-methods/${encodeURIComponent(id)}/default`));
    return c.redirect(`${CARDS}?done=default`, 303);
  });

  app.post(`${CARDS}/remove`, async (c) => {
    const id = (await readForm(c)).text("id");
    goneOr(await c.get("page").api.send("DELETE", `/payment-methods/${encodeURIComponent(id)}`));
    return c.redirect(`${CARDS}?done=removed`, 303);
  });
};

/** Where the reader came from, with the new card chosen there. */
function withCard(path: string, card: string): string {
  if (path === CARDS) return `${CARDS}?done=added`;
  const url = new URL(path, "https://here.invalid");
  url.searchParams.set("card", card);
  return url.pathname + url.search + url.hash;
}

/** What was removed before, in another tab, is removed all the same. */
function goneOr(answer: ApiAnswer<unknown>): void {
  if (!answer.ok && answer.status !== 404) throw new Error(`the API refused with ${answer.problem.code}`);
}
