import { describe, expect, it, test } from "vitest";
import type { FillingLine } from "#contracts/staff/filling.ts";
import type { Queue } from "#contracts/staff/queue.ts";
import { fillingPages } from "#staff-workbench/filling/filling-pages.tsx";
import { queuePages } from "#staff-workbench/queue/queue-pages.tsx";
import { searchOf } from "#staff-workbench/queue/search-form.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const browse = (answers: Parameters<typeof browseWorkbench>[2]) =>
  browseWorkbench([queuePages, fillingPages], staffOfRole("pharmacist"), answers);
/** What a page says, without its tags. */
const wordsOf = (html: string) => html.replaceAll(/<(script|svg)[\s\S]*?<\/\1>|<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

const id = "01990000-0000-7000-8000-000000000001";
const path = `/staff/lines/${id}`;
const line: FillingLine = {
  id,
  version: 3,
  status: "in-process",
  step: "fill",
  dueAt: "2026-11-20T22:00:00.000Z",
  overdue: true,
  confirmationNumber: "4821773605",
  channel: "web",
  placedAt: "2026-11-20T18:00:00.000Z",
  delivery: "pickup",
  price: { amountCents: 1000, currency: "USD" },
  timeZone: "America/Los_Angeles",
  acts: ["count", "partial", "hold", "undo"],
  dispense: { sequence: 1, drug: "Lisinopril 10 mg tablet", ndc: "55111-122-90", quantity: 30, daysSupply: 30 },
  member: { name: "Rosa Delgado", recordNumber: "100200310", birthDate: "1954-02-28", language: "es" },
  prescription: {
    rxNumber: "7001001127",
    drug: "Lisinopril 10 mg tablet",
    ndc: "55111-122-90",
    directions: "Take one a day",
    purpose: "for blood pressure",
    quantity: 30,
    daysSupply: 30,
    refillsAuthorized: 5,
    unitsRemaining: 120,
    writtenOn: "2026-09-01",
    prescriber: "Linh Nguyen, MD",
  },
  ordered: { quantity: 30, daysSupply: 30 },
  label: {
    language: "es",
    pharmacy: { name: "Downey", address: "1 Main Street", refillPhone: "5625550142", phone: "5625550143" },
    rxNumber: "7001001127",
    patient: "Rosa Delgado",
    drug: "Lisinopril 10 mg tablet",
    directions: "Tome una al día",
    purpose: "para la presión",
    quantity: 30,
    daysSupply: 30,
    prescriber: "Linh Nguyen, MD",
    filledOn: "2026-11-20",
    discardAfter: "2027-11-20",
    refillsLeft: 3,
  },
  warnings: [{ kind: "allergy", substance: "Lisinopril", reaction: "cough" }],
  allergies: [{ substance: "Lisinopril", reaction: "cough" }],
  medicines: [],
  fills: [],
  timeline: [
    { at: "2026-11-20T18:12:00.000Z", status: "in-process", code: "verified", byKind: "staff", by: "Dana Park" },
  ],
  otherPharmacies: [],
  equivalents: [],
  orderId: "0198c0de-0000-7000-8000-0000000000ee",
  items: [],
};
const answers = { [`GET /staff/lines/${id}`]: line };

describe("a line's page", () => {
  it("offers no reason that the plan has switched off", async () => {
    const reasons = async (reasonsOff: { readonly hold?: string[] }) => {
      const staff = { ...staffOfRole("pharmacist"), reasonsOff };
      const { html } = await browseWorkbench([queuePages, fillingPages], staff, answers).open(path);
      return ["insurance", "unclear-prescription"].filter((reason) => html.includes(`<option value="${reason}"`));
    };
    expect(await reasons({})).toEqual(["insurance", "unclear-prescription"]);
    expect(await reasons({ hold: ["insurance"] })).toEqual(["unclear-prescription"]);
  });

  it("asks why it is filled in spite of an allergy, and says so in the timeline", async () => {
    const received = { ...line, status: "received", step: undefined, acts: ["verify"], dispense: undefined };
    const open = async (of: object) =>
      (
        await browseWorkbench([queuePages, fillingPages], staffOfRole("pharmacist"), {
          [`GET /staff/lines/${id}`]: of,
        }).open(path)
      ).html;
    expect(await open(received)).toMatch(/<select[^>]*name="warnings"[^>]*required/);
    expect(await open({ ...received, warnings: [{ kind: "first-fill" }] })).not.toContain('name="warnings"');
    const details = { override: null, warned: "allergy duplicate-therapy", warnings: "tolerated-before" };
    const verified = { ...received, timeline: [{ ...line.timeline[0], details }] };
    expect(wordsOf(await open(verified))).toContain(
      "In spite of a warning (allergy, same kind of medicine): Taken before without harm",
    );
  });

  it("has reasons in the plan's own words: where one is chosen, and where one was given", async () => {
    const words = (en: string) => ({ en, es: "En camino" });
    const reasonWords = {
      hold: { stock: words("On its way to us") },
      decline: { "member-asked": words("Not wanted") },
    };
    const at = "2026-11-24T17:00:00.000Z";
    const event = { at, status: "on-hold", byKind: "staff", by: "Grace" };
    const timeline = [
      { ...event, code: "held", details: { hold: "stock", owner: "pharmacy" } },
      { ...event, code: "declined", details: { reason: "member-asked" } },
      { ...event, code: "substituted", details: { reason: "member-asked" } },
    ];
    const held = { ...line, status: "on-hold", hold: { code: "stock", owner: "pharmacy" }, timeline };
    const seen = { [`GET /staff/lines/${id}`]: held };
    const staff = { ...staffOfRole("pharmacist"), reasonWords };
    const { html } = await browseWorkbench([queuePages, fillingPages], staff, seen).open(path);
    expect(wordsOf(html)).not.toContain("Waiting for stock");
    expect(html).toContain("<b>On its way to us</b>");
    expect(wordsOf(html)).toMatch(/Grace · On its way to us/);
    expect(wordsOf(html)).toMatch(/Grace · Not wanted/);
    expect(wordsOf(html)).toMatch(/Grace · The member asked/);
    const open = await browseWorkbench([queuePages, fillingPages], staff, answers).open(path);
    expect(open.html).toMatch(/<option value="stock"[^>]*>On its way to us</);
  });

  it("leads on in the pile that was worked, not in the one the line went to", async () => {
    expect((await browse(answers).open(path)).html).toContain("/staff/queue/next?filter=fill&amp;");
    expect((await browse(answers).open(`${path}?done=verify`)).html).toContain("/staff/queue/next?filter=verify&amp;");
  });

  it("shows the label in the member's language, the warnings, and the one act that comes next as a form", async () => {
    const page = await browse(answers).open(path);
    expect(wordsOf(page.html)).toContain("Tome una al día");
    expect(wordsOf(page.html)).toContain("Allergy: Lisinopril (cough)");
    expect(page.html).toContain(`action="${path}/count"`);
    expect(page.html).toContain('name="version" value="3"');
    expect(page.html).not.toContain(`action="${path}/verify"`);
  });

  it("keeps what was typed when an act is refused, and says who was faster", async () => {
    const refused = Response.json(
      {
        type: "",
        title: "",
        status: 409,
        code: "changed-meanwhile",
        detail: "It was changed.",
        who: "Jo Lee",
        at: "2026-11-20T18:20:00.000Z",
      },
      { status: 409 },
    );
    const page = await browse({ ...answers, [`POST /staff/lines/${id}/count`]: refused }).send(`${path}/count`, {
      act: "count",
      version: "2",
      barcode: "5511112290",
      lot: "A17",
      expiresOn: "2028-01-31",
    });
    expect(page.status).toBe(409);
    expect(wordsOf(page.html)).toContain("It was changed. Jo Lee, Fri, Nov 20, 10:20 AM.");
    for (const typed of ["5511112290", "A17", "2028-01-31"]) expect(page.html).toContain(`value="${typed}"`);
  });

  it("sends only what was filled in, with the version that was seen", async () => {
    const browser = browse({ ...answers, [`POST /staff/lines/${id}/partial`]: { id } });
    const sent = await browser.send(`${path}/partial`, {
      act: "partial",
      version: "3",
      quantity: "10",
      restBy: "2026-11-24",
    });
    expect(sent.location).toBe(`${path}?done=partial`);
    expect(browser.asked.find(({ call }) => call.startsWith("POST"))?.body).toEqual({
      version: 3,
      quantity: 10,
      restBy: "2026-11-24",
    });
  });

  it("says which rule stopped it", async () => {
    const browser = browse({ ...answers, [`POST /staff/lines/${id}/check`]: { id, heldFor: "too-soon" } });
    expect((await browser.send(`${path}/check`, { version: "3" })).location).toBe(`${path}?done=held`);
  });
});

describe("the queue's page", () => {
  const queue: Queue = {
    pharmacy: { name: "Downey", timeZone: "America/Los_Angeles" },
    itemOrders: 0,
    bridges: 0,
    counts: {
      all: 1,
      overdue: 1,
      mine: 0,
      verify: 0,
      fill: 1,
      check: 0,
      ready: 0,
      "on-hold": 0,
      waiting: 0,
      "rest-owed": 0,
    },
    lines: [
      {
        id,
        orderId: id,
        version: 3,
        status: "in-process",
        pile: "fill",
        dueAt: "2026-11-20T22:00:00.000Z",
        overdue: true,
        drug: "Lisinopril 10 mg tablet",
        member: "Rosa Delgado",
        rxNumber: "7001001127",
        confirmationNumber: "4821773605",
        quantity: 30,
        daysSupply: 30,
        delivery: "pickup",
        coldChain: false,
        claim: { by: "Jo Lee", mine: false },
      },
    ],
    next: "m4.01990000-0000-7000-8000-000000000001",
  };

  it("says in words what is overdue, what comes next and who has it, and leads on to the next page", async () => {
    const page = await browse({ "GET /staff/queue?filter=all": queue }).open("/staff/queue");
    expect(wordsOf(page.html)).toContain("Overdue Fri, Nov 20, 2:00 PM Count Rosa Delgado");
    const asked = await browse({ "GET /staff/queue?filter=all": { ...queue, bridges: 2 } }).open("/staff/queue");
    expect(wordsOf(asked.html)).toContain("2 bridge supplies asked for");
    expect(wordsOf(page.html)).toContain("Jo Lee");
    expect(page.html).toContain(`/staff/queue?filter=all&amp;after=${queue.next}`);
  });

  it("the next line of a pile is one that nobody has in hand", async () => {
    const browser = browse({ "GET /staff/queue?filter=fill": queue });
    expect((await browser.open("/staff/queue/next?filter=fill")).location).toBe(
      "/staff/queue?filter=fill&done=nothing-next",
    );
  });
});

test.each([
  ["700 100 1127", "", { ask: { number: "7001001127" } }],
  ["100200310", "", { ask: { number: "100200310" } }],
  ["Delgado", "2/28/1954", { ask: { familyName: "Delgado", birthDate: "1954-02-28" } }],
  ["Delgado", "", { faults: { fields: { born: expect.any(String) as string } } }],
  ["12345", "", { faults: { fields: { what: expect.any(String) as string } } }],
  ["", "2/28/1954", { faults: { fields: { what: expect.any(String) as string } } }],
])("a search for %j born %j", (what, born, search) => {
  expect(searchOf({ what, born }, "en")).toEqual(search);
});
