import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { makeStaffSingleSignOnRoutes } from "#channels/web-api/routes/staff/single-sign-on-routes.ts";
import { makeStaffSignOnRoutes } from "#channels/web-api/routes/staff/sign-on-routes.ts";
import { isUnavailable } from "#database/errors.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { openidSingleSignOn } from "#partners/single-sign-on/openid-single-sign-on.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { addStaff } from "#use-cases/staff/add-staff.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";
import { addPlan } from "#use-cases/testing/sample-plan.ts";

const ORIGIN = "http://refills.test";
const BACK = `${ORIGIN}/api/staff/sign-in/single-sign-on/back`;

/** Whoever stands before the provider's own sign-on page. */
type Person = {
  readonly subject: string;
  readonly email: string;
  readonly verified: boolean;
  readonly ways: readonly string[];
};

let database: TestDatabase;
let api: ReturnType<typeof makeWebApi>;
let server: Server;
let issuer: string;
let person: Person;
let count = 0;
const now = new Date();

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  startProvider();
  api = apiWith(issuer);
});
afterAll(async () => {
  server.close();
  await database.drop();
});
beforeEach(async () => {
  count += 1;
  person = { subject: `subject-${count}`, email: `agent${count}@example.com`, verified: true, ways: ["pwd"] };
  const staff = { name: "Daniel Brooks", role: "agent", pharmacyId: null, prescriberId: null, password: null } as const;
  await addStaff({ database, clock: () => now }, { ...staff, email: person.email });
});

function apiWith(issuer: string) {
  const dependencies: ApiDependencies = {
    database,
    clock: () => now,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin: ORIGIN,
    isUnavailable,
    ...noNotices,
    payment: cardsOfTokens({}),
    singleSignOn: openidSingleSignOn({ issuer, clientId: "openrefill", clientSecret: "a secret between the two" }),
  };
  return makeWebApi(dependencies, [makeStaffSignOnRoutes(dependencies), makeStaffSingleSignOnRoutes(dependencies)]);
}

/** A provider whose sign-on page lets `person` in at once. */
function startProvider(): void {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "openrefill",
        client_secret: "a secret between the two",
        redirect_uris: [BACK],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub", "amr", "auth_time"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    cookies: { keys: ["only for tests"] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, email: person.email, email_verified: person.verified }),
    }),
    loadExistingGrant: async (context) => {
      const { session, client } = context.oidc;
      const grant = new context.oidc.provider.Grant({
        accountId: session?.accountId ?? "",
        clientId: client?.clientId ?? "",
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void serve(request, response);
    void provider.interactionFinished(request, response, {
      login: { accountId: person.subject, amr: [...person.ways] },
    });
  });
}

/** A browser that goes where it is sent, until it is sent to a page of the workbench. */
async function signOn(at = api, door = "/api/staff/sign-in/single-sign-on?then=/staff/members") {
  const jar = new Map<string, Map<string, string>>();
  let url = new URL(door, ORIGIN);
  for (let hops = 0; hops < 12; hops += 1) {
    const cookies = jar.get(url.host) ?? new Map<string, string>();
    jar.set(url.host, cookies);
    const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const response =
      url.origin === ORIGIN
        ? await at.request(url.href, { headers })
        : await fetch(url, { headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("Location");
    if (location === null) throw new Error(`stopped at ${url.pathname} with ${response.status}`);
    url = new URL(location, url);
    if (url.origin === ORIGIN && url.pathname === "/staff/sign-in") break;
  }
  const cookie = jar.get(new URL(ORIGIN).host)?.get("openrefill_staff");
  const me = await at.request(`${ORIGIN}/api/staff/me`, { headers: { Cookie: `openrefill_staff=${cookie ?? ""}` } });
  return {
    landed: url.pathname + url.search,
    me: me.status === 200 ? ((await me.json()) as Record<string, unknown>) : null,
  };
}

test("who signs on at the plan is signed on here, and led to the page that was wanted", async () => {
  const { landed, me } = await signOn();
  expect(landed).toBe("/staff/sign-in?then=%2Fstaff%2Fmembers");
  expect(me).toMatchObject({ email: person.email, role: "agent", secondFactorAt: new Date(0).toISOString() });
});

test("a second factor shown to the provider counts here as well", async () => {
  person = { ...person, ways: ["pwd", "otp"] };
  const { me } = await signOn();
  expect(Math.abs(Date.parse(String(me?.["secondFactorAt"])) - Date.now())).toBeLessThan(60_000);
});

test("whoever is known by the provider's own name for them stays the same person under a new e-mail", async () => {
  await signOn();
  const before = person.email;
  person = { ...person, email: "married@example.com" };
  expect((await signOn()).me).toMatchObject({ email: before });
});

test.each([
  ["whom the administrator has not added", () => ({ email: "stranger@example.com" })],
  ["whose e-mail the provider does not vouch for", () => ({ verified: false })],
])("nobody gets in %s", async (_, change) => {
  person = { ...person, ...change() };
  expect(await signOn()).toEqual({ landed: "/staff/sign-in?done=single-sign-on-failed", me: null });
});

test("another person at the provider cannot take over an account by wearing its e-mail", async () => {
  await signOn();
  person = { ...person, subject: "somebody else" };
  expect((await signOn()).me).toBeNull();
});

test("who has left the plan stays out, whatever the provider says", async () => {
  await signOn();
  await database.kysely.updateTable("staff").set({ ended_at: now }).where("email", "=", person.email).execute();
  expect((await signOn()).me).toBeNull();
});

test("an answer that this browser did not ask for is worth nothing", async () => {
  const answer = await signOn(api, "/api/staff/sign-in/single-sign-on/back?code=stolen&state=guessed");
  expect(answer).toEqual({ landed: "/staff/sign-in?done=single-sign-on-failed", me: null });
});

test("while the provider is down the page says so, and passwords work on", async () => {
  expect(await signOn(apiWith("http://127.0.0.1:9"))).toEqual({
    landed: "/staff/sign-in?done=single-sign-on-down",
    me: null,
  });
});
