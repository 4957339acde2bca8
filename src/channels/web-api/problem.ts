import type { Context, TypedResponse } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Refusal } from "#use-cases/refusal.ts";
import { type Language, languageOfHeader } from "#words/languages.ts";
import { fieldWords, problemWords } from "#words/problem-words.ts";

/** Where a code of a refusal stands in HTTP; what is not listed is bad input, 422. */
const STATUS: Readonly<Record<string, ContentfulStatusCode>> = {
  "sign-on-required": 401,
  "sign-in-failed": 401,
  "authenticator-code-required": 401,
  "authenticator-code-wrong": 401,
  "passkey-sign-in-failed": 401,
  "cross-origin": 403,
  "not-allowed": 403,
  "second-factor-required": 403,
  "pharmacist-decides": 403,
  "not-found": 404,
  "picking-began": 409,
  "item-gathered": 409,
  "changed-meanwhile": 409,
  "changed-since-read": 409,
  "claimed-by-other": 409,
  "message-claimed": 409,
  "not-now": 409,
  "nothing-to-undo": 409,
  "label-printed": 409,
  "in-another-parcel": 409,
  "not-checked-yet": 409,
  "cold-waits": 409,
  "parcel-changed": 409,
  "parcels-unpaid": 409,
  "ordered-meanwhile": 409,
  "carrier-silent": 503,
  "nothing-changed": 409,
  "own-account": 409,
  "last-administrator": 409,
  "not-active": 409,
  "email-in-use": 409,
  "grant-exists": 409,
  "transfer-in-process": 409,
  "transfer-asked-already": 409,
  "transfer-not-now": 409,
  "reason-required": 428,
  "caller-unchecked": 428,
  "too-many-tries": 429,
  "too-large": 413,
  "bad-json": 400,
  "idempotency-key-missing": 400,
  defect: 500,
  "try-again": 503,
};

/** Stands beside whatever answer a route declares: every route may refuse. */
export type ProblemResponse = Response & TypedResponse<never, never, never>;

/** RFC 9457 problem+json for an expected refusal, worded in the reader's language. */
export function problem(c: Context, refusal: Refusal, more: Record<string, unknown> = {}): ProblemResponse {
  const status = STATUS[refusal.code] ?? 422;
  const language = readerLanguage(c);
  const words = problemWords(refusal.code, language);
  const fields =
    refusal.fields === undefined
      ? {}
      : {
          fields: Object.fromEntries(
            Object.entries(refusal.fields).map(([path, code]) => [path, fieldWords(code, language)]),
          ),
        };
  if (refusal.retryAfter !== undefined) c.header("Retry-After", String(Math.ceil(refusal.retryAfter)));
  c.header("Content-Language", language);
  return c.body(
    JSON.stringify({
      type: `/problems/${refusal.code}`,
      title: words.title,
      status,
      code: refusal.code,
      detail: words.detail,
      ...fields,
      ...more,
    }),
    status,
    { "Content-Type": "application/problem+json" },
  ) as ProblemResponse;
}

/** `Accept-Language` first, then the signed-on member's own language, then English. */
export function readerLanguage(c: Context): Language {
  const actor = c.get("actor") as { language: Language } | undefined;
  return languageOfHeader(c.req.header("Accept-Language")) ?? actor?.language ?? "en";
}
