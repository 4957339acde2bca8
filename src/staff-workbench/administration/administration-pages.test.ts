import { describe, expect, it } from "vitest";
import type { StaffAccount, StaffPlaces } from "#contracts/staff/accounts.ts";
import type { AuditPage } from "#contracts/staff/audit.ts";
import type { Setting, SettingChange, SettingList } from "#contracts/staff/settings.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { administrationPages } from "#staff-workbench/administration/administration-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = "0198c0de-0000-7000-8000-0000000000c1";
const here = "/staff/administration";
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const done = () => new Response(null, { status: 204 });

const change: SettingChange = {
  id,
  subject: "area",
  subjectId: "south",
  creates: false,
  title: "South",
  before: { features: ["online-refill", "otc"] },
  after: { features: ["online-refill"] },
  enteredBy: "Ben Cho",
  enteredAt: "2026-11-24T17:00:00.000Z",
  effectiveOn: "2026-12-01",
  note: "Until the new shelf is there",
  state: "waiting",
  stateAt: null,
  stateBy: null,
};
const area: Setting = {
  subject: "area",
  subjectId: "south",
  title: "South",
  values: { name: "South", features: ["online-refill", "otc"], mailForbids: [] },
  revision: 3,
  changes: [change],
  areas: [{ id: "south", name: "South" }],
  today: "2026-11-24",
};
const areas: SettingList = {
  settings: [{ subjectId: "south", title: "South", values: area.values, waiting: 1 }],
  coming: [
    { ...change, subjectId: "north", title: "North", creates: true, before: {}, after: { name: "North" }, note: null },
  ],
  today: "2026-11-24",
};
const account: StaffAccount = {
  id,
  name: "Tomas Vela",
  email: "tomas@example.com",
  role: "technician",
  pharmacy: { id, name: "Downey" },
  prescriber: null,
  state: "active",
  lastSeenAt: "2026-11-24T17:00:00.000Z",
  openSessions: 1,
  version: 4,
  own: false,
  createdAt: "2026-01-01T17:00:00.000Z",
  acts: [
    {
      at: "2026-11-24T17:00:00.000Z",
      by: "Ada Ruiz",
      action: "staff-changed",
      details: { from: "agent", to: "technician" },
    },
  ],
};
const places: StaffPlaces = { pharmacies: [{ id, name: "Downey", mailOrder: false }], prescribers: [] };
const entries: AuditPage = {
  entries: [
    {
      id,
      at: "2024-11-24T17:00:00.000Z",
      member: { mrn: "100200310", name: "Rosa Delgado" },
      who: "Dana Whitfield (staff)",
      action: "Read an order",
      channel: "Pharmacy workbench",
      reason: "To work on your order",
    },
  ],
  next: "abc.1",
  fromOn: "2026-10-25",
  toOn: "2026-11-24",
};

const browse = (answers: Parameters<typeof browseWorkbench>[2] = {}) =>
  browseWorkbench([administrationPages], staffOfRole("administrator"), {
    "GET /staff/settings/area/south": area,
    "GET /staff/settings/area": areas,
    "GET /staff/settings/area?search=": areas,
    [`GET /staff/accounts/${id}`]: account,
    "GET /staff/account-places": places,
    ...answers,
  });

it("shows every part of administration to whoever may use it", async () => {
  const { html } = await browse().open(here);
  expect([...html.matchAll(/<h2>\s*<a href="([^"]+)"/g)].map(([, href]) => href?.slice(here.length))).toEqual([
    "/settings/area",
    "/settings/pharmacy",
    "/settings/coverage",
    "/settings/drug",
    "/settings/policy/plan",
    "/settings/wording/plan",
    "/announcements",
    "/changes",
    "/staff",
    "/audit",
    "/payments",
  ]);
});

describe("something new", () => {
  it("is a form of everything it needs; a pharmacy may be put in an area to come", async () => {
    const browser = browse();
    const { html } = await browser.open(`${here}/settings/pharmacy/new`);
    for (const name of ["kind", "name", "area", "zip", "timeZone", "refillPhone", "week.1", "npi", "ncpdpId"])
      expect(html).toContain(`name="${name}"`);
    expect(html).toMatch(/<option value="north"[^>]*>North</);
    expect((await browser.open(`${here}/settings/drug/new`)).status).toBe(404);
  });

  it.each([
    [true, "/north?done=added"],
    [false, "?done=coming"],
  ])("leads on to where it stands (there already: %s)", async (applied, there) => {
    const browser = browse({ "POST /staff/settings/area": { id, subjectId: "north", applied } });
    const sent = await browser.send(`${here}/settings/area/new`, {
      key: "north",
      name: "North",
      features: "otc",
      effectiveOn: "2026-12-01",
      note: "",
    });
    expect(sent).toMatchObject({ status: 303, location: `${here}/settings/area${there}` });
    expect(browser.asked.at(-1)?.body).toEqual({
      values: { key: "north", name: "North", features: ["otc"], mailForbids: [] },
      effectiveOn: "2026-12-01",
      note: "",
    });
  });

  it("comes back with what was typed and what is wrong with it", async () => {
    const { status, html } = await browse({
      "POST /staff/settings/area": refusal(422, "bad-input", "Check it.", {
        "values.key": "This short name is taken.",
      }),
    }).send(`${here}/settings/area/new`, { key: "south", name: "South again" });
    expect(status).toBe(422);
    expect(html).toContain('value="South again"');
    expect(words(html)).toContain("Short name: This short name is taken.");
  });
});

