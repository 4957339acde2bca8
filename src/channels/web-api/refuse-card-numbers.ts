import type { MiddlewareHandler } from "hono";
import { problem } from "#channels/web-api/problem.ts";
import { looksLikeCardNumber } from "#domain/numbers/card-number.ts";
import { refuse } from "#use-cases/refusal.ts";

/** A password may be any text, and is kept only as a hash. */
const SECRETS: ReadonlySet<string> = new Set(["password", "current"]);

/**
 * Partners' own news is full of their ids, some as long as a card's number: a card network's transaction id has fifteen
 * digits. It comes signed, and only what its adapter reads of it is kept.
 */
const NEWS_OF_PARTNERS: ReadonlySet<string> = new Set(["/api/payments/news", "/api/parcels/reports"]);

/**
 * Refuses a body that holds a bank card's number in any field, before anything reads or keeps it: card numbers belong
 * to the payment provider's own form, and a system that never takes one needs no PCI DSS audit of its database.
 */
export const refuseCardNumbers: MiddlewareHandler = async (c, next) => {
  if (!/^application\/json\b/i.test(c.req.header("Content-Type") ?? "")) return next();
  if (NEWS_OF_PARTNERS.has(c.req.path)) return next();
  // The text stays with the request for the route; one that is no JSON is the route's to refuse.
  const body: unknown = await c.req.json().catch(() => undefined);
  if (holdsCardNumber(body)) return problem(c, refuse("card-number-refused"));
  return next();
};

function holdsCardNumber(value: unknown): boolean {
  if (typeof value === "string" || typeof value === "number") return looksLikeCardNumber(String(value));
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([name, part]) => !(SECRETS.has(name) && typeof part === "string") && holdsCardNumber(part),
  );
}
