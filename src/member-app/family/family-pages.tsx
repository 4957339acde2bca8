import type { AccessLog, GrantList, ParcelSharingList } from "#contracts/accounts.ts";
import type { PageRoutes } from "#member-app/app.ts";
import { dataOf, type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { AccessLogPage } from "#member-app/family/access-log-page.tsx";
import { FamilyPage } from "#member-app/family/family-page.tsx";
import { GivePermissionPage } from "#member-app/family/give-permission-page.tsx";
import { readForm } from "#pages/posted-form.ts";
import { dayOfTyped, readTypedDate } from "#pages/typed-date.ts";
import { sendPage } from "#pages/send-page.ts";
import { familyPages as en } from "#words/en/family-pages.ts";
import { familyPages as es } from "#words/es/family-pages.ts";
import type { Language } from "#words/languages.ts";

/** Who may act for whom, and who did what. */
export const familyPages: PageRoutes = (app) => {
  app.get("/family", async (c) => {
    const page = c.get("page");
    const [{ grants }, { people }] = await Promise.all([
      page.api.get<GrantList>("/grants").then(dataOf),
      page.api.get<ParcelSharingList>("/parcel-sharing").then(dataOf),
    ]);
    return sendPage(
      c,
      <FamilyPage page={{ ...page, path: "/family" }} grants={grants} sharing={people} done={c.req.query("done")} />,
    );
  });

  app.post("/family/parcels", async (c) => {
    const { api } = c.get("page");
    const form = await readForm(c);
    const id = encodeURIComponent(form.text("id"));
    const act = form.text("act");
    // What changed meanwhile stands on the page that follows.
    if (act === "ask") await api.send("POST", "/parcel-sharing", { grantId: form.text("grantId") });
    else if (act === "agree") await api.send("POST", `/parcel-sharing/${id}/agree`);
    else await api.send("DELETE", `/parcel-sharing/${id}`);
    return c.redirect("/family?done=parcels#parcels", 303);
  });

  app.get("/family/add", (c) => sendPage(c, <GivePermissionPage page={c.get("page")} />));

  app.post("/family/add", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = {
      mrn: form.text("mrn"),
      lastName: form.text("lastName"),
      scope: form.text("scope"),
      until: readTypedDate(form, "until"),
    };
    const { mrn, lastName, scope } = typed;
    const expiresOn = dayOfTyped(typed.until);
    const answer = await page.api.send("POST", "/grants", {
      mrn,
      lastName,
      scope,
      ...(expiresOn === "" ? {} : { expiresOn }),
    });
    if (answer.ok) return c.redirect("/family?done=given", 303);
    const found = faultsOf(answer, page.language, {
      mrn: "mrn",
      lastName: "lastName",
      scope: "scope",
      expiresOn: "until",
    });
    return sendPage(
      c,
      <GivePermissionPage page={page} typed={typed} faults={worded(found, page.language)} />,
      statusOf(answer),
    );
  });

  app.post("/family/end", async (c) => {
    const id = (await readForm(c)).text("id");
    await c.get("page").api.send("DELETE", `/grants/${encodeURIComponent(id)}`);
    return c.redirect("/family?done=ended", 303);
  });

  app.get("/family/access-log", async (c) => {
    const page = c.get("page");
    const before = c.req.query("before");
    const answer = await page.api.get<AccessLog>(
      before === undefined ? "/access-log" : `/access-log?before=${encodeURIComponent(before)}`,
    );
    // An instant that somebody tampered with leads back to the first page.
    if (!answer.ok && answer.status === 422) return c.redirect("/family/access-log", 303);
    return sendPage(c, <AccessLogPage page={page} log={dataOf(answer)} isFirst={before === undefined} />);
  });
};

/** The API speaks of its own fields; two of ours are asked in another way. */
function worded(faults: Faults, language: Language): Faults {
  const words = { en, es }[language];
  const fields = { ...faults.fields };
  if (fields["until"] !== undefined) fields["until"] = words.untilFault;
  if (fields["scope"] !== undefined) fields["scope"] = words.scopeFault;
  return { ...faults, fields };
}
