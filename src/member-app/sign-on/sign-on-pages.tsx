import type { PageRoutes } from "#member-app/app.ts";
import { type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import { ForgotPage, ForgotSentPage } from "#member-app/sign-on/forgot-page.tsx";
import { ResetExpiredPage, ResetPage } from "#member-app/sign-on/reset-page.tsx";
import { sameSitePath } from "#pages/same-site-path.ts";
import { SignInPage } from "#member-app/sign-on/sign-in-page.tsx";
import { sendPage } from "#pages/send-page.ts";
import { signOnPages as en } from "#words/en/sign-on-pages.ts";
import { signOnPages as es } from "#words/es/sign-on-pages.ts";

/** Signing on and out, and setting a forgotten password anew. */
export const signOnPages: PageRoutes = (app) => {
  app.get("/sign-in", (c) => {
    const page = c.get("page");
    const then = c.req.query("then");
    if (page.me !== null) return c.redirect(sameSitePath(then), 303);
    const done = c.req.query("done");
    return sendPage(
      c,
      <SignInPage page={page} then={then} news={done === "signed-out" || done === "password-set" ? done : undefined} />,
    );
  });

  app.post("/sign-in", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const [then, email, password, code] = [
      form.text("then"),
      form.text("email"),
      form.secret("password"),
      form.text("code"),
    ];
    const missing = missingOf(page, email, password);
    if (missing !== undefined)
      return sendPage(
        c,
        <SignInPage page={page} then={then} email={email} asksCode={code !== ""} faults={missing} />,
        422,
      );

    const answer = await page.api.send("POST", "/sign-in", { email, password, ...(code === "" ? {} : { code }) });
    if (answer.ok) return c.redirect(sameSitePath(then), 303);
    const codeNeeded = answer.problem.code === "authenticator-code-required";
    const faults = codeNeeded
      ? undefined
      : faultsOf(answer, page.language, { email: "email", password: "password", code: "code" });
    const asksCode = codeNeeded || code !== "";
    return sendPage(
      c,
      <SignInPage page={page} then={then} email={email} codeNeeded={codeNeeded} asksCode={asksCode} faults={faults} />,
      statusOf(answer),
    );
  });

  app.post("/sign-out", async (c) => {
    await c.get("page").api.send("POST", "/sign-out");
    return c.redirect("/sign-in?done=signed-out", 303);
  });

  app.get("/forgot-password", (c) => sendPage(c, <ForgotPage page={c.get("page")} />));

  app.post("/forgot-password", async (c) => {
    const page = c.get("page");
    const email = (await readForm(c)).text("email");
    const answer = await page.api.send("POST", "/password-resets", { email });
    if (answer.ok) return sendPage(c, <ForgotSentPage page={page} email={email} />);
    return sendPage(
      c,
      <ForgotPage page={page} email={email} faults={faultsOf(answer, page.language, { email: "email" })} />,
      statusOf(answer),
    );
  });

  app.get("/reset-password", (c) => {
    const page = c.get("page");
    const token = c.req.query("token") ?? "";
    return token === ""
      ? sendPage(c, <ResetExpiredPage page={page} />, 404)
      : sendPage(c, <ResetPage page={page} token={token} />);
  });

  app.post("/reset-password", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const token = form.text("token");
    const answer = await page.api.send("POST", "/password-resets/confirm", {
      token,
      password: form.secret("password"),
    });
    if (answer.ok) return c.redirect("/sign-in?done=password-set", 303);
    if (answer.problem.code === "reset-link-expired" || answer.problem.fields?.["token"] !== undefined)
      return sendPage(c, <ResetExpiredPage page={page} />, 422);
    return sendPage(
      c,
      <ResetPage page={page} token={token} faults={faultsOf(answer, page.language, { password: "password" })} />,
      statusOf(answer),
    );
  });
};

/** An empty field is told here: what the API says of it speaks of new passwords. */
function missingOf(page: PageContext, email: string, password: string): Faults | undefined {
  const words = { en, es }[page.language];
  const fields = {
    ...(email === "" ? { email: words.enterEmail } : {}),
    ...(password === "" ? { password: words.enterPassword } : {}),
  };
  return Object.keys(fields).length === 0 ? undefined : { fields };
}
