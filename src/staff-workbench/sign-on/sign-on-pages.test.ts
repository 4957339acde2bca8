import { describe, expect, it } from "vitest";
import { refusal } from "#pages/testing/scripted-api.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { signOnPages } from "#staff-workbench/sign-on/sign-on-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const hrefs = (html: string) =>
  [...html.matchAll(/<nav class="page-nav"[\s\S]*?<\/nav>/g)].flatMap(([nav]) =>
    [...nav.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1]),
  );

describe("the shell", () => {
  it.each([
    ["pharmacist", ["queue", "parcels", "members", "transfers", "items"]],
    ["technician", ["queue", "members", "transfers", "items"]],
    ["mail-order", ["queue", "parcels", "members", "transfers", "items"]],
    ["agent", ["members", "transfers", "calls"]],
    ["prescriber", ["renewals", "prescriptions", "members"]],
    ["administrator", ["administration", "calls"]],
  ] as const)("leads a %s to the places of their work, and begins the day at the first", async (role, places) => {
    const browser = browseWorkbench([signOnPages], staffOfRole(role), {
      "GET /staff/passkeys": { passkeys: [] },
      "GET /staff/sessions": { sessions: [] },
    });
    const expected = places.map((place) => `/staff/${place}`);
    expect(hrefs((await browser.open("/staff/account")).html)).toEqual(expected);
    expect(await browser.open("/staff")).toMatchObject({ status: 303, location: expected[0] });
  });

  it("tells who is signed on, as what and where, and until when without use", async () => {
    const { html } = await browseWorkbench([signOnPages], staffOfRole("pharmacist"), {
      "GET /staff/sessions": { sessions: [] },
      "GET /staff/passkeys": { passkeys: [] },
    }).open("/staff/account");
    expect(html).toContain("<b>Grace Nakamura, PharmD</b><span>Pharmacist · Downey Pharmacy</span>");
    expect(html.replaceAll(/\s/g, " ")).toContain("you are signed out at 9:15 AM");
    expect(html).toContain('data-session-ending="900"');
  });

  it("asks for a sign-on before any page, and comes back to it", async () => {
    const { status, location } = await browseWorkbench([signOnPages], null).open("/staff/members?from=queue");
    expect({ status, location }).toEqual({
      status: 303,
      location: "/staff/sign-in?then=%2Fstaff%2Fmembers%3Ffrom%3Dqueue",
    });
  });
});

describe("the sign-on page", () => {
  const fields = {
    email: "pharmacist@example.com",
    password: "a long phrase",
    code: "123 456",
    then: "/staff/members",
  };

  it("signs on with e-mail, password and code, and goes on to the page that was wanted", async () => {
    const browser = browseWorkbench([signOnPages], null, { "POST /staff/sign-in": staffOfRole("pharmacist") });
    expect(await browser.send("/staff/sign-in", fields)).toMatchObject({ status: 303, location: "/staff/members" });
    expect(browser.asked.at(-1)?.body).toEqual({
      email: "pharmacist@example.com",
      password: "a long phrase",
      code: "123 456",
    });
  });

  it("names each thing that is missing, and keeps the e-mail but never the password", async () => {
    const { status, html } = await browseWorkbench([signOnPages], null).send("/staff/sign-in", {
      ...fields,
      password: "",
      code: "",
    });
    expect(status).toBe(422);
    expect(html).toContain("Enter your password.");
    expect(html).toContain("Enter the six digits your app shows now.");
    expect(html).toContain('value="pharmacist@example.com"');
  });

  it("says in the API's words why it did not work", async () => {
    const answers = {
      "POST /staff/sign-in": refusal(401, "authenticator-code-wrong", "Enter the six digits your app shows now."),
    };
    const { status, html } = await browseWorkbench([signOnPages], null, answers).send("/staff/sign-in", fields);
    expect(status).toBe(401);
    expect(html).toContain("Enter the six digits your app shows now.");
    expect(html).not.toContain("a long phrase");
  });

  it("offers the plan's own sign-on where there is one", async () => {
    const ways = { "GET /staff/sign-on-ways": { singleSignOn: true } };
    expect((await browseWorkbench([signOnPages], null, ways).open("/staff/sign-in?then=/staff/queue")).html).toContain(
      'href="/api/staff/sign-in/single-sign-on?then=%2Fstaff%2Fqueue"',
    );
    expect((await browseWorkbench([signOnPages], null).open("/staff/sign-in")).html).not.toContain("single-sign-on");
  });

  it("says why one is signed off", async () => {
    expect((await browseWorkbench([signOnPages], null).open("/staff/sign-in?done=session-ended")).html).toContain(
      "Your session has ended",
    );
    expect(
      (await browseWorkbench([signOnPages], null).open("/staff/sign-in?done=session-ended&lang=es")).html,
    ).toContain("Su sesión terminó");
  });
});

describe("the second factor", () => {
  const signing: WorkbenchRoutes = (app) =>
    app.post("/staff/prescriptions", async (c) => {
      const answer = await c.get("page").api.send("POST", "/staff/prescriptions");
      return answer.ok ? c.body(null, 204) : answerFailure(c, answer);
    });

  it("is asked for where an act needs it anew, and leads back to the page whose form was sent", async () => {
    const answers = { "POST /staff/prescriptions": refusal(403, "second-factor-required", "This act needs a code.") };
    const browser = browseWorkbench([signOnPages, signing], staffOfRole("prescriber"), answers);
    const sent = await browser.send(
      "/staff/prescriptions",
      {},
      { Referer: "http://localhost/staff/prescriptions/new" },
    );
    expect(sent).toMatchObject({ status: 303, location: "/staff/second-factor?then=%2Fstaff%2Fprescriptions%2Fnew" });
  });

  it("goes on once the code is right, and stands with the fault at the field where it is not", async () => {
    const right = browseWorkbench([signOnPages], staffOfRole("prescriber"), {
      "POST /staff/second-factor": new Response(null, { status: 204 }),
    });
    expect(
      await right.send("/staff/second-factor", { code: "123456", then: "/staff/prescriptions/new" }),
    ).toMatchObject({ location: "/staff/prescriptions/new" });
    const wrong = browseWorkbench([signOnPages], staffOfRole("prescriber"), {
      "POST /staff/second-factor": refusal(422, "second-factor-wrong", "Enter the six digits your app shows now."),
    });
    const { status, html } = await wrong.send("/staff/second-factor", {
      code: "000000",
      then: "https://elsewhere.example",
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#code"');
    expect(html).not.toContain("elsewhere");
  });
});

it.each([
  [403, "not-allowed", "Not part of your work"],
  [404, "not-found", "Nothing found here"],
])("a refusal with %d shows a page that says so", async (status, code, title) => {
  const page: WorkbenchRoutes = (app) =>
    app.get("/staff/thing", async (c) => {
      const answer = await c.get("page").api.get("/staff/thing");
      return answer.ok ? c.body(null, 204) : answerFailure(c, answer);
    });
  const seen = await browseWorkbench([page], staffOfRole("agent"), {
    "GET /staff/thing": refusal(status, code, "No."),
  }).open("/staff/thing");
  expect(seen.status).toBe(status);
  expect(seen.html).toContain(title);
});
