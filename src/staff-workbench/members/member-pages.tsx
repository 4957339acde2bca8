import type { Context } from "hono";
import type { PlacedOrder } from "#contracts/orders.ts";
import type { PharmacyList } from "#contracts/places.ts";
import type {
  FoundMembers,
  MemberPage as Member,
  Ordering,
  OrderTimeline,
  ReadBack,
} from "#contracts/staff/members.ts";
import type { ApiAnswer } from "#pages/call-api.ts";
import { dataOf, type Faults, faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sameSitePath } from "#pages/same-site-path.ts";
import { sendPage } from "#pages/send-page.ts";
import { dayOfTyped, readTypedDate } from "#pages/typed-date.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { CallerPage } from "#staff-workbench/members/caller-page.tsx";
import { MemberPage } from "#staff-workbench/members/member-page.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import {
  nothingOrdered,
  orderAskOf,
  OrderingPage,
  readTypedOrder,
  type TypedOrder,
} from "#staff-workbench/members/ordering-page.tsx";
import { PlacedPage } from "#staff-workbench/members/placed-page.tsx";
import { ReadBackPage } from "#staff-workbench/members/read-back-page.tsx";
import { ReasonPage } from "#staff-workbench/members/reason-page.tsx";
import { memberSearchOf, SearchPage } from "#staff-workbench/members/search-page.tsx";
import { TimelinePage } from "#staff-workbench/members/timeline-page.tsx";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

const MEMBER = "/staff/members/:member{[0-9a-f-]{36}}";

/** `/staff/members` and `/staff/orders`: members for staff, orders for a caller, and what happened to an order. */
export const memberPages: WorkbenchRoutes = (app) => {
  app.get("/staff/members", (c) => sendPage(c, <SearchPage page={c.get("page")} />));

  app.post("/staff/members", async (c) => {
    const page = c.get("page");
    const form = await readForm(c);
    const typed = { what: form.text("what"), born: form.text("born") };
    const search = memberSearchOf(typed, page.language);
    if ("faults" in search) return sendPage(c, <SearchPage {...{ page, typed }} faults={search.faults} />, 422);
    const found = await page.api.send<FoundMembers>("POST", "/staff/members/search", search.ask);
    if (found.ok) return sendPage(c, <SearchPage {...{ page, typed }} found={found.data.members} />);
    if (found.status === 401 || found.status === 403) return answerFailure(c, found);
    return sendPage(
      c,
      <SearchPage {...{ page, typed }} faults={faultsOf(found, page.language, { birthDate: "born" })} />,
      422,
    );
  });

  app.get(`${MEMBER}/open`, (c) =>
    sendPage(c, <ReasonPage page={c.get("page")} memberId={c.req.param("member")} then={c.req.query("then")} />),
  );

  app.post(`${MEMBER}/open`, async (c) => {
    const page = c.get("page");
    const memberId = c.req.param("member");
    const form = await readForm(c);
    const typed = { reason: form.text("reason"), note: form.text("note") };
    const then = form.text("then");
    const shown = { page, memberId, then, typed };
    if (typed.reason === "") {
      const faults = { fields: { reason: membersWords[page.language].chooseReason } };
      return sendPage(c, <ReasonPage {...shown} faults={faults} />, 422);
    }
    const answer = await page.api.send("POST", `/staff/members/${memberId}/open`, typed);
    if (answer.ok) return c.redirect(sameSitePath(then, `/staff/members/${memberId}`), 303);
    if (answer.status !== 422) return answerFailure(c, answer);
    const faults = faultsOf(answer, page.language, { note: "note", reason: "reason" });
    return sendPage(c, <ReasonPage {...shown} faults={faults} />, 422);
  });

  app.get(`${MEMBER}/caller`, (c) =>
    sendPage(c, <CallerPage page={c.get("page")} memberId={c.req.param("member")} then={c.req.query("then")} />),
  );

  app.post(`${MEMBER}/caller`, async (c) => {
    const page = c.get("page");
    const memberId = c.req.param("member");
    const form = await readForm(c);
    const typed = {
      recordNumber: form.text("recordNumber"),
      born: readTypedDate(form, "born"),
      addressPart: form.text("addressPart"),
    };
    const then = form.text("then");
    const answer = await page.api.send("POST", `/staff/members/${memberId}/caller`, {
      recordNumber: typed.recordNumber,
      birthDate: dayOfTyped(typed.born),
      addressPart: typed.addressPart,
    });
    if (answer.ok) {
      const target = sameSitePath(then, `/staff/members/${memberId}`);
      return c.redirect(target === `/staff/members/${memberId}` ? `${target}?done=caller-checked` : target, 303);
    }
    if (answer.problem.code === "reason-required" || [401, 403, 404].includes(answer.status))
      return notOpen(c, memberId, answer);
    const faults = faultsOf(answer, page.language, {
      recordNumber: "recordNumber",
      birthDate: "born",
      addressPart: "addressPart",
    });
    return sendPage(c, <CallerPage {...{ page, memberId, then, typed, faults }} />, statusOf(answer));
  });

  app.get(MEMBER, async (c) => {
    const memberId = c.req.param("member");
    const member = await c.get("page").api.get<Member>(`/staff/members/${memberId}`);
    return member.ok
      ? sendPage(c, <MemberPage page={c.get("page")} member={member.data} done={c.req.query("done")} />)
      : notOpen(c, memberId, member);
  });

  app.get(`${MEMBER}/order`, (c) => showOrdering(c, c.req.param("member"), nothingOrdered));

  app.post(`${MEMBER}/order`, async (c) => {
    const page = c.get("page");
    const memberId = c.req.param("member");
    const typed = readTypedOrder(await readForm(c));
    const { ask, ids } = orderAskOf(typed);
    if (typed.ticked.length === 0 && typed.byNumber.every(({ rxNumber }) => rxNumber === "")) {
      const faults = { fields: { rxNumber1: membersWords[page.language].chooseLine } };
      return showOrdering(c, memberId, typed, faults, 422);
    }
    const read = await page.api.send<ReadBack>("POST", `/staff/members/${memberId}/read-backs`, ask);
    if (read.ok) return sendPage(c, <ReadBackPage page={page} memberId={memberId} readBack={read.data} />);
    if (read.status === 428 || [401, 403, 404].includes(read.status)) return notOpen(c, memberId, read);
    return showOrdering(c, memberId, typed, faultsOf(read, page.language, ids), statusOf(read));
  });

  app.post(`${MEMBER}/order/place`, async (c) => {
    const page = c.get("page");
    const memberId = c.req.param("member");
    const form = await readForm(c);
    const callerAgreed = form.text("agreed") === "yes";
    const path = `/staff/read-backs/${encodeURIComponent(form.text("readBack"))}/place`;
    const placed = await page.api.send<PlacedOrder>("POST", path, { callerAgreed });
    if (placed.ok)
      return sendPage(c, <PlacedPage {...{ page, memberId }} placed={placed.data} before={placed.status === 200} />);
    const readBack = readBackOf(placed.problem);
    if (readBack !== undefined) {
      const unticked = placed.problem.code === "caller-must-agree";
      const faults = unticked ? { fields: { agreed: membersWords[page.language].needsAgreement } } : undefined;
      return sendPage(
        c,
        <ReadBackPage
          {...{ page, memberId, readBack }}
          changed={!unticked}
          {...(faults === undefined ? {} : { faults })}
        />,
        statusOf(placed),
      );
    }
    if (placed.status === 428 || [401, 403, 404].includes(placed.status)) return notOpen(c, memberId, placed);
    return showOrdering(c, memberId, nothingOrdered, faultsOf(placed, page.language), statusOf(placed));
  });

  app.get("/staff/orders/:order{[0-9a-f-]{36}}", async (c) => {
    const order = await c.get("page").api.get<OrderTimeline>(`/staff/orders/${c.req.param("order")}`);
    if (order.ok)
      return sendPage(c, <TimelinePage page={c.get("page")} order={order.data} done={c.req.query("done")} />);
    const { problem } = order;
    return notOpen(c, "memberId" in problem ? String(problem.memberId) : "", order);
  });
};

