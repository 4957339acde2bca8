import type { AddressList, PharmacyList, Transfer, TransferList } from "#contracts/places.ts";
import type { PrescriptionDetails } from "#contracts/prescriptions.ts";
import type { PageRoutes } from "#member-app/app.ts";
import { answerFailure } from "#member-app/answer-failure.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { InsidePage, OutsidePage, WhereNowPage } from "#member-app/transfers/new-transfer-page.tsx";
import { TransferPage } from "#member-app/transfers/transfer-page.tsx";
import { TransfersPage } from "#member-app/transfers/transfers-page.tsx";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";

const TRANSFER = "/transfers/:id{[0-9a-f-]{36}}";

/** `/transfers`: moving a prescription, and following it. */
export const transferPages: PageRoutes = (app) => {
  app.get("/transfers", async (c) => {
    const page = c.get("page");
    const { transfers } = dataOf(await page.api.get<TransferList>("/transfers"));
    return sendPage(c, <TransfersPage page={page} transfers={transfers} />);
  });

  app.get("/transfers/new", (c) => sendPage(c, <WhereNowPage page={c.get("page")} />));

  app.get("/transfers/new/inside", async (c) => {
    const page = c.get("page");
    const id = c.req.query("medicine");
    const [pharmacies, medicine] = await Promise.all([
      pharmaciesFor(page),
      id === undefined ? undefined : page.api.get<PrescriptionDetails>(`/prescriptions/${encodeURIComponent(id)}`),
    ]);
    const known = medicine?.ok === true ? medicine.data : undefined;
    return sendPage(
      c,
      <InsidePage
        {...{ page, pharmacies }}
        typed={{
          rxNumber: known?.rxNumber ?? "",
          toPharmacyId: pharmacies.find((pharmacy) => pharmacy.id !== known?.pharmacy.id)?.id ?? "",
        }}
        medicine={known && `${known.drug} ${known.strength}`}
      />,
    );
  });

  app.post("/transfers/new/inside", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = { rxNumber: form.text("rxNumber"), toPharmacyId: form.text("toPharmacyId") };
    const answer = await page.api.send<Transfer>("POST", "/transfers", { kind: "inside-plan", ...typed });
    if (answer.ok) return c.redirect(`/transfers/${answer.data.id}?done=moved`, 303);
    if (answer.status === 401) return answerFailure(c, answer);
    const faults = faultsOf(answer, page.language, { rxNumber: "rxNumber", toPharmacyId: "toPharmacyId" });
    const pharmacies = await pharmaciesFor(page);
    return sendPage(c, <InsidePage {...{ page, pharmacies, typed, faults }} />, statusOf(answer));
  });

  app.get("/transfers/new/outside", async (c) => {
    const page = c.get("page");
    const pharmacies = await pharmaciesFor(page);
    const typed = {
      toPharmacyId: pharmacies[0]?.id ?? "",
      outsidePharmacyName: "",
      outsidePharmacyPhone: "",
      outsideRxNumber: "",
      medicineNamed: "",
    };
    return sendPage(c, <OutsidePage {...{ page, pharmacies, typed }} />);
  });

  app.post("/transfers/new/outside", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = {
      toPharmacyId: form.text("toPharmacyId"),
      outsidePharmacyName: form.text("outsidePharmacyName"),
      outsidePharmacyPhone: form.text("outsidePharmacyPhone"),
      outsideRxNumber: form.text("outsideRxNumber"),
      medicineNamed: form.text("medicineNamed"),
    };
    const answer = await page.api.send<Transfer>("POST", "/transfers", { kind: "from-outside", ...typed });
    if (answer.ok) return c.redirect(`/transfers/${answer.data.id}?done=asked`, 303);
    if (answer.status === 401) return answerFailure(c, answer);
    const ids = Object.keys(typed).map((field) => [field, field]);
    const faults = faultsOf(answer, page.language, Object.fromEntries(ids) as Record<string, string>);
    const pharmacies = await pharmaciesFor(page);
    return sendPage(c, <OutsidePage {...{ page, pharmacies, typed, faults }} />, statusOf(answer));
  });

  app.get(TRANSFER, async (c) => {
    const page = c.get("page");
    const transfer = await page.api.get<Transfer>(`/transfers/${c.req.param("id")}`);
    if (!transfer.ok) return answerFailure(c, transfer);
    const path = `/transfers/${transfer.data.id}`;
    return sendPage(c, <TransferPage page={{ ...page, path }} transfer={transfer.data} done={c.req.query("done")} />);
  });

  app.post(`${TRANSFER}/cancel`, async (c) => {
    const page = c.get("page");
    const path = `/transfers/${c.req.param("id")}`;
    const version = Number((await readForm(c)).text("version"));
    const answer = await page.api.send("POST", `${path}/cancel`, { version });
    if (answer.ok) return c.redirect(`${path}?done=cancelled`, 303);
    const transfer = await page.api.get<Transfer>(path);
    if (!transfer.ok || answer.status === 401) return answerFailure(c, transfer.ok ? answer : transfer);
    return sendPage(
      c,
      <TransferPage {...{ page }} transfer={transfer.data} faults={faultsOf(answer, page.language)} />,
      statusOf(answer),
    );
  });
};

/** Where a prescription can go: the plan's pharmacies that take transfers online and the mail-order pharmacy, nearest first. */
async function pharmaciesFor(page: PageContext): Promise<PharmacyList["pharmacies"]> {
  const [home] = dataOf(await page.api.get<AddressList>("/addresses")).addresses;
  const near = home === undefined ? undefined : await page.api.get<PharmacyList>(`/pharmacies?near=${home.zip}`);
  // A ZIP code that is on no map still leaves the list by name.
  const list = near?.ok === true ? near.data : dataOf(await page.api.get<PharmacyList>("/pharmacies"));
  return list.pharmacies.filter(
    ({ kind, features }) => kind === "mail-order" || (kind === "plan" && features.includes("transfer-online")),
  );
}
