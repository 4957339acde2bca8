import type { PlacedLine, PlacedOrder } from "#contracts/orders.ts";
import type { PharmacyList } from "#contracts/places.ts";
import type { PageRoutes } from "#member-app/app.ts";
import { type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import {
  type Choices,
  emptyForm,
  faultIds,
  faultsOfLines,
  formOf,
  orderOf,
  type QuickRefillForm,
  withAnotherLine,
  withNewKey,
  withoutEmptyLines,
} from "#member-app/quick-refill/quick-refill-form.ts";
import { QuickRefillPage } from "#member-app/quick-refill/quick-refill-page.tsx";
import { QuickReceiptPage } from "#member-app/quick-refill/quick-receipt-page.tsx";
import { sendPage } from "#pages/send-page.ts";
import { quickRefillPages as en } from "#words/en/quick-refill-pages.ts";
import { quickRefillPages as es } from "#words/es/quick-refill-pages.ts";

/** A refill by numbers, for pick-up, without signing on. */
export const quickRefillPages: PageRoutes = (app) => {
  app.get("/quick-refill", (c) =>
    sendPage(c, <QuickRefillPage page={c.get("page")} form={emptyForm()} choices={[]} />),
  );

  app.post("/quick-refill", async (c) => {
    const page = c.get("page");
    const posted = await readForm(c);
    const typed = formOf(posted);
    const act = posted.text("act");
    const { choices, faults } =
      typed.where === "other" || act === "find" ? await findChoices(page, typed) : { choices: [], faults: undefined };
    if (act === "add")
      return sendPage(c, <QuickRefillPage page={page} form={withAnotherLine(typed)} choices={choices} />);
    if (act === "find" || faults !== undefined) {
      const form: QuickRefillForm = { ...typed, where: "other" };
      return sendPage(
        c,
        <QuickRefillPage page={page} form={form} choices={choices} faults={faults} asked />,
        faults === undefined ? 200 : 422,
      );
    }
    const form = withoutEmptyLines(typed);
    if (form.where === "other" && form.pharmacyId === "") {
      const words = { en, es }[page.language];
      const fields = choices.length === 0 ? { zip: words.noneNear } : { pharmacyId: words.chooseFault };
      return sendPage(c, <QuickRefillPage page={page} form={form} choices={choices} faults={{ fields }} asked />, 422);
    }

    const answer = await page.api.send<PlacedOrder>("POST", "/guest/orders", orderOf(form), {
      "Idempotency-Key": form.key,
    });
    if (answer.ok) return sendPage(c, <QuickReceiptPage page={page} order={answer.data} />);
    // Whether it was ordered is not known: the same key again can't order twice.
    if (answer.status >= 500) {
      const unknown = { general: { en, es }[page.language].mayHaveOrdered, fields: {} };
      return sendPage(c, <QuickRefillPage page={page} form={form} choices={choices} faults={unknown} />, 503);
    }
    const { lines } = answer.problem;
    const refused =
      lines === undefined
        ? faultsOf(answer, page.language, faultIds(form))
        : faultsOfLines(form, answer.problem.detail, lines as readonly PlacedLine[], { en, es }[page.language].first);
    const mendable = answer.problem.code === "bad-input";
    return sendPage(
      c,
      <QuickRefillPage page={page} form={withNewKey(form)} choices={choices} faults={refused} refused={!mendable} />,
      statusOf(answer),
    );
  });
};

/** Beyond this, no pharmacy is "near": the next one may be across an ocean. */
const NEAR_MILES = 100;

/** The nearest pharmacies that take quick refills, or what is wrong with the ZIP code. */
async function findChoices(
  page: PageContext,
  { zip }: QuickRefillForm,
): Promise<{ choices: Choices; faults: Faults | undefined }> {
  const query = new URLSearchParams({ near: zip, feature: "guest-refill" });
  const answer = zip === "" ? undefined : await page.api.get<PharmacyList>(`/pharmacies?${query}`);
  if (answer?.ok === true) {
    const near = answer.data.pharmacies.filter(({ miles }) => miles !== null && miles <= NEAR_MILES);
    return { choices: near.slice(0, 5), faults: undefined };
  }
  return { choices: [], faults: { fields: { zip: { en, es }[page.language].zipFault } } };
}
