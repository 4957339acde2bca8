import type { PasskeyList } from "#contracts/accounts.ts";
import type { StaffSessions } from "#contracts/staff/account.ts";
import type { SignOnWays } from "#contracts/staff/sign-on.ts";
import { dataOf, type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sameSitePath } from "#pages/same-site-path.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { sectionsOf } from "#staff-workbench/sections.ts";
import { AccountPage } from "#staff-workbench/sign-on/account-page.tsx";
import { SecondFactorPage } from "#staff-workbench/sign-on/second-factor-page.tsx";
import { SignInPage, type SignInNews } from "#staff-workbench/sign-on/sign-in-page.tsx";
import { staffSignOn as en } from "#words/en/staff-sign-on.ts";
import { staffSignOn as es } from "#words/es/staff-sign-on.ts";

const NEWS: readonly string[] = [
  "set-up",
  "signed-out",
  "session-ended",
  "single-sign-on-failed",
  "single-sign-on-down",
] satisfies SignInNews[];

/** Signing on at the workbench and out again. */
export const signOnPages: WorkbenchRoutes = (app) => {
  // The day begins where the role's work is.
  app.get("/staff", (c) => c.redirect(sectionsOf(signedOnStaff(c.get("page")))[0]?.href ?? "/staff/account", 303));

  app.get("/staff/sign-in", async (c) => {
    const page = c.get("page");
    const then = c.req.query("then");
    if (page.staff !== null) return c.redirect(sameSitePath(then, "/staff"), 303);
    const done = c.req.query("done") ?? "";
    const { singleSignOn } = await readWays(page);
    return sendPage(
      c,
      <SignInPage
        page={page}
        then={then}
        singleSignOn={singleSignOn}
        news={NEWS.includes(done) ? (done as SignInNews) : undefined}
      />,
    );
  });

  app.post("/staff/sign-in", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const [then, email, password, code] = [
      form.text("then"),
      form.text("email"),
      form.secret("password"),
      form.text("code"),
    ];
    const missing = missingOf(page, { email, password, code });
    const ways = await readWays(page);
    if (missing !== undefined)
      return sendPage(c, <SignInPage page={page} then={then} {...ways} email={email} faults={missing} />, 422);
    const answer = await page.api.send("POST", "/staff/sign-in", { email, password, code });
    if (answer.ok) return c.redirect(sameSitePath(then, "/staff"), 303);
    const faults = faultsOf(answer, page.language, { email: "email", password: "password", code: "code" });
    return sendPage(
      c,
      <SignInPage page={page} then={then} {...ways} email={email} faults={faults} />,
      statusOf(answer),
    );
  });

  app.post("/staff/sign-out", async (c) => {
    await c.get("page").api.send("POST", "/staff/sign-out");
    return c.redirect("/staff/sign-in?done=signed-out", 303);
  });

  app.get("/staff/account", async (c) => {
    const page = c.get("page");
    const [passkeys, sessions] = await Promise.all([
      page.api.get<PasskeyList>("/staff/passkeys"),
      page.api.get<StaffSessions>("/staff/sessions"),
    ]);
    return sendPage(
      c,
      <AccountPage
        page={{ ...page, path: "/staff/account" }}
        {...dataOf(passkeys)}
        {...dataOf(sessions)}
        done={c.req.query("done")}
      />,
    );
  });

  app.post("/staff/account/remove-passkey", async (c) => {
    const id = (await readForm(c)).text("id");
    await c.get("page").api.send("DELETE", `/staff/passkeys/${encodeURIComponent(id)}`);
    return c.redirect("/staff/account?done=passkey-removed", 303);
  });

  app.get("/staff/second-factor", (c) =>
    sendPage(c, <SecondFactorPage page={c.get("page")} then={c.req.query("then")} />),
  );

  app.post("/staff/second-factor", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const then = form.text("then");
    const answer = await page.api.send("POST", "/staff/second-factor", { code: form.text("code") });
    if (answer.ok) return c.redirect(sameSitePath(then, "/staff"), 303);
    if (answer.status === 401) return answerFailure(c, answer);
    const wrong = answer.problem.code === "second-factor-wrong";
    const faults = wrong
      ? { fields: { code: answer.problem.detail } }
      : faultsOf(answer, page.language, { code: "code" });
    return sendPage(c, <SecondFactorPage page={page} then={then} faults={faults} />, statusOf(answer));
  });
};

async function readWays({ api }: WorkbenchContext): Promise<SignOnWays> {
  return dataOf(await api.get<SignOnWays>("/staff/sign-on-ways"));
}

function missingOf(
  page: WorkbenchContext,
  { email, password, code }: { email: string; password: string; code: string },
): Faults | undefined {
  const words = { en, es }[page.language];
  const fields = {
    ...(email === "" ? { email: words.enterEmail } : {}),
    ...(password === "" ? { password: words.enterPassword } : {}),
    ...(code === "" ? { code: words.enterCode } : {}),
  };
  return Object.keys(fields).length === 0 ? undefined : { fields };
}
