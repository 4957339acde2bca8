import type { MiddlewareHandler } from "hono";
import { problem } from "#channels/web-api/problem.ts";
import { refuse } from "#use-cases/refusal.ts";

/**
 * A state-changing call must come from our own pages. Browsers always say where a call comes from
 * (`Sec-Fetch-Site`, `Origin`); a script that says neither carries no one else's cookie.
 */
export const refuseOtherOrigins: MiddlewareHandler = async (c, next) => {
  if (isSafe(c.req.method) || isSameOrigin(c.req.raw)) return next();
  return problem(c, refuse("cross-origin"));
};

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("Origin");
  if (origin === null) return true;
  const host = request.headers.get("Host") ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
