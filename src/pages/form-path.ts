import type { Context } from "hono";

/**
 * The page to come back to: the one asked for, or the one whose form was sent. Where the browser does not say which,
 * the start: an address that only takes forms shows nothing.
 */
export function formPath({ req }: Pick<Context, "req">): string {
  const asked = new URL(req.url);
  const referrer = req.header("Referer") ?? "";
  if (req.method !== "GET" && (!URL.canParse(referrer) || new URL(referrer).host !== asked.host)) return "/";
  const { pathname, search } = req.method === "GET" ? asked : new URL(referrer);
  return pathname + search;
}