describe("words of reasons", () => {
  const wording: Setting = {
    ...area,
    subject: "wording",
    subjectId: "plan",
    title: "",
    values: { "reasonWords.hold": { stock: { en: "On its way to us", es: "En camino" } }, "reasonWords.denyWhy": {} },
    changes: [],
  };

  it("show the program's words with the plan's own, and are sent by reason", async () => {
    const browser = browse({
      "GET /staff/settings/wording/plan": wording,
      "POST /staff/settings/wording/plan": { id, applied: true },
    });
    const { html } = await browser.open(`${here}/settings/wording/plan`);
    expect(html).toContain("English: Waiting for stock");
    expect(html).toContain('value="En camino"');
    expect(html).toContain("English: {doctor} says it is too soon to renew this.");
    await browser.send(`${here}/settings/wording/plan`, {
      revision: "0",
      "reasonWords.hold.insurance.en": "Asking the plan",
      "reasonWords.hold.insurance.es": "Preguntando al plan",
    });
    expect(browser.asked.at(-1)?.body).toMatchObject({
      values: {
        "reasonWords.hold": { insurance: { en: "Asking the plan", es: "Preguntando al plan" } },
        "reasonWords.denyWhy": {},
      },
    });
  });
});

describe("settings", () => {
  it("are listed with what waits", async () => {
    const seen = words((await browse().open(`${here}/settings/area`)).html);
    expect(seen).toMatch(/South Refills online, Vitamins and other items with an order .*1 change waits/);
    expect((await browse().open(`${here}/settings/faxes`)).status).toBe(404);
  });

  it("show what is to come, without a way to it before its day", async () => {
    const { html } = await browse().open(`${here}/settings/area`);
    expect(words(html)).toMatch(/To come .*North New area .*Name: North .*Waits for Dec 1, 2026 Cancel it/);
    expect(html).not.toContain("/settings/area/north");
    expect(html).toContain(`href="${here}/settings/area/new"`);
  });

  it("say what members read where a switch is off, and what was changed before", async () => {
    const seen = words((await browse().open(`${here}/settings/area/south`)).html);
    expect(seen).toContain("members read: “Mail order is not offered here. Order for pick-up.”");
    expect(seen).toMatch(
      /Ben Cho .*What the area offers .*Refills online, Vitamins and other items with an order .*Refills online .*Waits for Dec 1, 2026/,
    );
  });

  it("are sent with the revision seen and the day", async () => {
    const browser = browse({ "POST /staff/settings/area/south": { id, applied: false } });
    const sent = await browser.send(`${here}/settings/area/south`, {
      revision: "3",
      name: "South",
      features: "online-refill",
      effectiveOn: "2026-12-24",
      note: "",
    });
    expect(sent).toMatchObject({ status: 303, location: `${here}/settings/area/south?done=waiting` });
    expect(browser.asked.at(-1)?.body).toEqual({
      revision: 3,
      values: { name: "South", features: ["online-refill"], mailForbids: [] },
      effectiveOn: "2026-12-24",
      note: "",
    });
  });

  it("that somebody changed meanwhile come back with what was typed and the new revision", async () => {
    const browser = browse({
      "POST /staff/settings/area/south": refusal(409, "changed-meanwhile", "Somebody was first."),
      "GET /staff/settings/area/south": { ...area, revision: 5 },
    });
    const { status, html } = await browser.send(`${here}/settings/area/south`, { revision: "3", name: "My South" });
    expect(status).toBe(409);
    expect(words(html)).toContain("Somebody changed this while you were at it");
    expect(html).toContain('value="My South"');
    expect(html).toContain('name="revision" value="5"');
  });

  it("come back with what to mend, by its name", async () => {
    const fault = refusal(422, "bad-input", "Check this.", { "values.name": "This is missing." });
    const { status, html } = await browse({ "POST /staff/settings/area/south": fault }).send(
      `${here}/settings/area/south`,
      { revision: "3", name: "" },
    );
    expect(status).toBe(422);
    expect(words(html)).toContain("Name: This is missing.");
  });

  it("that wait are cancelled, and the page before is shown again", async () => {
    const browser = browse({
      [`POST /staff/setting-changes/${id}/cancel`]: done(),
      "GET /staff/setting-changes?waiting=true": { changes: [change], next: null },
    });
    expect(words((await browser.open(`${here}/changes?waiting=true`)).html)).toMatch(/South .*Cancel it/);
    const then = `${here}/changes?waiting=true`;
    expect(await browser.send(`${here}/changes/${id}/cancel`, { then })).toMatchObject({
      location: `${then}&done=cancelled`,
    });
    expect(await browser.send(`${here}/changes/${id}/cancel`, { then: "https://elsewhere.example" })).toMatchObject({
      location: `${here}/changes?done=cancelled`,
    });
  });
});

