import type { Context } from "hono";
import { LinkButton } from "#design/components/button.tsx";
import { sendPage } from "#pages/send-page.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { errorPages as defectEn } from "#words/en/error-pages.ts";
import { staffLayout as en } from "#words/en/staff-layout.ts";
import { errorPages as defectEs } from "#words/es/error-pages.ts";
import { staffLayout as es } from "#words/es/staff-layout.ts";

export function notFoundPage(c: Context<WorkbenchEnv>): Response {
  const words = { en, es }[c.get("page").language];
  return plainPage(c, words.notFoundTitle, words.notFound, 404);
}

export function notAllowedPage(c: Context<WorkbenchEnv>): Response {
  const words = { en, es }[c.get("page").language];
  return plainPage(c, words.notAllowedTitle, words.notAllowed, 403);
}

/** A defect: told plainly, logged by the host. */
export function errorPage(c: Context<WorkbenchEnv>, error: Error): Response {
  const page = c.get("page");
  if (page === undefined) throw error;
  page.host.reportDefect(error);
  const words = { en: defectEn, es: defectEs }[page.language];
  return plainPage(c, words.defectTitle, { en, es }[page.language].defect, 500);
}

function plainPage(c: Context<WorkbenchEnv>, title: string, text: string, status: 403 | 404 | 500): Response {
  const page = c.get("page");
  return sendPage(
    c,
    <WorkbenchPage page={page} title={title} width="text">
      <h1>{title}</h1>
      <p>{text}</p>
      <LinkButton href="/staff">{{ en, es }[page.language].back}</LinkButton>
    </WorkbenchPage>,
    status,
  );
}
