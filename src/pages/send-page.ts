import type { Context } from "hono";
import type { VNode } from "preact";
import { renderPage } from "#design/components/render-page.ts";

export function sendPage(
  c: Context,
  page: VNode,
  status: 200 | 401 | 403 | 404 | 409 | 422 | 429 | 500 | 503 = 200,
): Response {
  return c.html(renderPage(page), status);
}
