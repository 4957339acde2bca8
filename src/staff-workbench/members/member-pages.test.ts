import { describe, expect, it } from "vitest";
import type { ReadBack } from "#contracts/staff/members.ts";
import { memberPages } from "#staff-workbench/members/member-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = "01990000-0000-7000-8000-000000000001";
const here = `/staff/members/${id}`;
const refused = (status: number, code: string, more: object = {}) =>
  Response.json({ type: `/problems/${code}`, title: "No", status, code, detail: "No.", ...more }, { status });
const browse = (answers: Parameters<typeof browseWorkbench>[2]) =>
  browseWorkbench([memberPages], staffOfRole("agent"), answers);
const readBack: ReadBack = {
  id,
  language: "es",
  opening: "Le leo el pedido, Elena.",
  lines: [{ rxNumber: "7001001127", outcome: "accepted", words: "Lisinopril. Para 30 días." }],
  total: "No hay nada que pagar.",
  question: "¿Está todo bien, y se lo pido?",
  ordersSomething: true,
};

describe("looking up", () => {
  it.each([
    ["100 200 310", "", { number: "100200310" }],
    ["(562) 555-0187", "", { number: "5625550187" }],
    ["Delgado", "7/3/1967", { familyName: "Delgado", birthDate: "1967-07-03" }],
  ])("'%s' born '%s' is asked for, and posted", async (what, born, ask) => {
    const browser = browse({
      "POST /staff/members/search": { members: [{ id, name: "Rosa Delgado", birthYear: 1967, city: "Downey" }] },
    });
    const page = await browser.send("/staff/members", { what, born });
    expect(page.html).toContain(`href="${here}"`);
    expect(browser.asked).toContainEqual(expect.objectContaining({ body: ask }));
  });

  it("a name without a birth date, or half a number, is asked for again", async () => {
    const browser = browse({});
    for (const what of ["Delgado", "12345"])
      expect((await browser.send("/staff/members", { what, born: "" })).status).toBe(422);
  });
});

describe("a member's page", () => {
  it("leads to the reason first, or to asking the caller", async () => {
    const page = await browse({ [`GET ${here}`]: refused(428, "reason-required") }).open(here);
    expect(page).toMatchObject({ status: 303, location: `${here}/open?then=${encodeURIComponent(here)}` });
    const caller = await browse({ [`GET ${here}`]: refused(428, "caller-unchecked") }).open(here);
    expect(caller).toMatchObject({ status: 303, location: `${here}/caller?then=${encodeURIComponent(here)}` });
  });

  it("after the reason, goes back to where it was asked for, on this site only", async () => {
    const browser = browse({ [`POST ${here}/open`]: new Response(null, { status: 204 }) });
    const then = `/staff/orders/${id}`;
    expect((await browser.send(`${here}/open`, { reason: "following-up", then })).location).toBe(then);
    expect((await browser.send(`${here}/open`, { reason: "following-up", then: "//evil.example" })).location).toBe(
      here,
    );
    expect((await browser.send(`${here}/open`, { then })).status).toBe(422);
  });
});

describe("an order by phone", () => {
  it("the words to read stand in the caller's language, and are marked so", async () => {
    const browser = browse({ [`POST ${here}/read-backs`]: Response.json(readBack, { status: 201 }) });
    const page = await browser.send(`${here}/order`, { rx: "7001001127", how: "pickup", pharmacyId: id });
    expect(page.html).toContain('lang="es"');
    expect(page.html).toContain("¿Está todo bien, y se lo pido?");
    expect(page.html).toContain('name="agreed"');
  });

  it("without the caller's yes the same words are shown again, with what is missing", async () => {
    const browser = browse({
      [`POST /staff/read-backs/${id}/place`]: refused(422, "caller-must-agree", { readBack }),
    });
    const page = await browser.send(`${here}/order/place`, { readBack: id });
    expect(page.status).toBe(422);
    expect(page.html).toContain("Tick this once the caller agreed.");
  });

  it("the number is shown large, in groups, and read out digit by digit", async () => {
    const placed = { confirmationNumber: "4821773605", placedAt: "2026-11-24T18:00:00.000Z", lines: [] };
    const browser = browse({ [`POST /staff/read-backs/${id}/place`]: Response.json(placed, { status: 201 }) });
    const page = await browser.send(`${here}/order/place`, { readBack: id, agreed: "yes" });
    expect(page.html).toContain("4 8 2 1 7 7 3 6 0 5");
    expect(browser.asked).toContainEqual(expect.objectContaining({ body: { callerAgreed: true } }));
  });
});
