import type { AddressList, PaymentMethodList } from "#contracts/places.ts";
import type { PageRoutes } from "#member-app/app.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import { dayOfTyped, readTypedDate } from "#pages/typed-date.ts";
import { AddressPage } from "#member-app/profile/address-page.tsx";
import { ContactPage } from "#member-app/profile/contact-page.tsx";
import { ProfilePage } from "#member-app/profile/profile-page.tsx";
import { signedOn } from "#member-app/signed-on.ts";
import { sendPage } from "#pages/send-page.ts";
import { isLanguage } from "#words/languages.ts";
import { phoneWords } from "#words/phone-words.ts";

/** What the plan knows of the member, and what the member may change. */
export const profilePages: PageRoutes = (app) => {
  app.get("/profile", async (c) => {
    const page = c.get("page");
    const { addresses, paymentMethods } = await readPlaces(page);
    return sendPage(
      c,
      <ProfilePage
        page={{ ...page, path: "/profile" }}
        addresses={addresses}
        cards={paymentMethods}
        done={c.req.query("done")}
      />,
    );
  });

  app.post("/profile/language", async (c) => {
    const language = (await readForm(c)).text("language");
    if (!isLanguage(language)) return c.redirect("/profile", 303);
    dataOf(await c.get("page").api.send("PATCH", "/me", { language }));
    return c.redirect(`/profile?lang=${language}&done=language`, 303);
  });

  app.get("/profile/contact", (c) => {
    const page = c.get("page");
    const { email, phone } = signedOn(page);
    return sendPage(c, <ContactPage page={page} email={email} phone={phoneWords(phone ?? "")} />);
  });

  app.post("/profile/contact", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const [email, phone, password] = [form.text("email"), form.text("phone"), form.secret("password")];
    const me = signedOn(page);
    const changes = {
      ...(email === me.email ? {} : { email, password }),
      ...(phone === phoneWords(me.phone ?? "") ? {} : { phone }),
    };
    if (Object.keys(changes).length === 0) return c.redirect("/profile", 303);
    const answer = await page.api.send("PATCH", "/me", changes);
    if (answer.ok) return c.redirect("/profile?done=contact", 303);
    const found = faultsOf(answer, page.language, { email: "email", phone: "phone", password: "password" });
    const faults = answer.problem.code === "password-wrong" ? { fields: { password: answer.problem.detail } } : found;
    return sendPage(c, <ContactPage page={page} email={email} phone={phone} faults={faults} />, statusOf(answer));
  });

  app.get("/profile/address", (c) => sendPage(c, <AddressPage page={c.get("page")} />));

  app.post("/profile/address", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = {
      line1: form.text("line1"),
      line2: form.text("line2"),
      city: form.text("city"),
      state: form.text("state"),
      zip: form.text("zip"),
    };
    const [from, until] = [readTypedDate(form, "from"), readTypedDate(form, "until")];
    const [fromOn, untilOn] = [dayOfTyped(from), dayOfTyped(until)];
    const days = fromOn + untilOn === "" ? {} : { fromOn, untilOn };
    const answer = await page.api.send("POST", "/addresses", { ...typed, ...days });
    if (answer.ok) return c.redirect("/profile?done=address-added#addresses", 303);
    const ids = {
      line1: "line1",
      line2: "line2",
      city: "city",
      state: "state",
      zip: "zip",
      fromOn: "untilOn",
      untilOn: "untilOn",
    };
    return sendPage(
      c,
      <AddressPage page={page} typed={{ ...typed, from, until }} faults={faultsOf(answer, page.language, ids)} />,
      statusOf(answer),
    );
  });

  app.post("/profile/remove-address", async (c) => {
    const id = (await readForm(c)).text("id");
    goneOr(await c.get("page").api.send("DELETE", `/addresses/${encodeURIComponent(id)}`));
    return c.redirect("/profile?done=address-removed#addresses", 303);
  });
};

async function readPlaces(page: PageContext): Promise<AddressList & PaymentMethodList> {
  const [addresses, cards] = await Promise.all([
    page.api.get<AddressList>("/addresses"),
    page.api.get<PaymentMethodList>("/payment-methods"),
  ]);
  return { ...dataOf(addresses), ...dataOf(cards) };
}

/** What was removed before, in another tab, is removed all the same. */
function goneOr(answer: ApiAnswer<unknown>): void {
  if (!answer.ok && answer.status !== 404) throw new Error(`the API refused with ${answer.problem.code}`);
}
