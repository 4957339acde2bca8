import type { Context } from "hono";
import type { ApiAnswer } from "#pages/call-api.ts";
import { formPath } from "#pages/form-path.ts";
import { notAllowedPage, notFoundPage } from "#staff-workbench/error-pages.tsx";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";

type RefusedAnswer = Extract<ApiAnswer<unknown>, { ok: false }>;

/** The page for a refusal that the page asked for has no words of its own for: sign on again, not yours, nothing there, or a defect. */
export function answerFailure(c: Context<WorkbenchEnv>, answer: RefusedAnswer): Response {
  if (answer.status === 401) {
    return c.redirect(`/staff/sign-in?then=${encodeURIComponent(formPath(c))}`, 303);
  }
  if (answer.problem.code === "second-factor-required") {
    return c.redirect(`/staff/second-factor?then=${encodeURIComponent(formPath(c))}`, 303);
  }
  if (answer.status === 403) return notAllowedPage(c);
  // An id in the address that is none is refused as bad input.
  if (answer.status === 404 || answer.status === 422) return notFoundPage(c);
  throw new Error(`the API refused with ${answer.problem.code}`);
}
