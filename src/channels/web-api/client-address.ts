import type { Context } from "hono";

/** Set by our own listener from the connection, never taken from outside; pages called in-process pass it on. */
export const CLIENT_ADDRESS_HEADER = "x-openrefill-client";

/** Where a request came from, for counting wrong tries. */
export function clientAddress(c: Context): string {
  return c.req.header(CLIENT_ADDRESS_HEADER) ?? "unknown";
}
