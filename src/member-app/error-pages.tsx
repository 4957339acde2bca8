import type { Context } from "hono";
import { LinkButton } from "#design/components/button.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageEnv } from "#member-app/page-context.ts";
import { sendPage } from "#pages/send-page.ts";
import { errorPages as en } from "#words/en/error-pages.ts";
import { errorPages as es } from "#words/es/error-pages.ts";

/** Without news, so that it reads the same wherever something is not, or is not the reader's. */
export function notFoundPage(c: Context<PageEnv>): Response {
  const page = { ...c.get("page"), announcements: [] };
  const words = { en, es }[page.language];
  return sendPage(
    c,
    <MemberPage page={page} title={words.notFoundTitle}>
      <h1>{words.notFoundTitle}</h1>
      <p>{words.notFound}</p>
      <LinkButton href={page.me === null ? "/" : "/home"}>{words.back}</LinkButton>
    </MemberPage>,
    404,
  );
}

/** A defect: told plainly, logged by the host. */
export function errorPage(c: Context<PageEnv>, error: Error): Response {
  const page = c.get("page");
  if (page === undefined) throw error;
  page.host.reportDefect(error);
  const words = { en, es }[page.language];
  return sendPage(
    c,
    <MemberPage page={page} title={words.defectTitle}>
      <h1>{words.defectTitle}</h1>
      <p>{words.defect}</p>
      <LinkButton href={page.me === null ? "/" : "/home"}>{words.back}</LinkButton>
    </MemberPage>,
    500,
  );
}
