import { expect, test } from "vitest";
import { visit } from "#member-app/testing/visit.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const visa = {
  id: "0198c0de-0000-7000-8000-0000000000f1",
  brand: "visa",
  last4: "4242",
  expiresMonth: 4,
  expiresYear: 2029,
  isDefault: true,
};
const amex = { ...visa, id: "0198c0de-0000-7000-8000-0000000000f2", brand: "amex", last4: "0005", isDefault: false };
const cards = { "GET /payment-methods": { paymentMethods: [visa, amex] } };
const signedOn = { signedOn: true };
const gone = () => new Response(null, { status: 204 });

test.each([
  ["en", "Visa ending in 4242", "Good until April 2029", "Pays for new orders"],
  ["es", "Visa que termina en 4242", "Válida hasta abril de 2029", "Paga los pedidos nuevos"],
] as const)("the cards are shown by brand and last digits, and which of them pays (%s)", async (language, ...told) => {
  const { words, html } = await visit(cards, { ...signedOn, language }).open("/profile/cards");
  for (const each of told) expect(words).toContain(each);
  expect(html.match(/action="\/profile\/cards\/default"/g)).toHaveLength(1);
  expect(words).toContain("Visa, MasterCard, Discover");
});

test("a card that expired says so, and can't be chosen to pay", async () => {
  const expired = { ...amex, expiresMonth: 10, expiresYear: 2026, isExpired: true };
  const { words, html } = await visit({ "GET /payment-methods": { paymentMethods: [visa, expired] } }, signedOn).open(
    "/profile/cards",
  );
  expect(words).toContain("Expired in October 2026");
  expect(html).not.toContain('action="/profile/cards/default"');
});

test("a card is chosen to pay, and removed, also when another tab did it before", async () => {
  const member = visit(
    {
      [`PUT /payment-methods/${amex.id}/default`]: gone,
      [`DELETE /payment-methods/${amex.id}`]: () => refusal(404, "not-found", "We could not find that."),
    },
    signedOn,
  );
  expect((await member.send("/profile/cards/default", { id: amex.id })).location).toBe("/profile/cards?done=default");
  expect((await member.send("/profile/cards/remove", { id: amex.id })).location).toBe("/profile/cards?done=removed");
});

test("the payment company's form stands in a frame, and on a page of its own without it", async () => {
  const form = { kind: "page", pageUrl: "https://pay.example/1", frameUrl: "https://pay.example/1?frame" };
  const { html } = await visit({ "POST /payment-methods/forms": form }, signedOn).open("/profile/cards/new");
  expect(html).toContain('src="https://pay.example/1?frame"');
  expect(html).toContain('href="https://pay.example/1"');
  expect(html).not.toContain("js.stripe.com");
  const alone = { ...form, frameUrl: null };
  const page = await visit({ "POST /payment-methods/forms": alone }, signedOn).open("/profile/cards/new");
  expect(page.html).not.toContain("<iframe");
  expect(page.words).toContain("Go to the card form");
});

test.each([
  ["en", "The card form needs JavaScript", "give your card by phone"],
  ["es", "El formulario necesita JavaScript", "dé su tarjeta por teléfono"],
] as const)(
  "Stripe's own fields stand in our page, which says what to do without JavaScript (%s)",
  async (language, ...told) => {
    const form = {
      kind: "fields",
      publishableKey: "pk_test_1",
      clientSecret: "seti_1_secret_2",
      comeBackTo: "https://refills.example/profile/cards/back?then=%2Fbag&session=seti_1",
    };
    const visitor = visit({ "POST /payment-methods/forms": form }, { ...signedOn, language });
    const { html } = await visitor.open("/profile/cards/new?then=/bag");
    expect(visitor.sent("POST /payment-methods/forms")[0]?.body).toEqual({ then: "/bag" });
    const without = /<noscript>[\s\S]*?<\/noscript>/.exec(html)?.[0] ?? "";
    for (const each of told) expect(without).toContain(each);
    expect(html).toContain('src="https://js.stripe.com/');
    expect(html).toContain('data-client-secret="seti_1_secret_2"');
    // Nothing of ours could take a card.
    expect(html).not.toContain("<input");
  },
);

test("back from the form one goes where one came from, with the new card chosen", async () => {
  const member = visit({ "POST /payment-methods/forms/cs_1": visa }, signedOn);
  expect((await member.open("/profile/cards/back?then=%2Fbag%3Fstep%3D2&session=cs_1")).location).toBe(
    `/bag?step=2&card=${visa.id}`,
  );
  expect((await member.open("/profile/cards/back?session=cs_1")).location).toBe("/profile/cards?done=added");
  const elsewhere = encodeURIComponent("https://evil.example/");
  expect((await member.open(`/profile/cards/back?then=${elsewhere}&session=cs_1`)).location).toBe(
    "/profile/cards?done=added",
  );
});

test("a brand that is not taken is told among the cards", async () => {
  const words = "We take Visa, MasterCard, Discover and American Express.";
  const answers = { ...cards, "POST /payment-methods/forms/cs_1": () => refusal(422, "card-brand-not-taken", words) };
  const seen = await visit(answers, signedOn).open("/profile/cards/back?session=cs_1");
  expect(seen.status).toBe(422);
  expect(seen.words).toContain(words);
  expect(seen.words).toContain("Visa ending in 4242");
});
