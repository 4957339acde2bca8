import type { Hono } from "hono";
import { errorPage, notFoundPage } from "#member-app/error-pages.tsx";
import { type PageEnv, readPageContext } from "#member-app/page-context.ts";
import { PUBLIC_PATHS } from "#member-app/public-paths.ts";
import { makePageApp } from "#pages/page-app.ts";
import type { PageHost } from "#pages/page-host.ts";

/** Pages of one folder; each adds its own routes. */
export type PageRoutes = (app: Hono<PageEnv>) => void;

/** The members' pages. */
export function makeMemberApp(host: PageHost, folders: readonly PageRoutes[]): Hono<PageEnv> {
  return makePageApp(
    {
      readPage: (c) => readPageContext(host, c),
      isOpenTo: ({ me }, pathname) => me !== null || PUBLIC_PATHS.has(pathname),
      signInPath: "/sign-in",
      notFound: notFoundPage,
      failed: errorPage,
    },
    folders,
  );
}
