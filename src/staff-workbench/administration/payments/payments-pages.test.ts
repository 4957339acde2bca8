import { expect, it, test } from "vitest";
import type { PaymentDay, PaymentDifference } from "#contracts/staff/payments.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { administrationPages } from "#staff-workbench/administration/administration-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const here = "/staff/administration/payments";
const id = "0198c0de-0000-7000-8000-0000000000d1";
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const done = () => new Response(null, { status: 204 });

const open: PaymentDifference = {
  id,
  day: "2026-11-23",
  kind: "capture",
  providerId: "ch_1",
  confirmationNumber: null,
  ourCents: null,
  providerCents: 4200,
  state: "open",
  resolved: null,
};
const found: PaymentDay = {
  day: "2026-11-24",
  figures: {
    holds: { count: 3, cents: 5000 },
    releases: { count: 1, cents: -1000 },
    captures: { count: 2, cents: 4000 },
    refunds: { count: 1, cents: -1500 },
    declined: { count: 1, cents: 900 },
  },
  waiting: { unanswered: 1, needCard: 2 },
  differences: [open],
  compared: [{ day: "2026-11-23", comparedAt: "2026-11-24T02:10:00.000Z", ourCents: 2500, providerCents: 6700 }],
};
const browse = (answers: Readonly<Record<string, unknown>>) =>
  browseWorkbench([administrationPages], staffOfRole("administrator"), answers);

it("the day's figures, what waits and the differences are shown, with room to write down what one is", async () => {
  const { html } = await browse({ "GET /staff/payments": found }).open(here);
  const text = words(html);
  for (const told of ["Charged 2 $40.00", "Refunded 1 -$15.00", "Orders that need another card 2", "not there $42.00"])
    expect(text).toContain(told);
  expect(text).toContain("$25.00 $67.00 -$42.00");
  expect(html).toContain(`id="note-${id}"`);
});

it("what was looked into shows who said what, and asks for nothing more", async () => {
  const resolved = { at: "2026-11-24T18:00:00.000Z", by: "Ada Ruiz", note: "A test charge" };
  const differences: PaymentDifference[] = [
    { ...open, state: "resolved", resolved },
    { ...open, id: id.replace("d1", "d2"), state: "cleared", ourCents: 4200, providerCents: 4300 },
  ];
  const { html } = await browse({ "GET /staff/payments": { ...found, differences } }).open(here);
  expect(words(html)).toContain("A test charge (Ada Ruiz");
  expect(words(html)).toContain("Agrees by now");
  expect(html).not.toContain("<textarea");
});

it("a note is kept and the day shown again; an empty one is told at its field", async () => {
  const kept = browse({ [`POST /staff/payments/differences/${id}/resolution`]: done });
  const seen = await kept.send(`${here}/resolve`, { id, day: "2026-11-24", note: "A test charge" });
  expect(seen.location).toBe(`${here}?day=2026-11-24&done=resolved`);
  const refused = browse({
    "GET /staff/payments?day=2026-11-24": found,
    [`POST /staff/payments/differences/${id}/resolution`]: () =>
      refusal(422, "bad-input", "Please check.", { note: "This is missing." }),
  });
  const again = await refused.send(`${here}/resolve`, { id, day: "2026-11-24", note: "" });
  expect(again.status).toBe(422);
  expect(again.html).toContain(`href="#note-${id}"`);
});

test.each([
  [done, 303, `${here}?day=2026-11-24&done=compared`, ""],
  [() => refusal(503, "try-again", "Please try again."), 503, null, "Please try again."],
] as const)("a day is compared now, or the payment company did not answer", async (answer, status, location, told) => {
  const browser = browse({
    "GET /staff/payments?day=2026-11-24": found,
    "POST /staff/payments/days/2026-11-24/comparison": answer,
  });
  const seen = await browser.send(`${here}/compare`, { day: "2026-11-24" });
  expect(seen).toMatchObject({ status, location });
  expect(words(seen.html)).toContain(told);
});

it("nobody but who may reconcile sees it", async () => {
  const { status } = await browseWorkbench([administrationPages], staffOfRole("agent"), {
    "GET /staff/payments": () => refusal(403, "not-allowed", "Not for you."),
  }).open(here);
  expect(status).toBe(403);
});
