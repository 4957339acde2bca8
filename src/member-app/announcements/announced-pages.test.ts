import { expect, it } from "vitest";
import type { Announcement } from "#contracts/announcements.ts";
import { announcedPages } from "#member-app/announcements/announced-pages.ts";
import { makeMemberApp } from "#member-app/app.ts";
import { orderPages } from "#member-app/orders/order-pages.tsx";
import { pharmacyPages } from "#member-app/pharmacies/pharmacy-pages.tsx";
import { quickRefillPages } from "#member-app/quick-refill/quick-refill-pages.tsx";
import { pharmacies } from "#member-app/testing/ordering-samples.ts";
import { rosa, scriptedApi } from "#pages/testing/scripted-api.ts";

const [pharmacy] = pharmacies.pharmacies;
const pharmacyId = pharmacy?.id ?? "";
const news = (more: Partial<Announcement> = {}): Announcement => ({
  id: crypto.randomUUID(),
  kind: "closure",
  about: { scope: "plan" },
  title: "Closed",
  text: "All pharmacies close early today.",
  from: "2026-11-24T16:00:00.000Z",
  until: "2026-11-25T02:00:00.000Z",
  timeZone: "America/Los_Angeles",
  ...more,
});

async function open(path: string, announcements: readonly Announcement[] | Response, signedOn = true) {
  const answer = announcements instanceof Response ? announcements : { announcements };
  const { callApi, asked } = scriptedApi({
    ...(signedOn ? { "GET /me": rosa } : {}),
    "GET /announcements": answer,
    "GET /announcements?mine=true": answer,
    "GET /orders": { orders: [] },
    "GET /addresses": { addresses: [] },
    "GET /pharmacies": pharmacies,
  });
  const host = { planName: "Harbor Health", assets: { stylesheet: "", scripts: {} }, demo: false };
  const app = makeMemberApp({ callApi, ...host, reportDefect: () => undefined }, [
    announcedPages,
    orderPages,
    pharmacyPages,
    quickRefillPages,
  ]);
  const headers = signedOn ? { Cookie: "openrefill_session=a" } : {};
  const response = await app.request(new Request(`http://localhost${path}`, { headers }));
  return { status: response.status, html: await response.text(), asked: asked.map(({ call }) => call) };
}

it("tells members at the top of their orders what concerns them, and until when", async () => {
  const { html, asked } = await open("/orders", [news()]);
  expect(asked).toContain("GET /announcements?mine=true");
  expect(html).toMatch(/aria-label="Announcements".*All pharmacies close early today\..*Until [^<]*6:00 PM.*<h1/s);
  // It came with the page: nothing is read out by itself.
  expect(html).not.toMatch(/role="(alert|status)"/);
});

it("tells guests at quick refill, and folds what is too much at once", async () => {
  const many = [1, 2, 3, 4, 5].map((count) => news({ title: `News ${count}`, kind: "other" }));
  const { html, asked } = await open("/quick-refill", many, false);
  expect(asked).toContain("GET /announcements");
  expect(html).toMatch(/News 2.*3 more announcements.*News 3/s);
});

it("tells what concerns one pharmacy with that pharmacy", async () => {
  const own = news({ about: { scope: "pharmacy", pharmacyId }, title: "Closed: here", text: "Water damage." });
  const { html } = await open("/pharmacies", [news(), own]);
  expect(html.match(/Water damage\./g)).toHaveLength(1);
  expect(html).toMatch(/All pharmacies close early.*<h1.*Water damage\./s);
});

it("shows its page without them where they can't be read", async () => {
  const { status, html } = await open("/orders", Response.json({}, { status: 503 }));
  expect(status).toBe(200);
  expect(html).not.toContain('aria-label="Announcements"');
});
