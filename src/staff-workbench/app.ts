import type { Hono } from "hono";
import { makePageApp } from "#pages/page-app.ts";
import type { PageHost } from "#pages/page-host.ts";
import { errorPage, notFoundPage } from "#staff-workbench/error-pages.tsx";
import { readWorkbenchContext, type WorkbenchEnv } from "#staff-workbench/page-context.ts";
import { PUBLIC_PATHS } from "#staff-workbench/public-paths.ts";

/** Pages of one folder; each adds its own routes, by their whole paths (`/staff/queue`). */
export type WorkbenchRoutes = (app: Hono<WorkbenchEnv>) => void;

/** The staff's pages, all under `/staff`. */
export function makeWorkbench(host: PageHost, folders: readonly WorkbenchRoutes[]): Hono<WorkbenchEnv> {
  return makePageApp(
    {
      readPage: (c) => readWorkbenchContext(host, c),
      isOpenTo: ({ staff }, pathname) => staff !== null || PUBLIC_PATHS.has(pathname),
      signInPath: "/staff/sign-in",
      notFound: notFoundPage,
      failed: errorPage,
    },
    folders,
  );
}
