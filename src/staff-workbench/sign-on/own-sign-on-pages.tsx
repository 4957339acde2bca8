import type { AuthenticatorSetup } from "#contracts/accounts.ts";
import { type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { ApiAnswer } from "#pages/call-api.ts";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { NewAuthenticatorPage, OwnPasswordPage, PresentCodePage } from "#staff-workbench/sign-on/own-sign-on.tsx";
import type { Language } from "#words/languages.ts";

/** `/staff/account/…`: one's own password, authenticator and sessions. */
export const ownSignOnPages: WorkbenchRoutes = (app) => {
  app.get("/staff/account/password", (c) => sendPage(c, <OwnPasswordPage page={c.get("page")} />));

  app.post("/staff/account/password", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const answer = await page.api.send("POST", "/staff/me/password", {
      current: form.secret("current"),
      password: form.secret("password"),
    });
    if (answer.ok) return c.redirect("/staff/account?done=password", 303);
    if (answer.status === 401) return answerFailure(c, answer);
    const faults =
      answer.problem.code === "password-wrong"
        ? { fields: { current: answer.problem.detail } }
        : faultsOf(answer, page.language, { current: "current", password: "password" });
    return sendPage(c, <OwnPasswordPage page={page} faults={faults} />, statusOf(answer));
  });

  app.get("/staff/account/authenticator", (c) => sendPage(c, <PresentCodePage page={c.get("page")} />));

  // The secret is shown in the answer to a POST: a page in the history must not bring it back.
  app.post("/staff/account/authenticator", async (c) => {
    const page = atStart(c.get("page"));
    const code = (await readForm(c)).text("code");
    const setup = await page.api.send<AuthenticatorSetup>("POST", "/staff/authenticator", { code });
    if (setup.ok) return sendPage(c, <NewAuthenticatorPage page={page} setup={setup.data} />);
    if (setup.status === 401) return answerFailure(c, setup);
    return sendPage(c, <PresentCodePage page={page} faults={codeFaults(setup, page.language)} />, statusOf(setup));
  });

  app.post("/staff/account/authenticator/confirm", async (c) => {
    const page = atStart(c.get("page"));
    const code = (await readForm(c)).text("code");
    const answer = await page.api.send("POST", "/staff/authenticator/confirm", { code });
    if (answer.ok) return c.redirect("/staff/account?done=authenticator", 303);
    if (answer.status === 401) return answerFailure(c, answer);
    const faults = codeFaults(answer, page.language);
    return answer.problem.code === "code-expired"
      ? sendPage(c, <PresentCodePage page={page} faults={faults} />, 422)
      : sendPage(c, <NewAuthenticatorPage page={page} faults={faults} />, statusOf(answer));
  });

  app.post("/staff/account/end-session", async (c) => {
    const id = (await readForm(c)).text("id");
    await c.get("page").api.send("DELETE", `/staff/sessions/${encodeURIComponent(id)}`);
    return c.redirect("/staff/account?done=session-ended", 303);
  });
};

function codeFaults(answer: Extract<ApiAnswer<unknown>, { ok: false }>, language: Language): Faults {
  const wrong = answer.problem.code === "second-factor-wrong" || answer.problem.code === "code-wrong";
  return wrong ? { fields: { code: answer.problem.detail } } : faultsOf(answer, language, { code: "code" });
}

/** In the other language these pages begin again. */
function atStart(page: WorkbenchContext): WorkbenchContext {
  return { ...page, path: "/staff/account/authenticator" };
}
