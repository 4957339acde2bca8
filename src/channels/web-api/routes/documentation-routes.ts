import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "#channels/web-api/environment.ts";

const SWAGGER = path.dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
const FILES: Readonly<Record<string, string>> = {
  "swagger-ui.css": "text/css; charset=utf-8",
  "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
};

const START = `window.addEventListener("load", () => SwaggerUIBundle({ url: "/api/openapi.json", dom_id: "#docs", deepLinking: true }));`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>OpenRefill API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </head>
  <body>
    <main id="docs"><p>The contract itself: <a href="/api/openapi.json">openapi.json</a></p></main>
  </body>
</html>
`;

/** The contract, made from the schemas that validate requests, and a page to read it. */
export function addDocumentation(api: OpenAPIHono<ApiEnv>): void {
  api.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "OpenRefill",
      version: "1",
      description:
        "Order refills, follow them, and keep the household's medicines in one place. Money is in integer cents, days are YYYY-MM-DD, instants RFC 3339 in UTC. Every refusal is problem+json (RFC 9457) with a stable `code`.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "/" }],
  });
  api.get("/api/docs", (c) => c.html(PAGE));
  api.get("/api/docs/start.js", (c) => c.body(START, 200, { "Content-Type": "text/javascript; charset=utf-8" }));
  api.get("/api/docs/:file", (c) => {
    const file = c.req.param("file");
    const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (type === undefined) return c.notFound();
    return c.body(new Uint8Array(readFileSync(path.join(SWAGGER, file))), 200, {
      "Content-Type": type,
      "Cache-Control": "public, max-age=86400",
    });
  });
}
