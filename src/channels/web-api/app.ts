import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { addDocumentation } from "#channels/web-api/routes/documentation-routes.ts";
import { problem } from "#channels/web-api/problem.ts";
import { refuseCardNumbers } from "#channels/web-api/refuse-card-numbers.ts";
import { refuseOtherOrigins } from "#channels/web-api/same-origin.ts";
import { readActor } from "#channels/web-api/session.ts";
import { readStaff } from "#channels/web-api/staff-session.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { MAX_SOUND_BASE64 } from "#contracts/staff/announcements.ts";
import { describeDefect } from "#use-cases/describe-defect.ts";
import { refuse } from "#use-cases/refusal.ts";

const MAX_BODY_BYTES = 256 * 1024;

/** One router of the API; bad input is answered with 422 and the fields to mend. */
export function newRouter(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const fields: Record<string, string> = {};
      for (const issue of result.error.issues) {
        const path = issue.path.map(String).join(".");
        fields[path] ??= fieldCode(path, issue);
      }
      return problem(c, refuse("bad-input", { fields }));
    },
  });
}

/** Sound comes as Base64 in JSON. */
const MAX_SOUND_BODY_BYTES = MAX_SOUND_BASE64 + 1024;
const SOUND_PATH = /^\/api\/staff\/announcements\/[\da-f-]{36}\/recordings\/\w\w$/;

const tooLarge = (c: Context) => problem(c, refuse("too-large"));
const limitReadBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });
const limitReadSound = bodyLimit({ maxSize: MAX_SOUND_BODY_BYTES, onError: tooLarge });

/**
 * Goes by the length that is declared: looking at the body itself makes the server build a second request and a stream,
 * a quarter of the work of a whole call. Only a body that comes in chunks is counted as it comes.
 */
const limitBody: MiddlewareHandler = (c, next) => {
  const { method } = c.req;
  if (method === "GET" || method === "HEAD") return next();
  const length = c.req.header("Transfer-Encoding") === undefined ? c.req.header("Content-Length") : undefined;
  const isSound = SOUND_PATH.test(c.req.path);
  if (length === undefined) return (isSound ? limitReadSound : limitReadBody)(c, next);
  const most = isSound ? MAX_SOUND_BODY_BYTES : MAX_BODY_BYTES;
  return Number(length) <= most ? next() : Promise.resolve(tooLarge(c));
};

/** The whole API as one function from Request to Response, served over HTTP and called in-process by the pages. */
export function makeWebApi(
  dependencies: ApiDependencies,
  routers: readonly OpenAPIHono<ApiEnv>[],
): OpenAPIHono<ApiEnv> {
  const api = newRouter();
  api.use("*", limitBody);
  api.use("*", refuseOtherOrigins);
  api.use("*", refuseCardNumbers);
  api.use("*", readActor(dependencies));
  api.use("/api/staff/*", readStaff(dependencies));
  for (const router of routers) api.route("/api", router);
  addDocumentation(api);
  api.notFound((c) => problem(c, refuse("not-found")));
  api.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 400) return problem(c, refuse("bad-json"));
    dependencies.log.error(describeDefect(error), "a request failed");
    return problem(c, dependencies.isUnavailable(error) ? refuse("try-again", { retryAfter: 2 }) : refuse("defect"));
  });
  return api;
}

/** The code that words a field's fault: by what the field is, since "does not match /…/" helps nobody. */
function fieldCode(path: string, issue: { readonly code: string; readonly input?: unknown }): string {
  const name = path.split(".").at(-1) ?? "";
  const missing = issue.input === undefined || issue.input === "";
  if (missing && issue.code === "invalid_type") return "required";
  if (!missing && (issue.code === "invalid_value" || issue.code === "invalid_union"))
    return FIELD_CODES[name] ?? "choice";
  return (
    FIELD_CODES[name] ?? (issue.code === "too_small" ? "required" : issue.code === "too_big" ? "too-long" : "required")
  );
}

const FIELD_CODES: Readonly<Record<string, string>> = {
  mrn: "record-number",
  outsidePharmacyPhone: "phone",
  prescriberPhone: "phone",
  writtenOn: "date",
  lastFilledOn: "date",
  rxNumber: "rx-number",
  email: "email",
  password: "password-short",
  zip: "zip",
  near: "zip",
  state: "state",
  birthDate: "date",
  expiresOn: "date",
  code: "code-digits",
};
