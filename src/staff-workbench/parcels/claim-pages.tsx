import type { Context } from "hono";
import type { ActedClaim, Claim, ClaimList } from "#contracts/staff/parcels.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { notFoundPage } from "#staff-workbench/error-pages.tsx";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { ClaimPage } from "#staff-workbench/parcels/claim-page.tsx";
import { ClaimsPage } from "#staff-workbench/parcels/claims-page.tsx";

type Refused = Extract<ApiAnswer<unknown>, { ok: false }>;

const ID = "[0-9a-f-]{36}";
const ADDRESS = ["line1", "line2", "city", "state", "zip"] as const;

/** `/staff/parcels/claims`: parcels that stand still, are lost, broke or came back. */
export const claimPages: WorkbenchRoutes = (app) => {
  app.get("/staff/parcels/claims", async (c) => {
    const list = await readList(c);
    if (!list.ok) return answerFailure(c, list);
    return sendPage(c, <ClaimsPage page={c.get("page")} list={list.data} done={c.req.query("done")} />);
  });

  app.post("/staff/parcels/claims", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = { trackingNumber: form.text("trackingNumber"), kind: form.text("kind") };
    const opened = await page.api.send<ActedClaim>("POST", "/staff/claims", typed);
    if (opened.ok) return c.redirect(`/staff/parcels/claims/${opened.data.id}?done=report`, 303);
    const list = await readList(c);
    if (!list.ok || isNobodys(opened)) return answerFailure(c, opened);
    const faults = faultsOf(opened, page.language, { trackingNumber: "trackingNumber" });
    return sendPage(c, <ClaimsPage {...{ page, faults, typed }} list={list.data} />, statusOf(opened));
  });

  app.get(`/staff/parcels/claims/:claim{${ID}}`, async (c) => {
    const list = await readList(c);
    if (!list.ok) return answerFailure(c, list);
    const claim = claimOf(c, list.data);
    if (claim === undefined) return notFoundPage(c);
    return sendPage(c, <ClaimPage page={c.get("page")} claim={claim} done={c.req.query("done")} />);
  });

  app.post(`/staff/parcels/claims/:claim{${ID}}/decide`, async (c) => {
    const page = c.get("page");
    const list = await readList(c);
    if (!list.ok) return answerFailure(c, list);
    const claim = claimOf(c, list.data);
    if (claim === undefined) return notFoundPage(c);
    const form = await readForm(c);
    const shipTo = Object.fromEntries(ADDRESS.map((name) => [name, form.text(name)])) as Claim["shipTo"];
    const isMended = ADDRESS.some((name) => shipTo[name] !== claim.shipTo[name]);
    const decided = await page.api.send("POST", `/staff/claims/${claim.id}/decide`, {
      version: Number(form.text("version")),
      decision: form.text("decision"),
      ...(isMended ? { shipTo } : {}),
    });
    if (decided.ok) return c.redirect(`/staff/parcels/claims?done=decide`, 303);
    if (isNobodys(decided)) return answerFailure(c, decided);
    const ids = ADDRESS.flatMap((name) => [[name, name] as const, [`shipTo.${name}`, name] as const]);
    const faults = faultsOf(decided, page.language, Object.fromEntries(ids));
    const typed = { ...shipTo, decision: form.text("decision") };
    return sendPage(c, <ClaimPage {...{ page, claim, faults, typed }} />, statusOf(decided));
  });
};

function readList(c: Context<WorkbenchEnv>) {
  return c.get("page").api.get<ClaimList>("/staff/claims");
}

function claimOf(c: Context<WorkbenchEnv>, { claims }: ClaimList): Claim | undefined {
  return claims.find(({ id }) => id === c.req.param("claim"));
}

function isNobodys({ status }: Refused): boolean {
  return status === 401;
}
