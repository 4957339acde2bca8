import { expect, test } from "vitest";
import type { Transfer } from "#contracts/places.ts";
import { makeMemberApp } from "#member-app/app.ts";
import { atorvastatin, home, pharmacies } from "#member-app/testing/ordering-samples.ts";
import { wordsOf } from "#member-app/testing/browse.ts";
import { visit } from "#member-app/testing/visit.ts";
import { transferPages } from "#member-app/transfers/transfer-pages.tsx";
import { refusal, rosa, scriptedApi } from "#pages/testing/scripted-api.ts";

const id = "0198c0de-0000-7000-8000-0000000000c1";
const asked: Transfer = {
  id,
  kind: "from-outside",
  status: "called",
  statusWords: "We have called the other pharmacy and are waiting for its answer.",
  requestedAt: "2026-11-24T18:00:00.000Z",
  answerBy: "2026-12-02",
  toPharmacy: "Downey Pharmacy",
  toPharmacyPhone: "5625550100",
  outside: { pharmacy: "Corner Drugs", phone: "5625550199", rxNumber: "RX 77-12" },
  medicineNamed: "Water pill",
  overdue: false,
  canCancel: true,
  version: 3,
  timeline: [
    { at: "2026-11-24T18:00:00.000Z", words: "You asked for it" },
    { at: "2026-11-24T19:00:00.000Z", words: "We called the other pharmacy: nobody answered" },
  ],
};
const downey = { ...pharmacies.pharmacies[0], features: ["transfer-online"] };
const form = {
  toPharmacyId: "0198c0de-0000-7000-8000-0000000000bb",
  outsidePharmacyName: "Corner Drugs",
  outsidePharmacyPhone: "562",
  outsideRxNumber: "RX 77-12",
  medicineNamed: "",
};

function browse(answers: Parameters<typeof scriptedApi>[0] = {}) {
  const api = scriptedApi({
    "GET /me": rosa,
    "GET /addresses": { addresses: [home] },
    [`GET /pharmacies?near=${home.zip}`]: { pharmacies: [downey] },
    "GET /transfers": { transfers: [asked] },
    [`GET /transfers/${id}`]: asked,
    ...answers,
  });
  const app = makeMemberApp(
    {
      callApi: api.callApi,
      planName: "Harbor Health",
      assets: { stylesheet: "/assets/styles.css", scripts: {} },
      demo: false,
      reportDefect: (error) => {
        throw error;
      },
    },
    [transferPages],
  );
  const headers = { Cookie: "openrefill_session=a" };
  const see = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(new Request(`http://localhost${path}`, { headers, ...init }));
    const html = await response.text();
    return { status: response.status, html, words: wordsOf(html), location: response.headers.get("Location") };
  };
  return {
    asked: api.asked,
    open: (path: string) => see(path),
    send: (path: string, fields: Record<string, string>) =>
      see(path, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

test("the list says where each stands and by when it is expected", async () => {
  const { words } = await browse().open("/transfers");
  for (const told of ["Water pill", "From Corner Drugs to Downey Pharmacy", "waiting for its answer", "by Wed, Dec 2"])
    expect(words).toContain(told);
});

test("one can be followed step by step, the newest first", async () => {
  const { words } = await browse().open(`/transfers/${id}`);
  expect(words.indexOf("nobody answered")).toBeLessThan(words.indexOf("You asked for it"));
  expect(words).toContain("Cancel this transfer");
});

test("a refusal says why, and what to do instead", async () => {
  const refused = {
    ...asked,
    status: "refused",
    canCancel: false,
    refused: { code: "unknown-there", why: "The other pharmacy could not find it.", next: "Check the number." },
  };
  const { words } = await browse({ [`GET /transfers/${id}`]: refused }).open(`/transfers/${id}`);
  expect(words).toContain("could not find it.");
  expect(words).toContain("Check the number.");
  expect(words).not.toContain("Cancel this transfer");
});

test("from outside: what was typed is kept where something is wrong with it", async () => {
  const wrong = refusal(422, "bad-input", "Please check", { outsidePharmacyPhone: "Enter a ten-digit phone number." });
  const { status, html } = await browse({ "POST /transfers": wrong }).send("/transfers/new/outside", form);
  expect(status).toBe(422);
  expect(html).toContain('href="#outsidePharmacyPhone"');
  expect(html).toContain('value="RX 77-12"');
});

test("inside the plan, from a medicine's page: its number stands there already, and nothing of it in the address", async () => {
  const browser = browse({
    [`GET /prescriptions/${atorvastatin.id}`]: {
      ...atorvastatin,
      person: rosa.name,
      writtenOn: "2026-03-01",
      fills: [],
    },
    "POST /transfers": { ...asked, kind: "inside-plan" },
  });
  const { html } = await browser.open(`/transfers/new/inside?medicine=${atorvastatin.id}`);
  expect(html).toContain(`value="${atorvastatin.rxNumber}"`);
  const sent = await browser.send("/transfers/new/inside", { rxNumber: atorvastatin.rxNumber, toPharmacyId: id });
  expect(sent.location).toBe(`/transfers/${id}?done=moved`);
});

test("taking it back names the version that was seen; a change meanwhile is told", async () => {
  const browser = browse({ [`POST /transfers/${id}/cancel`]: refusal(409, "changed-meanwhile", "This has changed.") });
  const { status, words } = await browser.send(`/transfers/${id}/cancel`, { version: "3" });
  expect(status).toBe(409);
  expect(words).toContain("This has changed.");
  expect(browser.asked.find(({ call }) => call.startsWith("POST"))?.body).toEqual({ version: 3 });
});

test("where an area's pharmacies take no transfers online, it is said before anything is typed", async () => {
  const me = { ...rosa, area: { ...rosa.area, name: "Hawaii", features: ["online-refill"] } };
  const elsewhere = await visit({ "GET /me": me }, { signedOn: true }).open("/transfers/new");
  expect(elsewhere.words).toContain("The pharmacies of Hawaii do not take this online");
  const here = visit({ "GET /me": { ...me, area: { ...me.area, features: ["transfer-online"] } } }, { signedOn: true });
  expect((await here.open("/transfers/new")).words).not.toContain("do not take this online");
});