describe("staff", () => {
  it("are shown with what can be done, and nothing with one's own account", async () => {
    const seen = await browse().open(`${here}/staff/${id}`);
    expect(words(seen.html)).toMatch(/Reset the authenticator .*Sign out everywhere .*Lock out .*Agent → Technician/);
    const own = await browse({ [`GET /staff/accounts/${id}`]: { ...account, own: true } }).open(`${here}/staff/${id}`);
    expect(words(own.html)).not.toContain("Lock out");
  });

  it("are acted on with the version seen; a refusal is told on the page", async () => {
    const browser = browse({
      [`POST /staff/accounts/${id}/lock`]: refusal(409, "last-administrator", "Nobody else could administer the plan."),
      [`POST /staff/accounts/${id}/unlock`]: done(),
    });
    const { status, html } = await browser.send(`${here}/staff/${id}/lock`, { version: "4" });
    expect(status).toBe(409);
    expect(words(html)).toContain("Nobody else could administer the plan.");
    expect(await browser.send(`${here}/staff/${id}/unlock`, { version: "4" })).toMatchObject({
      location: `${here}/staff/${id}?done=unlock`,
    });
    expect(browser.asked.at(-1)?.body).toEqual({ version: 4 });
  });

  it("are invited; an e-mail in use is told at its field", async () => {
    const fields = { name: "Tomas", email: "t@example.com", role: "technician", pharmacyId: id, prescriberId: "" };
    const browser = browse({ "POST /staff/accounts": { id } });
    expect(await browser.send(`${here}/staff/new`, fields)).toMatchObject({
      location: `${here}/staff/${id}?done=invited`,
    });
    expect(browser.asked.at(-1)?.body).toEqual({
      ...{ name: "Tomas", email: "t@example.com", role: "technician", pharmacyId: id },
      elsewhere: false,
    });
    const taken = browse({ "POST /staff/accounts": refusal(409, "email-in-use", "In use.") });
    expect((await taken.send(`${here}/staff/new`, fields)).html).toContain('id="email-error"');
  });

  it("set up their own sign-on without being signed on", async () => {
    const setUp = {
      link: "invitation",
      name: "Tomas",
      email: "t@example.com",
      secret: "ABCDEFGH",
      uri: "",
      qrSvg: "<svg/>",
    };
    const browser = browseWorkbench([administrationPages], null, {
      "POST /staff/sign-on-links/look": setUp,
      "POST /staff/sign-on-links/use": done(),
    });
    const token = "a".repeat(32);
    expect(words((await browser.open(`/staff/set-up?token=${token}`)).html)).toContain("ABCD EFGH");
    expect(await browser.send("/staff/set-up", { token, password: "a long phrase", code: "123456" })).toMatchObject({
      location: "/staff/sign-in?done=set-up",
    });
    const gone = browseWorkbench([administrationPages], null, {
      "POST /staff/sign-on-links/look": refusal(422, "reset-link-expired", "Expired."),
    });
    expect(words((await gone.open(`/staff/set-up?token=${token}`)).html)).toContain("This link does not work any more");
  });
});

describe("the audit", () => {
  it("is searched without a record number in any address, and read on", async () => {
    const browser = browse({ "POST /staff/audit/search": entries });
    const { html } = await browser.send(`${here}/audit`, { mrn: "100200310", staff: "", action: "" });
    expect(words(html)).toMatch(/Nov 24, 2024, 9:00 AM Dana Whitfield \(staff\) Read an order Rosa Delgado 100200310/);
    expect(html).toContain('name="after" value="abc.1"');
    expect(browser.asked.map(({ call }) => call).join()).not.toContain("100200310");
    expect(browser.asked.at(-1)?.body).toEqual({ mrn: "100200310" });
  });

  it("is exported by a link of its own; who searched before is shown first", async () => {
    const browser = browse({
      "POST /staff/audit/exports": { id },
      "GET /staff/audit/acts": {
        acts: [
          {
            id,
            at: entries.entries[0]?.at,
            by: "Ada Ruiz",
            exported: true,
            filter: { mrn: "100200310", fromOn: "2026-10-25", toOn: "2026-11-24" },
          },
        ],
      },
    });
    expect(words((await browser.open(`${here}/audit`)).html)).toContain(
      "Exported record number 100200310 · Oct 25, 2026 to Nov 24, 2026",
    );
    expect(await browser.send(`${here}/audit/export`, { mrn: "100200310" })).toMatchObject({
      status: 303,
      location: `/api/staff/audit/exports/${id}`,
    });
  });
});