async function showOrdering(
  c: Context<WorkbenchEnv>,
  memberId: string,
  typed: TypedOrder,
  faults?: Faults,
  status: ReturnType<typeof statusOf> | 200 = 200,
): Promise<Response> {
  const { api } = c.get("page");
  const ordering = await api.get<Ordering>(`/staff/members/${memberId}/ordering`);
  if (!ordering.ok) return notOpen(c, memberId, ordering);
  const zip = ordering.data.addresses[0]?.zip;
  const near = zip === undefined ? undefined : await api.get<PharmacyList>(`/pharmacies?near=${zip}`);
  const { pharmacies } = near?.ok === true ? near.data : dataOf(await api.get<PharmacyList>("/pharmacies"));
  return sendPage(
    c,
    <OrderingPage
      page={c.get("page")}
      memberId={memberId}
      ordering={ordering.data}
      pharmacies={pharmacies.filter(({ kind }) => kind === "plan")}
      typed={typed}
      {...(faults === undefined ? {} : { faults })}
    />,
    status,
  );
}

/** To where the reason is given, or the caller is asked, and back; a form that was sent begins anew after that. */
function notOpen(c: Context<WorkbenchEnv>, memberId: string, answer: RefusedAnswer): Response {
  const { code } = answer.problem;
  if (code !== "reason-required" && code !== "caller-unchecked") return answerFailure(c, answer);
  const { pathname } = new URL(c.req.url);
  const then = encodeURIComponent(pathname.replace(/\/(place|caller)$/, ""));
  return c.redirect(`/staff/members/${memberId}/${code === "reason-required" ? "open" : "caller"}?then=${then}`, 303);
}

/** The words to read that come with some refusals. */
function readBackOf(problem: object): ReadBack | undefined {
  return "readBack" in problem ? (problem.readBack as ReadBack) : undefined;
}
