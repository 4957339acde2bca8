import type { Context } from "hono";
import type { ApiAnswer } from "#pages/call-api.ts";
import { formPath } from "#pages/form-path.ts";
import { notFoundPage } from "#member-app/error-pages.tsx";
import type { PageEnv } from "#member-app/page-context.ts";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

/** The page for a refusal that the page asked for has no words of its own for: sign on again, nothing there, or a defect. */
export function answerFailure(c: Context<PageEnv>, answer: RefusedAnswer): Response {
  if (answer.status === 401) {
    return c.redirect(`/sign-in?then=${encodeURIComponent(formPath(c))}`, 303);
  }
  // An id in the address that is none is refused as bad input.
  if ([403, 404, 422].includes(answer.status)) return notFoundPage(c);
  throw new Error(`the API refused with ${answer.problem.code}`);
}
