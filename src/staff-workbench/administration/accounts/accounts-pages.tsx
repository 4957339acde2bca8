import type { Context } from "hono";
import type { InvitedStaff, StaffAccount, StaffList, StaffPlaces, StaffSetUp } from "#contracts/staff/accounts.ts";
import { type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { StaffAccountPage } from "#staff-workbench/administration/accounts/account-page.tsx";
import { InvitePage } from "#staff-workbench/administration/accounts/invite-page.tsx";
import { bodyOfPlace, readPlace, type TypedPlace } from "#staff-workbench/administration/accounts/place-fields.tsx";
import { LinkExpiredPage, SetUpPage } from "#staff-workbench/administration/accounts/set-up-page.tsx";
import { StaffListPage } from "#staff-workbench/administration/accounts/staff-list-page.tsx";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { staffAccounts as en } from "#words/en/staff-accounts.ts";
import { staffAccounts as es } from "#words/es/staff-accounts.ts";

const HERE = "/staff/administration/staff";
const FIELDS = { name: "name", role: "role", pharmacyId: "pharmacyId", prescriberId: "prescriberId", email: "email" };
const ACTS = ["lock", "unlock", "end-sessions", "reset-authenticator"] as const;

/** Accounts of staff, and where the links mailed to them lead. */
export const accountsPages: WorkbenchRoutes = (app) => {
  app.get(HERE, async (c) => {
    const page = c.get("page");
    const search = c.req.query("search") ?? "";
    const list = await page.api.get<StaffList>(`/staff/accounts?${new URLSearchParams({ search }).toString()}`);
    if (!list.ok) return answerFailure(c, list);
    return sendPage(c, <StaffListPage page={page} staff={list.data.staff} search={search} />);
  });

  app.get(`${HERE}/new`, async (c) => {
    const places = await c.get("page").api.get<StaffPlaces>("/staff/account-places");
    if (!places.ok) return answerFailure(c, places);
    return sendPage(c, <InvitePage page={c.get("page")} places={places.data} />);
  });

  app.post(`${HERE}/new`, async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = { ...readPlace(form), email: form.text("email"), elsewhere: form.text("elsewhere") === "yes" };
    const answer = await page.api.send<InvitedStaff>("POST", "/staff/accounts", {
      ...bodyOfPlace(typed),
      email: typed.email,
      elsewhere: typed.elsewhere,
    });
    if (answer.ok) return c.redirect(`${HERE}/${answer.data.id}?done=invited`, 303);
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    const places = await page.api.get<StaffPlaces>("/staff/account-places");
    if (!places.ok) return answerFailure(c, places);
    const faults: Faults =
      answer.problem.code === "email-in-use"
        ? { fields: { email: { en, es }[page.language].emailInUse } }
        : faultsOf(answer, page.language, FIELDS);
    return sendPage(c, <InvitePage page={page} places={places.data} typed={typed} faults={faults} />, statusOf(answer));
  });

  app.get(`${HERE}/:id`, (c) => sendAccount(c, { done: c.req.query("done") }));

  app.post(`${HERE}/:id`, async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = readPlace(form);
    const answer = await page.api.send("POST", accountPath(c), {
      ...bodyOfPlace(typed),
      version: Number(form.text("version")),
    });
    if (answer.ok) return c.redirect(`${HERE}/${c.req.param("id")}?done=changed`, 303);
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) return answerFailure(c, answer);
    return sendAccount(c, { typed, faults: faultsOf(answer, page.language, FIELDS) }, statusOf(answer));
  });

  for (const act of ACTS) {
    app.post(`${HERE}/:id/${act}`, async (c) => {
      const page = c.get("page");
      const version = Number((await readForm(c)).text("version"));
      const answer = await page.api.send("POST", `${accountPath(c)}/${act}`, { version });
      if (answer.ok) return c.redirect(`${HERE}/${c.req.param("id")}?done=${act}`, 303);
      if (answer.status === 401 || answer.status === 403 || answer.status === 404) return answerFailure(c, answer);
      return sendAccount(c, { faults: faultsOf(answer, page.language) }, statusOf(answer));
    });
  }

  app.get("/staff/set-up", async (c) => {
    const page = c.get("page");
    const token = c.req.query("token") ?? "";
    // The link must not ride along in the address of what the page loads or leads to.
    c.header("Referrer-Policy", "no-referrer");
    const setUp = await page.api.send<StaffSetUp>("POST", "/staff/sign-on-links/look", { token });
    return setUp.ok
      ? sendPage(c, <SetUpPage page={page} token={token} setUp={setUp.data} />)
      : sendPage(c, <LinkExpiredPage page={page} />, 404);
  });

  app.post("/staff/set-up", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const token = form.text("token");
    const answer = await page.api.send("POST", "/staff/sign-on-links/use", {
      token,
      password: form.secret("password"),
      code: form.text("code"),
    });
    if (answer.ok) return c.redirect("/staff/sign-in?done=set-up", 303);
    c.header("Referrer-Policy", "no-referrer");
    const setUp = await page.api.send<StaffSetUp>("POST", "/staff/sign-on-links/look", { token });
    if (!setUp.ok) return sendPage(c, <LinkExpiredPage page={page} />, 404);
    const { code, detail } = answer.problem;
    const faults: Faults =
      code === "code-wrong"
        ? { fields: { code: detail } }
        : code === "password-wrong"
          ? { fields: { password: detail } }
          : faultsOf(answer, page.language, { password: "password", code: "code" });
    return sendPage(c, <SetUpPage page={page} token={token} setUp={setUp.data} faults={faults} />, statusOf(answer));
  });
};

async function sendAccount(
  c: Context<WorkbenchEnv>,
  more: { readonly typed?: TypedPlace; readonly faults?: Faults; readonly done?: string | undefined },
  status: ReturnType<typeof statusOf> | 200 = 200,
): Promise<Response> {
  const page = c.get("page");
  const [account, places] = await Promise.all([
    page.api.get<StaffAccount>(accountPath(c)),
    page.api.get<StaffPlaces>("/staff/account-places"),
  ]);
  if (!account.ok) return answerFailure(c, account);
  if (!places.ok) return answerFailure(c, places);
  const path = `${HERE}/${account.data.id}`;
  return sendPage(
    c,
    <StaffAccountPage page={{ ...page, path }} account={account.data} places={places.data} {...more} />,
    status,
  );
}

function accountPath(c: Context<WorkbenchEnv>): string {
  return `/staff/accounts/${encodeURIComponent(c.req.param("id") ?? "")}`;
}
