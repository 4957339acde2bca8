import { gzipSync } from "node:zlib";
import type { OperatorRoutes } from "#main/operator-routes.ts";
import { serveAsset } from "#main/serve-asset.ts";

type Fetch = { fetch(request: Request): Response | Promise<Response> };

export type Site = {
  /** What every answer to this path carries, unless the answer says otherwise itself. */
  headersOf(pathname: string): readonly (readonly [string, string])[];
  /** @param pathname the request's, which whoever serves it has at hand */
  fetch(request: Request, pathname: string): Promise<Response>;
};

const SECURITY: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "same-origin"],
  ["X-Frame-Options", "DENY"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=()"],
];
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";
/** The API's reading page brings styles of its own. */
const DOCS_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/** Where Stripe's script comes from. */
export const STRIPE_JS = "https://js.stripe.com";

/** For Stripe as https://docs.stripe.com/security/guide#content-security-policy has it. */
function cardPolicy(frameOrigin: string): string {
  if (frameOrigin !== STRIPE_JS) return `${POLICY}; frame-src ${frameOrigin}`;
  const ofStripe = `${STRIPE_JS} https://*.js.stripe.com`;
  return `${POLICY.replace("script-src 'self'", `script-src 'self' ${ofStripe}`)
    .replace("connect-src 'self'", "connect-src 'self' https://api.stripe.com")
    .replace(
      "img-src 'self' data:",
      "img-src 'self' data: https://*.stripe.com",
    )}; frame-src ${ofStripe} https://hooks.stripe.com`;
}

const COMPRESS_FROM_BYTES = 1400;

/** Everything one origin serves, by the first part of the path. */
export function makeSite(parts: {
  readonly api: Fetch;
  /** The members' pages. */
  readonly pages: Fetch;
  /** The staff's pages, under `/staff`. */
  readonly workbench: Fetch;
  /** Hosted voice providers, and the phone line's prompts, under `/voice`. */
  readonly voice: Fetch;
  readonly operators: OperatorRoutes;
  readonly assetsDirectory: string;
  readonly secure: boolean;
  /**
   * The only origin that is shown in a frame, and only on the page for a new card; {@link STRIPE_JS} where the fields
   * are put there by Stripe's own script.
   */
  readonly cardFrameOrigin: string | null;
}): Site {
  const { api, pages, workbench, voice, operators, assetsDirectory, secure, cardFrameOrigin } = parts;
  const headers = headersWith(POLICY, secure);
  const cardHeaders = cardFrameOrigin === null ? headers : headersWith(cardPolicy(cardFrameOrigin), secure);
  const docsHeaders = headersWith(DOCS_POLICY, secure);
  return {
    headersOf: (pathname) => {
      if (pathname === "/profile/cards/new") return cardHeaders;
      return pathname.startsWith("/api/docs") ? docsHeaders : headers;
    },
    async fetch(request, pathname) {
      const began = performance.now();
      const kind = pathname.startsWith("/api/") ? "api" : pathname.startsWith("/assets/") ? "asset" : "page";
      let response: Response;
      if (pathname.startsWith("/health/") || pathname === "/metrics") response = await operators.fetch(request);
      else if (kind === "asset" || pathname === "/favicon.ico" || pathname === "/robots.txt") {
        response = serveAsset(request, pathname, assetsDirectory);
      } else if (kind === "api") response = await api.fetch(request);
      else if (pathname.startsWith("/voice/")) response = await voice.fetch(request);
      else response = await compressed(request, await (isStaffs(pathname) ? workbench : pages).fetch(request));
      operators.observe(request.method, kind, response.status, (performance.now() - began) / 1000);
      return response;
    },
  };
}

function headersWith(policy: string, secure: boolean): readonly (readonly [string, string])[] {
  return [
    ["Content-Security-Policy", policy],
    ...SECURITY,
    ["Cache-Control", "no-store"],
    ...(secure ? [["Strict-Transport-Security", "max-age=63072000; includeSubDomains"] as const] : []),
  ];
}

function isStaffs(pathname: string): boolean {
  return pathname === "/staff" || pathname.startsWith("/staff/");
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
