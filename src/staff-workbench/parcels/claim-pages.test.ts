import { expect, test } from "vitest";
import type { Claim, ClaimList } from "#contracts/staff/parcels.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { claimPages } from "#staff-workbench/parcels/claim-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = (last: number) => `0198c0de-0000-7000-8000-${String(last).padStart(12, "0")}`;
const claim: Claim = {
  id: id(1),
  version: 2,
  kind: "returned",
  status: "open",
  member: "Rosa Delgado",
  phone: "5625550142",
  shipTo: { line1: "1 Main Street", line2: "", city: "Downey", state: "CA", zip: "90242" },
  carrier: "USPS",
  trackingNumber: "9400111020088123456781",
  trackingUrl: "https://tools.usps.com/",
  lastTold: { words: "Sent back to the pharmacy", at: "2026-11-24T20:00:00.000Z" },
  openedAt: "2026-11-24T20:00:00.000Z",
  openedBy: null,
  decidedAt: null,
  decidedBy: null,
  turnedUpAt: null,
  lines: [
    {
      id: id(2),
      drug: "Zolpidem 10 mg tablet",
      quantity: 30,
      confirmationNumber: "4821773605",
      member: "Rosa Delgado",
      controlled: true,
      coldChain: false,
    },
  ],
  items: [],
  wish: null,
  decisions: ["send-again", "replace", "refund"],
  pharmacistDecides: true,
  timeZone: "America/Los_Angeles",
};
const list: ClaimList = {
  pharmacy: { name: "Harbor Mail Order", timeZone: "America/Los_Angeles" },
  claims: [
    claim,
    { ...claim, id: id(3), kind: "lost", status: "replaced", decisions: [], turnedUpAt: "2026-11-25T20:00:00.000Z" },
  ],
};
const browse = (more: Parameters<typeof browseWorkbench>[2] = {}) =>
  browseWorkbench([claimPages], staffOfRole("pharmacist"), { "GET /staff/claims": list, ...more });

test("the list shows what waits for a decision, and that a lost parcel came after all", async () => {
  const { html } = await browse().open("/staff/parcels/claims");
  for (const text of ["Came back", "Rosa Delgado", "Decide", "Filled again", "came after all", "Report a parcel"])
    expect(html).toContain(text);
});

test("a decision is sent with the version seen; the address only where it was mended", async () => {
  const call = `POST /staff/claims/${id(1)}/decide`;
  const browser = browse({ [call]: { id: id(1) } });
  const { shipTo } = claim;
  await browser.send(`/staff/parcels/claims/${id(1)}/decide`, { version: "2", decision: "replace", ...shipTo });
  expect(browser.asked.find((each) => each.call === call)?.body).toEqual({ version: 2, decision: "replace" });
  const mended = { ...shipTo, line1: "2 Elm Street" };
  const sent = await browser.send(`/staff/parcels/claims/${id(1)}/decide`, {
    version: "2",
    decision: "send-again",
    ...mended,
  });
  expect(sent.location).toBe("/staff/parcels/claims?done=decide");
  expect(browser.asked.findLast((each) => each.call === call)?.body).toEqual({
    version: 2,
    decision: "send-again",
    shipTo: mended,
  });
});

test("a decision that came too late is told on the page, with what was chosen", async () => {
  const browser = browse({
    [`POST /staff/claims/${id(1)}/decide`]: refusal(409, "changed-meanwhile", "Somebody was faster."),
  });
  const seen = await browser.send(`/staff/parcels/claims/${id(1)}/decide`, {
    ...{ version: "2", decision: "refund", ...claim.shipTo },
  });
  expect(seen.status).toBe(409);
  expect(seen.html).toContain("Somebody was faster.");
});

test("a number nobody knows is said at its field", async () => {
  const browser = browse({
    "POST /staff/claims": refusal(422, "bad-input", "Unknown.", { trackingNumber: "No such." }),
  });
  const seen = await browser.send("/staff/parcels/claims", { trackingNumber: "1", kind: "lost" });
  expect(seen.status).toBe(422);
  expect(seen.html).toContain("No such.");
});
