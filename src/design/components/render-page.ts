import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** The document a browser is sent: a `Page` with the doctype that keeps browsers out of quirks mode. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
