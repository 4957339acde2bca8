import { generate } from "otplib";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { makeStaffAuditRoutes } from "#channels/web-api/routes/staff/audit-routes.ts";
import { makeStaffSettingsRoutes } from "#channels/web-api/routes/staff/settings-routes.ts";
import { makeStaffSignOnLinkRoutes } from "#channels/web-api/routes/staff/sign-on-link-routes.ts";
import { makeStaffSignOnRoutes } from "#channels/web-api/routes/staff/sign-on-routes.ts";
import { makeStaffAccountsRoutes } from "#channels/web-api/routes/staff/staff-accounts-routes.ts";
import { isUnavailable } from "#database/errors.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import { openStaffSession } from "#use-cases/staff/open-staff-session.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";
import {
  addPerson,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let api: ReturnType<typeof makeWebApi>;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;
let cookie: string;
let now = NOW;

beforeAll(async () => {
  database = await createTestDatabase();
  const dependencies: ApiDependencies = {
    database,
    clock: () => now,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin: "http://refills.test",
    isUnavailable,
    ...noNotices,
    payment: cardsOfTokens({}),
  };
  pharmacy = await addSamplePharmacy(database.kysely);
  rosa = await addPerson(database.kysely, { family_name: "=1+1" });
  const { staffId } = await addStaff(database.kysely, "administrator", { name: "Ada Ruiz" });
  const { token } = await openStaffSession(database.kysely, NOW, {
    staffId,
    browser: { label: "Test", address: "", deviceToken: undefined },
  });
  cookie = `openrefill_staff=${token}`;
  api = makeWebApi(dependencies, [
    makeStaffSignOnRoutes(dependencies),
    makeStaffSettingsRoutes(dependencies),
    makeStaffAccountsRoutes(dependencies),
    makeStaffSignOnLinkRoutes(dependencies),
    makeStaffAuditRoutes(dependencies),
  ]);
});
afterAll(() => database.drop());

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { Cookie: cookie },
) {
  const response = await api.request(`http://refills.test/api/staff${path}`, {
    method,
    headers: {
      Host: "refills.test",
      Origin: "http://refills.test",
      "Accept-Language": "en",
      ...headers,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("Content-Type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}

describe("settings", () => {
  it("are read with what may follow, changed for a day to come, and taken back", async () => {
    const path = `/settings/pharmacy/${pharmacy.downey}`;
    const { body } = await call("GET", path);
    expect(body).toMatchObject({ title: "Downey", revision: 0, today: "2026-11-24", values: { zip: "90242" } });
    const change = {
      revision: 0,
      values: { closedDays: ["2026-12-24"] },
      effectiveOn: "2026-12-01",
      note: "Inventory",
    };
    const entered = await call("POST", path, change);
    expect(entered.body).toMatchObject({ applied: false });
    expect((await call("POST", path, change)).body).toMatchObject({ status: 409, code: "changed-meanwhile" });
    expect((await call("GET", "/setting-changes?waiting=true")).body).toMatchObject({
      changes: [{ title: "Downey", note: "Inventory", state: "waiting", after: { closedDays: ["2026-12-24"] } }],
      next: null,
    });
    expect((await call("GET", "/settings/pharmacy")).body.settings).toContainEqual(
      expect.objectContaining({ subjectId: pharmacy.downey, waiting: 1 }),
    );
    const cancel = `/setting-changes/${entered.body.id}/cancel`;
    expect((await call("POST", cancel)).status).toBe(204);
    expect((await call("POST", cancel)).body).toMatchObject({ code: "changed-meanwhile" });
  });

  it("say field by field what is wrong", async () => {
    const answer = await call("POST", "/settings/policy/plan", { revision: 0, values: { "thresholds.ordinary": 2 } });
    expect(answer.body).toMatchObject({
      status: 422,
      fields: { "values.thresholds.ordinary": "Enter a percentage from 0 to 100." },
    });
    expect((await call("GET", "/settings/area/nowhere")).status).toBe(404);
    expect((await call("GET", "/settings/drug?search=lisin")).body.settings).toMatchObject([
      { title: "Lisinopril 10 mg tablet", values: { usualPriceCentsPer30Days: 3000 } },
    ]);
  });
});

describe("accounts", () => {
  it("are made by an invitation that its owner takes up, and acted on with the version seen", async () => {
    const person = { name: "Tomas Vela", email: "tomas@example.com", role: "technician", pharmacyId: pharmacy.downey };
    const { status, body } = await call("POST", "/accounts", person);
    expect(status).toBe(201);
    const mail = await database.kysely
      .selectFrom("outbox")
      .select("payload")
      .where("topic", "=", "email")
      .executeTakeFirstOrThrow();
    const token = /token=(\S+)/.exec((mail.payload as { body: string }).body)?.[1];
    const look = await call("POST", "/sign-on-links/look", { token }, {});
    expect(look.body).toMatchObject({ link: "invitation", name: "Tomas Vela" });
    expect(look.body.qrSvg).toContain("<svg");
    const code = await generate({ secret: look.body.secret, epoch: now.getTime() / 1000 });
    const use = { token, password: "a rather long phrase", code };
    expect((await call("POST", "/sign-on-links/use", use, {})).status).toBe(204);
    expect((await call("POST", "/sign-on-links/use", use, {})).body).toMatchObject({ code: "reset-link-expired" });
    const account = (await call("GET", `/accounts/${body.id}`)).body;
    expect(account).toMatchObject({ state: "active", own: false, pharmacy: { name: "Downey" } });
    const { version } = account;
    expect((await call("POST", `/accounts/${body.id}/lock`, { version })).status).toBe(204);
    expect((await call("POST", `/accounts/${body.id}/lock`, { version })).body).toMatchObject({
      code: "changed-meanwhile",
    });
    expect((await call("GET", "/accounts?search=vela")).body.staff).toMatchObject([{ state: "locked" }]);
    expect((await call("GET", "/account-places")).body.pharmacies).toHaveLength(3);
  });
});

describe("the audit", () => {
  it("is searched and exported, with nothing a spreadsheet would run", async () => {
    await recordAccess(database.kysely, NOW, {
      memberId: rosa.memberId,
      by: { kind: "guest" },
      action: "refill-checked",
      channel: "guest",
      reason: '=HYPERLINK("http://x")',
    });
    const found = await call("POST", "/audit/search", { mrn: rosa.mrn });
    expect(found.body).toMatchObject({
      entries: [{ who: "Without sign-on", action: "Asked whether a refill is possible", member: { mrn: rosa.mrn } }],
      next: null,
      toOn: "2026-11-24",
    });
    const { body } = await call("POST", "/audit/exports", { mrn: rosa.mrn });
    const file = await call("GET", `/audit/exports/${body.id}`);
    expect(file.headers.get("Content-Disposition")).toContain("attachment");
    expect(file.text).toContain(`"Rosa =1+1"`.replaceAll('"', ""));
    expect(file.text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(file.text.split("\r\n")).toHaveLength(3);
    expect((await call("GET", "/audit/acts")).body.acts).toMatchObject([{ exported: true }, { exported: false }]);
    now = new Date(NOW.getTime() + 14 * 60_000);
    expect((await call("GET", `/audit/exports/${crypto.randomUUID()}`)).status).toBe(404);
  });
});
