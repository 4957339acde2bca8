import { gzipSync } from "node:zlib";
import type { OperatorRoutes } from "#main/operator-routes.ts";
import { serveAsset } from "#main/serve-asset.ts";

type Fetch = { fetch(request: Request): Response | Promise<Response> };

const SECURITY: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "same-origin"],
  ["X-Frame-Options", "DENY"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=()"],
];
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";
/** The API's reading page brings styles of its own. */
const DOCS_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

const COMPRESS_FROM_BYTES = 1400;

/** Everything one origin serves, by the first part of the path. */
export function makeSite(parts: {
  readonly api: Fetch;
  /** The members' pages. */
  readonly pages: Fetch;
  /** The staff's pages, under `/staff`. */
  readonly workbench: Fetch;
  readonly operators: OperatorRoutes;
  readonly assetsDirectory: string;
  readonly secure: boolean;
}): Fetch {
  const { api, pages, workbench, operators, assetsDirectory, secure } = parts;
  return {
    async fetch(request) {
      const began = performance.now();
      const { pathname } = new URL(request.url);
      const kind = pathname.startsWith("/api/") ? "api" : pathname.startsWith("/assets/") ? "asset" : "page";
      let response: Response;
      if (pathname.startsWith("/health/") || pathname === "/metrics") response = await operators.fetch(request);
      else if (kind === "asset" || pathname === "/favicon.ico" || pathname === "/robots.txt") {
        response = serveAsset(request, pathname, assetsDirectory);
      } else if (kind === "api") response = await api.fetch(request);
      else response = await compressed(request, await (isStaffs(pathname) ? workbench : pages).fetch(request));
      protect(response.headers, pathname.startsWith("/api/docs") ? DOCS_POLICY : POLICY, secure);
      if (kind !== "asset") response.headers.set("Cache-Control", response.headers.get("Cache-Control") ?? "no-store");
      operators.observe(request.method, kind, response.status, (performance.now() - began) / 1000);
      return response;
    },
  };
}

function isStaffs(pathname: string): boolean {
  return pathname === "/staff" || pathname.startsWith("/staff/");
}

function protect(headers: Headers, policy: string, secure: boolean): void {
  headers.set("Content-Security-Policy", policy);
  for (const [name, value] of SECURITY) headers.set(name, value);
  if (secure) headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
}

/** Pages are small and whole, so they are compressed in one piece; streams and what is small already are left alone. */
async function compressed(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/html") || !(request.headers.get("Accept-Encoding") ?? "").includes("gzip"))
    return response;
  const body = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.append("Vary", "Accept-Encoding");
  if (body.length < COMPRESS_FROM_BYTES) return new Response(body, { status: response.status, headers });
  headers.set("Content-Encoding", "gzip");
  return new Response(gzipSync(body, { level: 5 }), { status: response.status, headers });
}
