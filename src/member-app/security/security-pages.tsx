import type { AuthenticatorSetup, PasskeyList, SessionList } from "#contracts/accounts.ts";
import type { PageRoutes } from "#member-app/app.ts";
import { dataOf, faultsOf, statusOf } from "#pages/form-faults.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { readForm } from "#pages/posted-form.ts";
import { AuthenticatorPage, WrongCodePage } from "#member-app/security/authenticator-page.tsx";
import { PasswordPage } from "#member-app/security/password-page.tsx";
import { SecurityPage } from "#member-app/security/security-page.tsx";
import { sendPage } from "#pages/send-page.ts";
import { securityPages as en } from "#words/en/security-pages.ts";
import { securityPages as es } from "#words/es/security-pages.ts";

/** How the member signs on, and where. */
export const securityPages: PageRoutes = (app) => {
  app.get("/profile/security", async (c) => {
    const page = c.get("page");
    const [passkeys, sessions] = await Promise.all([
      page.api.get<PasskeyList>("/passkeys"),
      page.api.get<SessionList>("/sessions"),
    ]);
    const shown = { ...dataOf(passkeys), ...dataOf(sessions) };
    return sendPage(
      c,
      <SecurityPage page={{ ...page, path: "/profile/security" }} {...shown} done={c.req.query("done")} />,
    );
  });

  app.get("/profile/security/password", (c) => sendPage(c, <PasswordPage page={c.get("page")} />));

  app.post("/profile/security/password", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const answer = await page.api.send("POST", "/me/password", {
      current: form.secret("current"),
      password: form.secret("password"),
    });
    if (answer.ok) return c.redirect("/profile/security?done=password", 303);
    const found = faultsOf(answer, page.language, { current: "current", password: "password" });
    const faults = answer.problem.code === "password-wrong" ? { fields: { current: answer.problem.detail } } : found;
    return sendPage(c, <PasswordPage page={page} faults={faults} />, statusOf(answer));
  });

  app.post("/profile/security/remove-passkey", async (c) => {
    const id = (await readForm(c)).text("id");
    await c.get("page").api.send("DELETE", `/passkeys/${encodeURIComponent(id)}`);
    return c.redirect("/profile/security?done=passkey-removed", 303);
  });

  app.get("/profile/security/authenticator", (c) => c.redirect("/profile/security", 303));

  // The secret is shown in the answer to a POST: a page in the history must not bring it back.
  app.post("/profile/security/authenticator", async (c) => {
    const page = c.get("page");
    const setup = dataOf(await page.api.send<AuthenticatorSetup>("POST", "/authenticator"));
    return sendPage(c, <AuthenticatorPage page={securityPath(page)} setup={setup} />);
  });

  app.post("/profile/security/authenticator/confirm", async (c) => {
    const page = c.get("page");
    const code = (await readForm(c)).text("code");
    const answer = await page.api.send("POST", "/authenticator/confirm", { code });
    if (answer.ok) return c.redirect("/profile/security?done=authenticator-on", 303);
    const found = faultsOf(answer, page.language, { code: "code" });
    const faults =
      answer.problem.code === "code-wrong" ? { fields: { code: { en, es }[page.language].wrongCode } } : found;
    return sendPage(c, <WrongCodePage page={securityPath(page)} faults={faults} />, statusOf(answer));
  });

  app.post("/profile/security/authenticator/off", async (c) => {
    dataOf(await c.get("page").api.send("DELETE", "/authenticator"));
    return c.redirect("/profile/security?done=authenticator-off", 303);
  });

  app.post("/profile/security/end-session", async (c) => {
    const id = (await readForm(c)).text("id");
    await c.get("page").api.send("DELETE", `/sessions/${encodeURIComponent(id)}`);
    return c.redirect("/profile/security?done=session-ended", 303);
  });

  app.post("/profile/security/end-other-sessions", async (c) => {
    const { api } = c.get("page");
    const { sessions } = dataOf(await api.get<SessionList>("/sessions"));
    for (const { id, current } of sessions) if (!current) await api.send("DELETE", `/sessions/${id}`);
    return c.redirect("/profile/security?done=sessions-ended", 303);
  });
};

/** In the other language these pages begin again. */
function securityPath(page: PageContext): PageContext {
  return { ...page, path: "/profile/security" };
}
