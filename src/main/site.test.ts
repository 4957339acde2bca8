import { expect, it } from "vitest";
import { makeSite, STRIPE_JS } from "#main/site.ts";

const nothing = { fetch: () => new Response(null, { status: 404 }) };
const policyOf = (cardFrameOrigin: string | null, pathname: string) =>
  new Map(
    makeSite({
      api: nothing,
      pages: nothing,
      workbench: nothing,
      voice: nothing,
      operators: { fetch: async () => new Response(null), observe: () => {} },
      assetsDirectory: ".",
      secure: true,
      cardFrameOrigin,
    }).headersOf(pathname),
  ).get("Content-Security-Policy");

it("only the page for a new card may show the payment company, and only there its script may run", () => {
  const stripe = policyOf(STRIPE_JS, "/profile/cards/new");
  for (const part of [
    "script-src 'self' https://js.stripe.com https://*.js.stripe.com;",
    "connect-src 'self' https://api.stripe.com;",
    "frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
  ])
    expect(stripe).toContain(part);
  expect(policyOf(STRIPE_JS, "/profile/cards")).not.toContain("stripe");
  const sandbox = policyOf("http://127.0.0.1:4242", "/profile/cards/new");
  expect(sandbox).toContain("frame-src http://127.0.0.1:4242");
  expect(sandbox).toContain("script-src 'self';");
  expect(policyOf(null, "/profile/cards/new")).toContain("default-src 'none'");
  expect(policyOf(null, "/profile/cards/new")).not.toContain("frame-src");
});
