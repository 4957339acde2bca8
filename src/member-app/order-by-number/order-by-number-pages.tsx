import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { type Faults, faultsOf } from "#pages/form-faults.tsx";
import { MAX_NUMBERS, OrderByNumberPage, rxField } from "#member-app/order-by-number/order-by-number-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

/** `/order-by-number`: for somebody whose list the reader may not see. */
export const orderByNumberPages: PageRoutes = (app) => {
  app.get("/order-by-number", (c) =>
    sendPage(c, <OrderByNumberPage page={c.get("page")} mrn="" rxNumbers={[""]} added={0} faults={undefined} />),
  );

  app.post("/order-by-number", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const mrn = form.text("mrn");
    const typed = form.all("rx").slice(0, MAX_NUMBERS);
    if (form.text("act") === "more") {
      return sendPage(
        c,
        <OrderByNumberPage {...{ page, mrn }} rxNumbers={[...typed, ""]} added={0} faults={undefined} />,
      );
    }
    const filled = typed.filter((rxNumber) => rxNumber !== "");
    const result = await addByNumber(page, mrn, filled.length === 0 ? [""] : filled);
    if (result.refused?.status === 401) return answerFailure(c, result.refused);
    if (result.left.length === 0) return c.redirect("/bag", 303);
    return sendPage(
      c,
      <OrderByNumberPage {...{ page, mrn }} rxNumbers={result.left} added={result.added} faults={result.faults} />,
      422,
    );
  });
};

/** Puts each in the bag; those refused are left for another try, each with its fault. */
async function addByNumber(page: PageContext, mrn: string, rxNumbers: readonly string[]) {
  const left: string[] = [];
  let general: string | undefined;
  let fields: Faults["fields"] = {};
  let refused;
  for (const rxNumber of rxNumbers) {
    const answer = await page.api.send("POST", "/bag", { rxNumber, ...(mrn === "" ? {} : { mrn }) });
    if (answer.ok) continue;
    const faults = faultsOf(answer, page.language, { mrn: "mrn", rxNumber: rxField(left.length) });
    left.push(rxNumber);
    refused = answer;
    general ??= faults.general;
    fields = { ...fields, ...faults.fields };
  }
  return { left, added: rxNumbers.length - left.length, refused, faults: { general, fields } };
}
