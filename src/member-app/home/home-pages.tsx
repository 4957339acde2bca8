import type { Context } from "hono";
import type { PeopleList } from "#contracts/accounts.ts";
import type { CardNeeds } from "#contracts/places.ts";
import type { PrescriptionList } from "#contracts/prescriptions.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import type { BagContent } from "#member-app/bag/bag-words.ts";
import { addToBag, takeOut } from "#member-app/bag/change-bag.ts";
import { quoteForPickup } from "#member-app/bag/side-bag.tsx";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { HomePage, homePath } from "#member-app/home/home-page.tsx";
import { stripId } from "#member-app/medicines/prescription-strip.tsx";
import type { PageContext, PageEnv } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { sendPage } from "#pages/send-page.ts";

/** `/home`: the medicines of everyone I care for. */
export const homePages: PageRoutes = (app) => {
  app.get("/home", (c) => showHome(c, {}));

  app.post("/home", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const path = homePath(personOf(c));
    switch (form.text("act")) {
      case "search":
        return showHome(c, { query: form.text("q") });
      case "add": {
        const answer = await addToBag(page, [form.text("rxNumber")]);
        return answer.ok
          ? c.redirect(`${path}#${stripId({ id: form.text("medicine") })}`, 303)
          : showHome(c, { refused: answer });
      }
      case "add-all": {
        const answer = await addAllReady(page, personOf(c));
        return answer.ok ? c.redirect("/bag", 303) : showHome(c, { refused: answer });
      }
      case "take-out": {
        const answer = await takeOut(page, form);
        return answer.ok ? c.redirect(path, 303) : showHome(c, { refused: answer });
      }
      default:
        return c.redirect(path, 303);
    }
  });
};

function personOf(c: Context): string | undefined {
  const person = c.req.query("person") ?? "";
  return person === "" ? undefined : person;
}

function prescriptionsOf({ api }: PageContext, person: string | undefined): Promise<ApiAnswer<PrescriptionList>> {
  return api.get<PrescriptionList>(
    `/prescriptions${person === undefined ? "" : `?person=${encodeURIComponent(person)}`}`,
  );
}

async function addAllReady(page: PageContext, person: string | undefined): Promise<ApiAnswer<unknown>> {
  const list = await prescriptionsOf(page, person);
  if (!list.ok) return list;
  const ready = list.data.prescriptions.filter(({ refill, inBag }) => refill.kind === "accepted" && !inBag);
  return addToBag(
    page,
    ready.map(({ rxNumber }) => rxNumber),
  );
}

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

async function showHome(
  c: Context<PageEnv>,
  { query = "", refused }: { query?: string; refused?: Refused },
): Promise<Response> {
  const page = c.get("page");
  const person = personOf(c);
  if (refused?.status === 401) return answerFailure(c, refused);
  const [people, list, bag, cards] = await Promise.all([
    page.api.get<PeopleList>("/people"),
    prescriptionsOf(page, person),
    page.api.get<BagContent>("/bag"),
    page.api.get<CardNeeds>("/card-needs"),
  ]);
  if (!list.ok) return answerFailure(c, list);
  const content = dataOf(bag);
  return sendPage(
    c,
    <HomePage
      {...{ page, person, query }}
      people={dataOf(people).people}
      list={list.data}
      bag={content}
      cardNeeds={dataOf(cards).orders}
      quote={await quoteForPickup(page, content)}
      faults={refused && faultsOf(refused, page.language)}
    />,
    refused === undefined ? 200 : statusOf(refused),
  );
}
