import { expect, test } from "vitest";
import { addressesIn, visit } from "#member-app/testing/visit.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const grant = {
  id: "0198c0de-0000-7000-8000-000000000700",
  direction: "given",
  name: "Miguel Delgado",
  scope: "full",
  basis: "member-given",
  grantedAt: "2026-11-01T06:00:00.000Z",
  expiresOn: null,
  words: "Sees your list and orders your refills",
};

const family = (grants: readonly object[], people: readonly object[] = []) => ({
  "GET /grants": { grants },
  "GET /parcel-sharing": { people },
});

test.each([
  ["en", "People who may act for you", "Since October 31, 2026"],
  ["es", "Personas que pueden actuar por usted", "Desde el 31 de octubre de 2026"],
] as const)(
  "a permission says what it allows and since when on the member's own calendar (%s)",
  async (language, title, since) => {
    const { words } = await visit(family([grant]), { signedOn: true, language }).open("/family");
    for (const expected of [title, "Miguel Delgado", grant.words, since]) expect(words).toContain(expected);
  },
);

test("whom I may only order for by number leads to ordering by number, never to a list", async () => {
  const received = { ...grant, direction: "received", scope: "by-number" };
  const { html } = await visit(family([received]), { signedOn: true }).open("/family");
  expect(addressesIn(html)).toContain("/order-by-number");
  expect(addressesIn(html).filter((address) => address.startsWith("/home?"))).toEqual([]);
});

test("a permission without a last day is sent without one", async () => {
  const rosa = visit({ "POST /grants": grant }, { signedOn: true });
  const { location } = await rosa.send("/family/add", {
    mrn: "100200534",
    lastName: "Delgado",
    scope: "full",
    untilMonth: "",
    untilDay: "",
    untilYear: "",
  });
  expect(location).toBe("/family?done=given");
  expect(rosa.sent("POST /grants")[0]?.body).toEqual({ mrn: "100200534", lastName: "Delgado", scope: "full" });
});

test("numbers that do not match are told without saying whose they are, and nothing typed is lost", async () => {
  const fault = "These do not match our records.";
  const answers = { "POST /grants": () => refusal(422, "bad-input", "Check.", { mrn: fault, lastName: fault }) };
  const { html, words } = await visit(answers, { signedOn: true }).send("/family/add", {
    mrn: "100200534",
    lastName: "Nobody",
    scope: "by-number",
    untilMonth: "12",
    untilDay: "31",
    untilYear: "2027",
  });
  expect(words).toContain(fault);
  for (const value of ["100200534", "Nobody", "12", "31", "2027"]) expect(html).toContain(`value="${value}"`);
  expect(addressesIn(html).filter((address) => address.includes("100200534"))).toEqual([]);
});

test("the access log goes on where the page ended", async () => {
  const at = "2026-11-21T18:30:00.000Z";
  const log = {
    entries: [{ at, who: "Rosa Delgado", what: "Read the list of prescriptions", from: "Website" }],
    nextBefore: at,
  };
  const { html, words } = await visit({ "GET /access-log": log }, { signedOn: true }).open("/family/access-log");
  expect(words).toContain("Rosa Delgado: Read the list of prescriptions");
  expect(words).toContain("Sat, Nov 21, 10:30 AM");
  expect(addressesIn(html)).toContain(`/family/access-log?before=${encodeURIComponent(at)}`);
});

test("parcels are shared only where both said so: asked, agreed or ended from the family page", async () => {
  const person = { id: null, grantId: grant.id, name: "Miguel Delgado", state: "own-parcels", needsAgreement: true };
  const asked = { ...person, id: "0198c0de-0000-7000-8000-000000000701", state: "asked-of-me" };
  const { words } = await visit(family([grant], [person]), { signedOn: true }).open("/family");
  expect(words).toContain("Ask to share parcels");
  const agreeCall = `POST /parcel-sharing/${asked.id}/agree`;
  const rosa = visit({ ...family([grant], [asked]), [agreeCall]: {} }, { signedOn: true });
  expect((await rosa.open("/family")).words).toContain("Yes, share parcels");
  const sent = await rosa.send("/family/parcels", { act: "agree", id: asked.id, grantId: grant.id });
  expect(sent.location).toBe("/family?done=parcels#parcels");
  expect(rosa.sent(agreeCall)).toHaveLength(1);
});

test("a parent who stops acting for a child is told to call, not to ask the child", async () => {
  const child = { ...grant, direction: "received", basis: "parent", name: "Lucia Delgado" };
  const { words } = await visit(family([child]), { signedOn: true }).open("/family");
  expect(words).toContain("To act as a parent again, call the number on your ID card.");
  expect(words).not.toContain("Only Lucia Delgado can give you permission again.");
});

test("what was read over and over in one minute is one entry of the access log", async () => {
  const entry = (at: string, what: string) => ({ at, who: "You", what, from: "Website" });
  const entries = [
    entry("2026-11-24T18:00:40Z", "Read an order"),
    entry("2026-11-24T18:00:20Z", "Read an order"),
    entry("2026-11-24T17:59:50Z", "Read an order"),
    entry("2026-11-24T17:59:40Z", "Signed on"),
  ];
  const { words } = await visit({ "GET /access-log": { entries } }, { signedOn: true }).open("/family/access-log");
  expect(words.match(/Read an order/g)).toHaveLength(2);
  expect(words).toContain("Website · 2 times");
});
