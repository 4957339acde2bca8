import type { RegistrationDraft } from "#member-app/register/register-page.tsx";
import type { PageRoutes } from "#member-app/app.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { CodeExpiredPage, ConfirmPage } from "#member-app/register/confirm-page.tsx";
import { RegisterPage } from "#member-app/register/register-page.tsx";
import { dayOfTyped, readTypedDate } from "#pages/typed-date.ts";
import { sendPage } from "#pages/send-page.ts";
import { registerPages as en } from "#words/en/register-pages.ts";
import { registerPages as es } from "#words/es/register-pages.ts";

/** Registering for the website with the number on the ID card. */
export const registerPages: PageRoutes = (app) => {
  app.get("/register", (c) => {
    const page = c.get("page");
    return page.me === null ? sendPage(c, <RegisterPage page={page} />) : c.redirect("/home", 303);
  });

  app.post("/register", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed: RegistrationDraft = {
      mrn: form.text("mrn"),
      lastName: form.text("lastName"),
      email: form.text("email"),
      birthDate: readTypedDate(form, "birthDate"),
    };
    const answer = await page.api.send<{ id: string; detail: string }>("POST", "/registrations", {
      ...typed,
      birthDate: dayOfTyped(typed.birthDate),
    });
    // The registration's id goes on in the form, never in an address.
    if (answer.ok)
      return sendPage(c, <ConfirmPage page={page} registration={answer.data.id} detail={answer.data.detail} />);
    const faults = faultsOf(answer, page.language, {
      mrn: "mrn",
      lastName: "lastName",
      birthDate: "birthDate",
      email: "email",
    });
    const worded =
      faults.fields["birthDate"] === undefined
        ? faults
        : { ...faults, fields: { ...faults.fields, birthDate: { en, es }[page.language].birthDateFault } };
    return sendPage(c, <RegisterPage page={page} typed={typed} faults={worded} />, statusOf(answer));
  });

  app.get("/register/confirm", (c) => c.redirect("/register", 303));

  app.post("/register/confirm", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const [registration, detail] = [form.text("registration"), form.text("detail")];
    const answer = await page.api.send("POST", `/registrations/${encodeURIComponent(registration)}/confirm`, {
      code: form.text("code"),
      password: form.secret("password"),
    });
    if (answer.ok) return c.redirect("/home", 303);
    if (answer.problem.code === "code-expired") return sendPage(c, <CodeExpiredPage page={page} />, 422);
    const found = faultsOf(answer, page.language, { code: "code", password: "password" });
    const faults = answer.problem.code === "code-wrong" ? { fields: { code: answer.problem.detail } } : found;
    return sendPage(
      c,
      <ConfirmPage page={page} registration={registration} detail={detail} code={form.text("code")} faults={faults} />,
      statusOf(answer),
    );
  });
};
